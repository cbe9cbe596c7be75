import type { EnumValue } from '../../runtime/enums.ts';
import { enumValue } from '../../runtime/enums.ts';
import { raiseNull } from '../../runtime/exception.ts';
import { runtimeType } from '../../runtime/type.ts';
import { declare } from '../declare.ts';
import { Lazy } from '../newtonsoft/lazy.ts';
import { castOperators } from './casts.ts';
import { compareOrder, deepEquals } from './compare.ts';
import { contentText } from './content.ts';
import { XName, XNamespace } from './names.ts';
import {
  XAttribute,
  XCData,
  XComment,
  XDeclaration,
  XDocumentType,
  XElement,
  type XNode,
  type XObject,
  XProcessingInstruction,
  XText,
} from './nodes.ts';
import { xmlText } from './write.ts';

const type = (name: string) => runtimeType(`System.Xml.Linq.${name}`);
export const elements = (walk: () => Iterable<XElement>): Lazy => new Lazy(type('XElement'), walk);
export const nodes = (walk: () => Iterable<XNode>): Lazy => new Lazy(type('XNode'), walk);
export const attributes = (walk: () => Iterable<XAttribute>): Lazy => new Lazy(type('XAttribute'), walk);
export const isFormatted = (options: EnumValue): boolean => (options.value & 1) === 0;
const onlyElements = (list: readonly XNode[], name: XName | null | undefined): XElement[] =>
  list.filter(
    (node): node is XElement => node instanceof XElement && (name === undefined || (name !== null && node.name.equalsValue(name))),
  );
/** A settable property of the same name on the value. */
const settable = <T, K extends keyof T>(key: K) => ({
  get: (self: T) => self[key],
  set: (self: T, value: T[K]) => {
    self[key] = value;
  },
});
const concat = (namespace: XNamespace | null, local: string | null): XName =>
  XName.of(local ?? raiseNull('localName'), (namespace ?? raiseNull('ns')).uri);
const same = (a: { equalsValue(other: unknown): boolean } | null, b: unknown): boolean => a === b || (a?.equalsValue(b) ?? false);

