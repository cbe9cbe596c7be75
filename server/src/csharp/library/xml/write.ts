/** XML text of nodes as .NET's XmlWriter makes it: two spaces of indentation outside mixed content, its escapes, its namespace declarations. */
import { raise } from '../../runtime/exception.ts';
import { hex, type XName, xmlException, xmlNamespace, xmlnsNamespace } from './names.ts';
import {
  XAttribute,
  XCData,
  XComment,
  type XContainer,
  XDocument,
  XDocumentType,
  XElement,
  type XNode,
  XObject,
  XProcessingInstruction,
  XText,
} from './nodes.ts';

const invalid = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;
const checked = (text: string): string => {
  const match = invalid.exec(text);
  if (match) raise('System.ArgumentException', `'${match[0]}', hexadecimal value ${hex(match[0].charCodeAt(0))}, is an invalid character.`);
  return text;
};
const newLines = (text: string): string => text.replace(/\r\n?/g, '\n');
const inText = (text: string): string =>
  newLines(checked(text)).replace(/[&<>]/g, (c) => (c === '&' ? '&amp;' : c === '<' ? '&lt;' : '&gt;'));
const attributeEscapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#xD;',
  '\n': '&#xA;',
  '\t': '&#x9;',
};
const inAttribute = (text: string): string => checked(text).replace(/[&<>"\r\n\t]/g, (c) => attributeEscapes[c]!);

interface Declared {
  readonly prefix: string;
  readonly uri: string;
  written: boolean;
  needed: boolean;
}

class Writer {
  private readonly parts: string[] = [];
  private readonly indented: boolean;
  private mixed = false;
  private depth = 0;
  private started = false;
  /** What LINQ to XML knows: the declarations of the ancestors and open elements, latest last. */
  private readonly known: { prefix: string; uri: string }[] = [];
  /** What the writer knows: per open element, from `scopes`. */
  private readonly declared: Declared[] = [
    { prefix: 'xmlns', uri: xmlnsNamespace, written: true, needed: false },
    { prefix: 'xml', uri: xmlNamespace, written: true, needed: false },
    { prefix: '', uri: '', written: true, needed: false },
  ];
  private scope = 3;

  constructor(indented: boolean) {
    this.indented = indented;
  }
  get text(): string {
    return this.parts.join('');
  }
  private indent(): void {
    if (this.indented && !this.mixed && this.started) this.parts.push(`\n${'  '.repeat(this.depth)}`);
    this.started = true;
  }
  top(node: XNode): void {
    for (let element = node.parent; element; element = element.parent)
      for (const attribute of element.attributes) this.know(attribute, true);
    this.node(node);
  }
  private know(attribute: XAttribute, first: boolean): void {
    if (!attribute.isNamespaceDeclaration) return;
    const entry = { prefix: attribute.name.uri === '' ? '' : attribute.name.local, uri: attribute.value };
    if (first) this.known.unshift(entry);
    else this.known.push(entry);
  }
  node(node: XNode): void {
    if (node instanceof XElement) this.element(node);
    else if (node instanceof XCData) {
      this.mixed = true;
      this.started = true;
      this.parts.push(`<![CDATA[${newLines(checked(node.value)).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`);
    } else if (node instanceof XText) {
      if (node.value !== '') {
        this.mixed = true;
        this.started = true;
      }
      this.parts.push(inText(node.value));
    } else if (node instanceof XComment) {
      this.indent();
      this.parts.push(`<!--${newLines(node.value).replace(/--/g, '- -').replace(/-$/, '- ')}-->`);
    } else if (node instanceof XProcessingInstruction) {
      this.indent();
      this.parts.push(`<?${node.target}${node.data ? ` ${newLines(node.data).replaceAll('?>', '? >')}` : ''}?>`);
    } else if (node instanceof XDocumentType) {
      this.indent();
      const id =
        node.publicId !== null
          ? ` PUBLIC "${node.publicId}" "${node.systemId ?? ''}"`
          : node.systemId !== null
            ? ` SYSTEM "${node.systemId}"`
            : '';
      this.parts.push(`<!DOCTYPE ${node.name}${id}${node.internalSubset ? `[${node.internalSubset}]` : ''}>`);
    } else if (node instanceof XDocument) for (const child of (node as XContainer).nodes) this.node(child);
  }
  private prefixOf(uri: string, allowDefault: boolean): string | null {
    if (uri === '') return '';
    for (let i = this.known.length - 1; i >= 0; i--) {
      const { prefix, uri: found } = this.known[i]!;
      if (found !== uri || (prefix === '' && !allowDefault)) continue;
      if (!this.known.slice(i + 1).some((later) => later.prefix === prefix)) return prefix;
    }
    return uri === xmlNamespace ? 'xml' : uri === xmlnsNamespace ? 'xmlns' : null;
  }
  private lookup(prefix: string): number {
    for (let i = this.declared.length - 1; i >= 0; i--) if (this.declared[i]!.prefix === prefix) return i;
    return -1;
  }
  private writerPrefix(uri: string): string | null {
    for (let i = this.declared.length - 1; i >= 0; i--) {
      const { prefix, uri: found } = this.declared[i]!;
      if (found === uri && this.lookup(prefix) === i) return prefix;
    }
    return null;
  }
  private redefine(prefix: string, from: string, to: string): never {
    return xmlException(`The prefix '${prefix}' cannot be redefined from '${from}' to '${to}' within the same start element tag.`);
  }
  /** A prefix in use: declared at the end of the tag unless it is in force or the element's own attributes declare it. */
  private use(prefix: string, uri: string): void {
    const at = this.lookup(prefix);
    if (at >= this.scope) {
      if (this.declared[at]!.uri !== uri) this.redefine(prefix, this.declared[at]!.uri, uri);
      return;
    }
    const same = at >= 0 && this.declared[at]!.uri === uri;
    this.declared.push({ prefix, uri, written: false, needed: !same });
  }
  private declarePrefix(prefix: string, uri: string): void {
    const at = this.lookup(prefix);
    if (at >= this.scope) {
      const existing = this.declared[at]!;
      if (existing.uri !== uri) this.redefine(prefix, existing.uri, uri);
      existing.written = true;
      existing.needed = false;
    } else this.declared.push({ prefix, uri, written: true, needed: false });
  }
  private element(element: XElement): void {
    const knownBefore = this.known.length;
    const declaredBefore = this.declared.length;
    const scopeBefore = this.scope;
    this.scope = declaredBefore;
    for (const attribute of element.attributes) this.know(attribute, false);
    const prefix = this.prefixOf(element.name.uri, true) ?? this.writerPrefix(element.name.uri) ?? '';
    this.use(prefix, element.name.uri);
    const qualified = prefix ? `${prefix}:${element.name.local}` : element.name.local;
    this.indent();
    this.parts.push(`<${qualified}`);
    for (const attribute of element.attributes) this.attribute(attribute.name, attribute.value);
    for (let i = declaredBefore; i < this.declared.length; i++) {
      const { prefix: name, uri, needed } = this.declared[i]!;
      if (needed) this.parts.push(name ? ` xmlns:${name}="${inAttribute(uri)}"` : ` xmlns="${inAttribute(uri)}"`);
    }
    if (element.isEmpty) this.parts.push(' />');
    else this.content(element, qualified);
    this.known.length = knownBefore;
    this.declared.length = declaredBefore;
    this.scope = scopeBefore;
  }
  private content(element: XElement, qualified: string): void {
    this.parts.push('>');
    const mixedBefore = this.mixed;
    this.depth++;
    for (const node of element.nodes) this.node(node);
    this.depth--;
    if (element.nodes.length > 0 && !(element.nodes.length === 1 && element.nodes[0] instanceof XText && element.nodes[0].value === ''))
      this.indent();
    this.mixed = mixedBefore;
    this.parts.push(`</${qualified}>`);
  }
  private attribute(name: XName, value: string): void {
    if (name.uri === xmlnsNamespace || (name.uri === '' && name.local === 'xmlns')) {
      const prefix = name.uri === '' ? '' : name.local;
      this.declarePrefix(prefix, value);
      this.parts.push(prefix ? ` xmlns:${prefix}="${inAttribute(value)}"` : ` xmlns="${inAttribute(value)}"`);
      return;
    }
    let prefix = this.prefixOf(name.uri, false);
    if (prefix === null) {
      prefix = this.writerPrefix(name.uri) || this.generate();
      this.use(prefix, name.uri);
    } else if (prefix !== '' && prefix !== 'xml') this.use(prefix, name.uri);
    this.parts.push(` ${prefix ? `${prefix}:` : ''}${name.local}="${inAttribute(value)}"`);
  }
  private generate(): string {
    const base = `p${this.declared.length - 3}`;
    if (this.lookup(base) < 0) return base;
    for (let i = 0; ; i++) if (this.lookup(base + i) < 0) return base + i;
  }
}

/** `ToString()` (formatted) or `ToString(SaveOptions.DisableFormatting)`. */
export const xmlText = (object: XObject, formatted: boolean): string => {
  if (object instanceof XAttribute) {
    const { name } = object;
    const parent = object.parent;
    const prefix = prefixFor(parent, name);
    return `${prefix ? `${prefix}:` : ''}${name.local}="${inAttribute(object.value)}"`;
  }
  const writer = new Writer(formatted);
  writer.top(object as XNode);
  return writer.text;
};
const prefixFor = (element: XElement | null, name: XName): string => {
  if (name.uri === '') return '';
  if (name.uri === xmlnsNamespace) return 'xmlns';
  if (name.uri === xmlNamespace) return 'xml';
  return (element && prefixOfNamespace(element, name.uri)) || 'p1';
};
/** `GetPrefixOfNamespace`: null where only the default namespace has it, or none. */
export const prefixOfNamespace = (start: XElement, uri: string): string | null => {
  const seen = new Set<string>();
  for (let element: XElement | null = start; element; element = element.parent)
    for (const attribute of element.attributes) {
      if (!attribute.isNamespaceDeclaration || attribute.name.uri === '') continue;
      if (attribute.value === uri && !seen.has(attribute.name.local)) return attribute.name.local;
      seen.add(attribute.name.local);
    }
  return uri === xmlNamespace ? 'xml' : uri === xmlnsNamespace ? 'xmlns' : null;
};
/** `GetNamespaceOfPrefix`, `GetDefaultNamespace` (prefix ''): null where it is not declared. */
export const namespaceOfPrefix = (start: XElement, prefix: string): string | null => {
  for (let element: XElement | null = start; element; element = element.parent)
    for (const attribute of element.attributes)
      if (attribute.isNamespaceDeclaration && (attribute.name.uri === '' ? '' : attribute.name.local) === prefix) return attribute.value;
  return prefix === 'xml' ? xmlNamespace : prefix === 'xmlns' ? xmlnsNamespace : null;
};
XObject.text = xmlText;
