import type { EnumValue } from '../../runtime/enums.ts';
import { raiseNull } from '../../runtime/exception.ts';
import { each } from '../../runtime/operations.ts';
import { declare } from '../declare.ts';
import { castOperators } from './casts.ts';
import { compareOrder } from './compare.ts';
import { contentText } from './content.ts';
import { attributes, elements, nodes } from './declare-objects.ts';
import { type XName, XNamespace } from './names.ts';
import { type XAttribute, XContainer, type XDeclaration, XDocument, XElement, type XNode } from './nodes.ts';
import { parseDocument, parseElement } from './parse.ts';
import { namespaceOfPrefix, prefixOfNamespace } from './write.ts';

const replaceNodes = (self: XContainer, content: unknown): void => {
  const kept = snapshot(content);
  self.removeNodes();
  self.add(kept);
};
const replaceAll = (self: XElement, content: unknown): void => {
  const kept = snapshot(content);
  self.removeNodes();
  self.removeAttributes();
  self.add(kept);
};
/** What is replaced may be walked from the new content. */
const snapshot = (content: unknown): unknown =>
  content !== null && typeof content === 'object' && Symbol.iterator in content && !(content instanceof XContainer)
    ? [...each(content)].map(snapshot)
    : content;
const keepsWhitespace = (options: EnumValue): boolean => (options.value & 1) === 1;
const setAttributes = (self: XElement, content: unknown): void => {
  const kept = snapshot(content);
  self.removeAttributes();
  self.add(kept);
};