export default [
  declare('public abstract class System.Xml.Linq.XObject', {
    'string BaseUri { get; }': () => '',
    'XDocument Document { get; }': (self: XObject) => self.document,
    'abstract XmlNodeType NodeType { get; }': (self: XObject) => enumValue('System.Xml.XmlNodeType', self.nodeType),
    'XElement Parent { get; }': (self: XObject) => self.parent,
    'void AddAnnotation(object annotation)': (self: XObject, annotation: unknown) => {
      self.annotations.push(annotation ?? raiseNull('annotation'));
    },
  }),
  declare('public abstract class System.Xml.Linq.XNode : XObject', {
    'XNode NextNode { get; }': (self: XNode) => self.next,
    'XNode PreviousNode { get; }': (self: XNode) => self.previous,
    'static XNodeDocumentOrderComparer DocumentOrderComparer { get; }': () => documentOrder,
    'static XNodeEqualityComparer EqualityComparer { get; }': () => nodeEquality,
    'void AddAfterSelf(object content)': (self: XNode, content: unknown) => self.addBeside(content, 1),
    'void AddAfterSelf(params object[] content)': (self: XNode, content: unknown) => self.addBeside(content, 1),
    'void AddBeforeSelf(object content)': (self: XNode, content: unknown) => self.addBeside(content, 0),
    'void AddBeforeSelf(params object[] content)': (self: XNode, content: unknown) => self.addBeside(content, 0),
    'IEnumerable<XElement> Ancestors()': (self: XNode) => elements(() => self.ancestors(false)),
    'IEnumerable<XElement> Ancestors(XName name)': (self: XNode, name: XName | null) =>
      elements(() => onlyElements([...self.ancestors(false)], name)),
    'static int CompareDocumentOrder(XNode n1, XNode n2)': compareOrder,
    'static bool DeepEquals(XNode n1, XNode n2)': deepEquals,
    'IEnumerable<XElement> ElementsAfterSelf()': (self: XNode) => elements(() => onlyElements(self.after(), undefined)),
    'IEnumerable<XElement> ElementsAfterSelf(XName name)': (self: XNode, name: XName | null) =>
      elements(() => onlyElements(self.after(), name)),
    'IEnumerable<XElement> ElementsBeforeSelf()': (self: XNode) => elements(() => onlyElements(self.before(), undefined)),
    'IEnumerable<XElement> ElementsBeforeSelf(XName name)': (self: XNode, name: XName | null) =>
      elements(() => onlyElements(self.before(), name)),
    'IEnumerable<XNode> NodesAfterSelf()': (self: XNode) => nodes(() => self.after()),
    'IEnumerable<XNode> NodesBeforeSelf()': (self: XNode) => nodes(() => self.before()),
    'bool IsAfter(XNode node)': (self: XNode, node: XNode | null) => compareOrder(self, node) > 0,
    'bool IsBefore(XNode node)': (self: XNode, node: XNode | null) => compareOrder(self, node) < 0,
    'void Remove()': (self: XNode) => self.remove(),
    'void ReplaceWith(object content)': (self: XNode, content: unknown) => self.replaceWith(content),
    'void ReplaceWith(params object[] content)': (self: XNode, content: unknown) => self.replaceWith(content),
    'override string ToString()': (self: XNode) => xmlText(self, true),
    'string ToString(SaveOptions options)': (self: XNode, options: EnumValue) => xmlText(self, isFormatted(options)),
  }),
  declare('public class System.Xml.Linq.XText : XNode', {
    'new(string value)': (value: string | null) => new XText(value),
    'new(XText other)': (other: XText | null) => (other ?? raiseNull('other')).clone(),
    'string Value { get; set; }': settable<XText, 'value'>('value'),
  }),
  declare('public class System.Xml.Linq.XCData : XText', {
    'new(string value)': (value: string | null) => new XCData(value),
    'new(XCData other)': (other: XCData | null) => (other ?? raiseNull('other')).clone(),
  }),
  declare('public class System.Xml.Linq.XComment : XNode', {
    'new(string value)': (value: string | null) => new XComment(value),
    'new(XComment other)': (other: XComment | null) => (other ?? raiseNull('other')).clone(),
    'string Value { get; set; }': settable<XComment, 'value'>('value'),
  }),
  declare('public class System.Xml.Linq.XProcessingInstruction : XNode', {
    'new(string target, string data)': (target: string | null, data: string | null) => new XProcessingInstruction(target, data),
    'new(XProcessingInstruction other)': (other: XProcessingInstruction | null) => (other ?? raiseNull('other')).clone(),
    'string Target { get; set; }': settable<XProcessingInstruction, 'target'>('target'),
    'string Data { get; set; }': settable<XProcessingInstruction, 'data'>('data'),
  }),
  declare('public class System.Xml.Linq.XDocumentType : XNode', {
    'new(string name, string publicId, string systemId, string internalSubset)': (
      name: string,
      publicId: string | null,
      systemId: string | null,
      subset: string | null,
    ) => new XDocumentType(name, publicId, systemId, subset),
    'new(XDocumentType other)': (other: XDocumentType | null) => (other ?? raiseNull('other')).clone(),
    'string Name { get; set; }': settable<XDocumentType, 'name'>('name'),
    'string PublicId { get; set; }': settable<XDocumentType, 'publicId'>('publicId'),
    'string SystemId { get; set; }': settable<XDocumentType, 'systemId'>('systemId'),
    'string InternalSubset { get; set; }': settable<XDocumentType, 'internalSubset'>('internalSubset'),
  }),
  declare('public class System.Xml.Linq.XDeclaration', {
    'new(string version, string encoding, string standalone)': (
      version: string | null,
      encoding: string | null,
      standalone: string | null,
    ) => new XDeclaration(version, encoding, standalone),
    'new(XDeclaration other)': (other: XDeclaration | null) => {
      const { version, encoding, standalone } = other ?? raiseNull('other');
      return new XDeclaration(version, encoding, standalone);
    },
    'string Version { get; set; }': settable<XDeclaration, 'version'>('version'),
    'string Encoding { get; set; }': settable<XDeclaration, 'encoding'>('encoding'),
    'string Standalone { get; set; }': settable<XDeclaration, 'standalone'>('standalone'),
    'override string ToString()': (self: XDeclaration) => self.toText(),
  }),
  declare('public class System.Xml.Linq.XAttribute : XObject', {
    'new(XName name, object value)': (name: XName | null, value: unknown) => new XAttribute(name, value),
    'new(XAttribute other)': (other: XAttribute | null) => (other ?? raiseNull('other')).clone(),
    'static IEnumerable<XAttribute> EmptySequence { get; }': () => attributes(() => []),
    'bool IsNamespaceDeclaration { get; }': (self: XAttribute) => self.isNamespaceDeclaration,
    'XName Name { get; }': (self: XAttribute) => self.name,
    'XAttribute NextAttribute { get; }': (self: XAttribute) => self.next,
    'XAttribute PreviousAttribute { get; }': (self: XAttribute) => self.previous,
    'string Value { get; set; }': {
      get: (self: XAttribute) => self.value,
      set: (self: XAttribute, value: string | null) => {
        self.value = value ?? raiseNull('value');
      },
    },
    'void Remove()': (self: XAttribute) => self.remove(),
    'void SetValue(object value)': (self: XAttribute, value: unknown) => {
      self.value = contentText(value ?? raiseNull('value'));
    },
    'override string ToString()': (self: XAttribute) => xmlText(self, true),
    ...castOperators('XAttribute attribute'),
  }),
  declare('public sealed class System.Xml.Linq.XName', {
    'string LocalName { get; }': (self: XName) => self.local,
    'XNamespace Namespace { get; }': (self: XName) => self.namespace,
    'string NamespaceName { get; }': (self: XName) => self.uri,
    'static XName Get(string expandedName)': (text: string | null) => XName.parse(text),
    'static XName Get(string localName, string namespaceName)': (local: string | null, uri: string | null) =>
      XName.of(local ?? raiseNull('localName'), uri ?? raiseNull('namespaceName')),
    'override string ToString()': (self: XName) => self.toText(),
    'override bool Equals(object obj)': same,
    'static implicit operator XName(string expandedName)': (text: string | null) => (text === null ? null : XName.parse(text)),
    'static bool operator ==(XName left, XName right)': same,
    'static bool operator !=(XName left, XName right)': (a: XName | null, b: unknown) => !same(a, b),
  }),
  declare('public sealed class System.Xml.Linq.XNamespace', {
    'string NamespaceName { get; }': (self: XNamespace) => self.uri,
    'static XNamespace None { get; }': () => XNamespace.of(''),
    'static XNamespace Xml { get; }': () => XNamespace.of('http://www.w3.org/XML/1998/namespace'),
    'static XNamespace Xmlns { get; }': () => XNamespace.of('http://www.w3.org/2000/xmlns/'),
    'static XNamespace Get(string namespaceName)': (uri: string | null) => XNamespace.of(uri),
    'XName GetName(string localName)': concat,
    'override string ToString()': (self: XNamespace) => self.uri,
    'override bool Equals(object obj)': same,
    'static implicit operator XNamespace(string namespaceName)': (uri: string | null) => (uri === null ? null : XNamespace.of(uri)),
    'static XName operator +(XNamespace ns, string localName)': concat,
    'static bool operator ==(XNamespace left, XNamespace right)': same,
    'static bool operator !=(XNamespace left, XNamespace right)': (a: XNamespace | null, b: unknown) => !same(a, b),
  }),
  declare('public sealed class System.Xml.Linq.XNodeDocumentOrderComparer : IComparer<XNode>', {
    'new()': () => documentOrder,
    'int Compare(XNode x, XNode y)': (_self: unknown, a: XNode | null, b: XNode | null) => compareOrder(a, b),
  }),
  declare('public sealed class System.Xml.Linq.XNodeEqualityComparer : IEqualityComparer<XNode>', {
    'new()': () => nodeEquality,
    'bool Equals(XNode x, XNode y)': (_self: unknown, a: XNode | null, b: XNode | null) => deepEquals(a, b),
    'int GetHashCode(XNode obj)': (_self: unknown, node: XNode | null) => (node ? xmlText(node, false).length : 0),
  }),
  declare('[Flags] public enum System.Xml.Linq.SaveOptions', { None: 0, DisableFormatting: 1, OmitDuplicateNamespaces: 2 }),
  declare('[Flags] public enum System.Xml.Linq.LoadOptions', { None: 0, PreserveWhitespace: 1, SetBaseUri: 2, SetLineInfo: 4 }),
  declare('public enum System.Xml.XmlNodeType', {
    None: 0,
    Element: 1,
    Attribute: 2,
    Text: 3,
    CDATA: 4,
    EntityReference: 5,
    Entity: 6,
    ProcessingInstruction: 7,
    Comment: 8,
    Document: 9,
    DocumentType: 10,
    DocumentFragment: 11,
    Notation: 12,
    Whitespace: 13,
    SignificantWhitespace: 14,
    EndElement: 15,
    EndEntity: 16,
    XmlDeclaration: 17,
  }),
  declare('public class System.Xml.XmlException : SystemException', {
    'int LineNumber { get; }': (self: { data: Map<string, unknown> }) => self.data.get('LineNumber') ?? 0,
    'int LinePosition { get; }': (self: { data: Map<string, unknown> }) => self.data.get('LinePosition') ?? 0,
  }),
];
const documentOrder = {
  clrType: type('XNodeDocumentOrderComparer'),
  compare: (a: unknown, b: unknown) => compareOrder(a as XNode, b as XNode),
};
const nodeEquality = {
  clrType: type('XNodeEqualityComparer'),
  keyOf: (node: unknown) => (node === null ? null : `\0xml:${xmlText(node as XNode, false)}`),
};