export default [
  declare('public abstract class System.Xml.Linq.XContainer : XNode', {
    'XNode FirstNode { get; }': (self: XContainer) => self.firstNode,
    'XNode LastNode { get; }': (self: XContainer) => self.lastNode,
    'void Add(object content)': (self: XContainer, content: unknown) => self.add(snapshot(content)),
    'void Add(params object[] content)': (self: XContainer, content: unknown) => self.add(snapshot(content)),
    'void AddFirst(object content)': (self: XContainer, content: unknown) => {
      self.insertContent(0, snapshot(content));
    },
    'void AddFirst(params object[] content)': (self: XContainer, content: unknown) => {
      self.insertContent(0, snapshot(content));
    },
    'IEnumerable<XNode> DescendantNodes()': (self: XContainer) => nodes(() => self.descendantNodes()),
    'IEnumerable<XElement> Descendants()': (self: XContainer) => elements(() => self.descendants()),
    'IEnumerable<XElement> Descendants(XName name)': (self: XContainer, name: XName | null) => elements(() => self.descendants(name)),
    'XElement Element(XName name)': (self: XContainer, name: XName | null) => self.element(name),
    'IEnumerable<XElement> Elements()': (self: XContainer) => elements(() => self.elements()),
    'IEnumerable<XElement> Elements(XName name)': (self: XContainer, name: XName | null) => elements(() => self.elements(name)),
    'IEnumerable<XNode> Nodes()': (self: XContainer) => nodes(() => self.children()),
    'void RemoveNodes()': (self: XContainer) => self.removeNodes(),
    'void ReplaceNodes(object content)': replaceNodes,
    'void ReplaceNodes(params object[] content)': replaceNodes,
  }),
  declare('public class System.Xml.Linq.XElement : XContainer', {
    'new(XName name)': (name: XName | null) => new XElement(name),
    'new(XName name, object content)': (name: XName | null, content: unknown) => new XElement(name, content),
    'new(XName name, params object[] content)': (name: XName | null, content: unknown) => new XElement(name, content),
    'new(XElement other)': (other: XElement | null) => (other ?? raiseNull('other')).clone(),
    'static IEnumerable<XElement> EmptySequence { get; }': () => elements(() => []),
    'XAttribute FirstAttribute { get; }': (self: XElement) => self.attributes[0] ?? null,
    'XAttribute LastAttribute { get; }': (self: XElement) => self.attributes.at(-1) ?? null,
    'bool HasAttributes { get; }': (self: XElement) => self.attributes.length > 0,
    'bool HasElements { get; }': (self: XElement) => self.nodes.some((node) => node instanceof XElement),
    'bool IsEmpty { get; }': (self: XElement) => self.isEmpty,
    'XName Name { get; set; }': {
      get: (self: XElement) => self.name,
      set: (self: XElement, name: XName | null) => {
        self.name = name ?? raiseNull('value');
      },
    },
    'string Value { get; set; }': {
      get: (self: XElement) => self.value,
      set: (self: XElement, value: string | null) => {
        self.value = value ?? raiseNull('value');
      },
    },
    'IEnumerable<XElement> AncestorsAndSelf()': (self: XElement) => elements(() => self.ancestors(true)),
    'IEnumerable<XElement> AncestorsAndSelf(XName name)': (self: XElement, name: XName | null) =>
      elements(() => named(self.ancestors(true), name)),
    'XAttribute Attribute(XName name)': (self: XElement, name: XName | null) => self.attribute(name),
    'IEnumerable<XAttribute> Attributes()': (self: XElement) => attributes(() => self.walkAttributes()),
    'IEnumerable<XAttribute> Attributes(XName name)': (self: XElement, name: XName | null) =>
      attributes(() => self.attributes.filter((attribute) => name !== null && attribute.name.equalsValue(name))),
    'IEnumerable<XNode> DescendantNodesAndSelf()': (self: XElement) => nodes(() => [self, ...self.descendantNodes()]),
    'IEnumerable<XElement> DescendantsAndSelf()': (self: XElement) => elements(() => withSelf(self, undefined)),
    'IEnumerable<XElement> DescendantsAndSelf(XName name)': (self: XElement, name: XName | null) => elements(() => withSelf(self, name)),
    'XNamespace GetDefaultNamespace()': (self: XElement) => XNamespace.of(namespaceOfPrefix(self, '') ?? ''),
    'XNamespace GetNamespaceOfPrefix(string prefix)': (self: XElement, prefix: string | null) => {
      const uri = namespaceOfPrefix(self, prefix ?? raiseNull('prefix'));
      return uri === null ? null : XNamespace.of(uri);
    },
    'string GetPrefixOfNamespace(XNamespace ns)': (self: XElement, ns: XNamespace | null) =>
      prefixOfNamespace(self, (ns ?? raiseNull('ns')).uri),
    'static XElement Parse(string text)': (text: string | null) => parseElement(text),
    'static XElement Parse(string text, LoadOptions options)': (text: string | null, options: EnumValue) =>
      parseElement(text, keepsWhitespace(options)),
    'void RemoveAll()': (self: XElement) => {
      self.removeNodes();
      self.removeAttributes();
    },
    'void RemoveAttributes()': (self: XElement) => self.removeAttributes(),
    'void ReplaceAll(object content)': replaceAll,
    'void ReplaceAll(params object[] content)': replaceAll,
    'void ReplaceAttributes(object content)': setAttributes,
    'void ReplaceAttributes(params object[] content)': setAttributes,
    'void SetAttributeValue(XName name, object value)': (self: XElement, name: XName | null, value: unknown) =>
      self.setAttribute(name ?? raiseNull('name'), value),
    'void SetElementValue(XName name, object value)': (self: XElement, name: XName | null, value: unknown) =>
      self.setElement(name ?? raiseNull('name'), value),
    'void SetValue(object value)': (self: XElement, value: unknown) => {
      self.value = contentText(value ?? raiseNull('value'));
    },
    ...castOperators('XElement element'),
  }),
  declare('public class System.Xml.Linq.XDocument : XContainer', {
    'new()': () => new XDocument(),
    'new(params object[] content)': (content: unknown) => new XDocument(null, content),
    'new(XDeclaration declaration, params object[] content)': (declaration: XDeclaration | null, content: unknown) =>
      new XDocument(declaration, content),
    'new(XDocument other)': (other: XDocument | null) => (other ?? raiseNull('other')).clone(),
    'XDeclaration Declaration { get; set; }': {
      get: (self: XDocument) => self.declaration,
      set: (self: XDocument, declaration: XDeclaration | null) => {
        self.declaration = declaration;
      },
    },
    'XDocumentType DocumentType { get; }': (self: XDocument) => self.documentType,
    'XElement Root { get; }': (self: XDocument) => self.root,
    'static XDocument Parse(string text)': (text: string | null) => parseDocument(text),
    'static XDocument Parse(string text, LoadOptions options)': (text: string | null, options: EnumValue) =>
      parseDocument(text, keepsWhitespace(options)),
  }),
  declare('public static class System.Xml.Linq.Extensions', {
    ...extension('XElement', 'Ancestors', 'XNode', (node) => (node as XNode).ancestors(false)),
    ...extension('XElement', 'AncestorsAndSelf', 'XElement', (node) => (node as XNode).ancestors(true), false),
    ...extension('XElement', 'Elements', 'XContainer', (node) => (node as XContainer).elements()),
    ...extension('XElement', 'Descendants', 'XContainer', (node) => (node as XContainer).descendants()),
    ...extension('XElement', 'DescendantsAndSelf', 'XElement', (node) => withSelf(node as XElement, undefined), false),
    'static IEnumerable<XAttribute> Attributes(this IEnumerable<XElement> source)': (source: unknown) =>
      attributes(() => [...each(source)].flatMap((element) => (element as XElement).attributes)),
    'static IEnumerable<XAttribute> Attributes(this IEnumerable<XElement> source, XName name)': (source: unknown, name: XName | null) =>
      attributes(() => [...each(source)].flatMap((element) => (element as XElement).attribute(name) ?? [])),
    'static IEnumerable<XNode> Nodes<T>(this IEnumerable<T> source) where T : XContainer': (source: unknown) =>
      nodes(() => [...each(source)].flatMap((element) => (element as XContainer).nodes)),
    'static IEnumerable<XNode> DescendantNodes<T>(this IEnumerable<T> source) where T : XContainer': (source: unknown) =>
      nodes(() => [...each(source)].flatMap((element) => [...(element as XContainer).descendantNodes()])),
    'static IEnumerable<XNode> DescendantNodesAndSelf(this IEnumerable<XElement> source)': (source: unknown) =>
      nodes(() => [...each(source)].flatMap((element) => [element as XNode, ...(element as XElement).descendantNodes()])),
    'static IEnumerable<T> InDocumentOrder<T>(this IEnumerable<T> source) where T : XNode': (source: unknown) =>
      nodes(() => ([...each(source)] as XNode[]).sort(compareOrder)),
    'static void Remove(this IEnumerable<XAttribute> source)': (source: unknown) => {
      for (const attribute of [...each(source ?? raiseNull('source'))]) (attribute as XAttribute | null)?.remove();
    },
    'static void Remove<T>(this IEnumerable<T> source) where T : XNode': (source: unknown) => {
      const byHolder = new Map<XContainer, Set<XNode>>();
      for (const node of [...each(source ?? raiseNull('source'))] as (XNode | null)[]) {
        if (!node) continue;
        // Without a parent: says so, as Remove() does.
        if (!node.holder) node.remove();
        const known = byHolder.get(node.holder!);
        if (known) known.add(node);
        else byHolder.set(node.holder!, new Set([node]));
      }
      for (const [holder, nodes] of byHolder) holder.removeAllOf(nodes);
    },
  }),
];
function* named(list: Iterable<XElement>, name: XName | null): Iterable<XElement> {
  for (const element of list) if (name && element.name.equalsValue(name)) yield element;
}
function* withSelf(element: XElement, name: XName | null | undefined): Iterable<XElement> {
  if (name === undefined || (name !== null && element.name.equalsValue(name))) yield element;
  yield* element.descendants(name);
}
/** An axis over a sequence, with and without a name. */
function extension(result: string, name: string, of: string, walk: (node: unknown) => Iterable<XElement>, generic = true) {
  const [arity, source, where] = generic ? ['<T>', 'IEnumerable<T>', ` where T : ${of}`] : ['', `IEnumerable<${of}>`, ''];
  function* all(nodesOf: unknown): Iterable<XElement> {
    for (const node of each(nodesOf)) yield* walk(node);
  }
  return {
    [`static IEnumerable<${result}> ${name}${arity}(this ${source} source)${where}`]: (nodesOf: unknown) =>
      elements(() => all(nodesOf ?? raiseNull('source'))),
    [`static IEnumerable<${result}> ${name}${arity}(this ${source} source, XName name)${where}`]: (
      nodesOf: unknown,
      filter: XName | null,
    ) => elements(() => named(all(nodesOf ?? raiseNull('source')), filter)),
  };
}
