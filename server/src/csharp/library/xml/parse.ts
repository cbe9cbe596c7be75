/** XML text to nodes, as XmlReader and LINQ to XML read it without LoadOptions: white space between tags is dropped. Errors are .NET's, with line and position. */
import { ClrException, raiseNull } from '../../runtime/exception.ts';
import { hex, isNameCharacter, isNameStart, XName, xmlException, xmlNamespace, xmlnsNamespace } from './names.ts';
import {
  XAttribute,
  XCData,
  XComment,
  type XContainer,
  XDeclaration,
  XDocument,
  XDocumentType,
  XElement,
  XProcessingInstruction,
  XText,
} from './nodes.ts';

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const isWhite = (character: string | undefined): boolean =>
  character === ' ' || character === '\t' || character === '\n' || character === '\r';
/** Characters that entities may expand to, in all. */
const expansionLimit = 10_000_000;

const initialNamespaces: ReadonlyMap<string, string> = new Map([
  ['xml', xmlNamespace],
  ['xmlns', xmlnsNamespace],
  ['', ''],
]);
interface Open {
  readonly element: XElement;
  readonly name: string;
  readonly at: number;
  readonly namespaces: ReadonlyMap<string, string>;
  readonly preserve: boolean;
}

class XmlParser {
  private readonly text: string;
  private readonly preserve: boolean;
  private at = 0;
  private readonly document = new XDocument();
  private readonly open: Open[] = [];
  private readonly declared = new Map<string, string>();
  private expanded = 0;
  private pending = '';
  private pendingIsText = false;

  constructor(text: string, preserve: boolean) {
    this.text = text;
    this.preserve = preserve;
  }

  private fail(message: string, at = this.at): never {
    let line = 1;
    let start = 0;
    for (let i = 0; i < at; i++)
      if (this.text[i] === '\n' || (this.text[i] === '\r' && this.text[i + 1] !== '\n')) {
        line++;
        start = i + 1;
      }
    const exception = new ClrException('System.Xml.XmlException', `${message} Line ${line}, position ${at - start + 1}.`);
    exception.data.set('LineNumber', line);
    exception.data.set('LinePosition', at - start + 1);
    throw exception;
  }
  private lineOf(at: number): [number, number] {
    const before = this.text.slice(0, at).split(/\r\n|\r|\n/);
    return [before.length, before.at(-1)!.length + 1];
  }
  private unexpectedEnd(): never {
    if (this.open.length === 0) return this.fail('Unexpected end of file has occurred.', this.text.length);
    const names = this.open.map(({ name }) => name).reverse();
    return this.fail(`Unexpected end of file has occurred. The following elements are not closed: ${names.join(', ')}.`, this.text.length);
  }

  parse(): XDocument {
    if (this.text[0] === '\ufeff') this.at = 1;
    this.parseDeclaration();
    while (this.at < this.text.length) this.step();
    if (this.open.length > 0) this.unexpectedEnd();
    if (!this.document.root) return xmlException('Root element is missing.');
    return this.document;
  }
  private parseDeclaration(): void {
    if (!this.text.startsWith('<?xml', this.at) || !isWhite(this.text[this.at + 5])) return;
    const end = this.text.indexOf('?>', this.at);
    if (end < 0) this.unexpectedEnd();
    const match =
      /^\s+version\s*=\s*(?:"([^"]*)"|'([^']*)')(?:\s+encoding\s*=\s*(?:"([^"]*)"|'([^']*)'))?(?:\s+standalone\s*=\s*(?:"([^"]*)"|'([^']*)'))?\s*$/.exec(
        this.text.slice(this.at + 5, end),
      );
    if (!match) this.fail('Syntax for an XML declaration is invalid.', this.at + 6);
    const [, v1, v2, e1, e2, s1, s2] = match!;
    if ((v1 ?? v2) !== '1.0') this.fail(`Version number '${v1 ?? v2}' is invalid.`, this.text.indexOf(v1 ?? v2 ?? '', this.at + 6));
    this.document.declaration = new XDeclaration(v1 ?? v2 ?? null, e1 ?? e2 ?? null, s1 ?? s2 ?? null);
    this.at = end + 2;
  }
  private step(): void {
    if (this.text[this.at] !== '<') {
      this.parseText();
      return;
    }
    const next = this.text[this.at + 1];
    if (this.text.startsWith('<![CDATA[', this.at)) {
      if (this.open.length === 0) this.fail('Data at the root level is invalid.', this.at + 3);
      const end = this.text.indexOf(']]>', this.at + 9);
      if (end < 0) this.unexpectedEnd();
      this.flush();
      this.append(new XCData(this.lines(this.text.slice(this.at + 9, end))));
      this.at = end + 3;
      return;
    }
    this.flush();
    if (next === '/') this.parseEnd();
    else if (next === '?') this.parseInstruction();
    else if (this.text.startsWith('<!--', this.at)) this.parseComment();
    else if (this.text.startsWith('<!DOCTYPE', this.at)) this.parseDocumentType();
    else if (next === undefined) this.unexpectedEnd();
    else this.parseStart();
  }
  private lines(text: string): string {
    return text.replace(/\r\n?/g, '\n');
  }
  private append(node: XText | XComment | XElement | XProcessingInstruction): void {
    const parent: XContainer = this.open.at(-1)?.element ?? this.document;
    parent.appendNode(node);
  }
  /** Text so far becomes a node, unless it is white space between tags. */
  private flush(): void {
    if (this.pending === '') return;
    const top = this.open.at(-1);
    if (top && (this.pendingIsText || this.preserve || top.preserve)) this.append(new XText(this.pending));
    else if (!top && this.preserve) this.document.add(this.pending);
    this.pending = '';
    this.pendingIsText = false;
  }
  private parseText(): void {
    const start = this.at;
    while (this.at < this.text.length && this.text[this.at] !== '<') {
      const character = this.text[this.at]!;
      if (character === '&') {
        if (this.open.length === 0) this.fail('Data at the root level is invalid.', start);
        const value = this.parseReference();
        this.pending += value;
        this.pendingIsText = true;
        continue;
      }
      if (!isWhite(character)) {
        if (this.open.length === 0) this.fail('Data at the root level is invalid.');
        this.pendingIsText = true;
        this.checkCharacter(character);
        if (character === ']' && this.text.startsWith(']]>', this.at)) this.fail("']]>' is not allowed in character data.");
      }
      if (character === '\r') {
        if (this.text[this.at + 1] !== '\n') this.pending += '\n';
      } else this.pending += character;
      this.at++;
    }
  }
  private checkCharacter(character: string): void {
    const code = character.charCodeAt(0);
    if ((code < 32 && !isWhite(character)) || code === 0xfffe || code === 0xffff)
      this.fail(`'${code === 0 ? '.' : character}', hexadecimal value ${hex(code)}, is an invalid character.`);
  }
  /** Of `&…;` at the place; steps behind it. */
  private parseReference(): string {
    const start = this.at;
    const end = this.text.indexOf(';', start);
    if (this.text[start + 1] === '#') {
      const digits = this.text.slice(start + 2, end < 0 ? undefined : end);
      const code = /^x[0-9a-fA-F]+$/.test(digits) ? Number.parseInt(digits.slice(1), 16) : /^\d+$/.test(digits) ? Number(digits) : -1;
      if (end < 0 || code < 0)
        this.fail(
          'Invalid syntax for a hexadecimal numeric entity reference.'.replace(
            'hexadecimal',
            digits.startsWith('x') ? 'hexadecimal' : 'decimal',
          ),
          start + 2,
        );
      if (code > 0x10ffff || (code >= 0xd800 && code < 0xe000) || (code < 32 && code !== 9 && code !== 10 && code !== 13))
        this.fail(`'${code === 0 ? '.' : String.fromCharCode(code)}', hexadecimal value ${hex(code)}, is an invalid character.`, start + 2);
      this.at = end + 1;
      return String.fromCodePoint(code);
    }
    this.at++;
    if (this.text[this.at] === undefined || !isNameStart(this.text[this.at]!)) this.fail('An error occurred while parsing EntityName.');
    const name = this.parseName();
    if (this.text[this.at] !== ';') this.unexpectedToken(';');
    this.at++;
    const value = entities[name] ?? this.declared.get(name);
    if (value === undefined) return this.fail(`Reference to undeclared entity '${name}'.`, start + 1);
    this.expanded += value.length;
    if (this.expanded > expansionLimit) xmlException('The input document has exceeded a limit set by MaxCharactersFromEntities.');
    return value;
  }
  private unexpectedToken(expected: string): never {
    const character = this.text[this.at];
    if (character === undefined) return this.unexpectedEnd();
    return this.fail(`'${character}' is an unexpected token. The expected token is '${expected}'.`);
  }
  private parseName(): string {
    const start = this.at;
    for (;;) {
      const code = this.text.codePointAt(this.at);
      if (code === undefined) break;
      const character = String.fromCodePoint(code);
      const first = this.at === start || this.text[this.at - 1] === ':';
      if (character === ':' && this.at > start) this.at++;
      else if (first ? isNameStart(character) : isNameCharacter(character)) this.at += character.length;
      else if (first) return this.badName(character, code);
      else break;
    }
    if (this.at === start) return this.unexpectedEnd();
    return this.text.slice(start, this.at);
  }
  private badName(character: string, code: number): never {
    return this.fail(`Name cannot begin with the '${character}' character, hexadecimal value ${hex(code)}.`);
  }
  private skipWhite(): boolean {
    const start = this.at;
    while (isWhite(this.text[this.at])) this.at++;
    return this.at > start;
  }

  private parseStart(): void {
    const nameAt = ++this.at;
    const qualified = this.parseName();
    if (this.open.length === 0 && this.document.root) this.fail('There are multiple root elements.', nameAt);
    const attributes: { readonly name: string; readonly value: string; readonly at: number }[] = [];
    for (;;) {
      const white = this.skipWhite();
      const character = this.text[this.at];
      if (character === undefined) this.unexpectedEnd();
      if (character === '>' || character === '/') break;
      if (!white) {
        const code = this.text.codePointAt(this.at)!;
        if (attributes.length > 0) this.fail(`'${character}' is an unexpected token. Expecting white space.`);
        this.fail(`The '${character}' character, hexadecimal value ${hex(code)}, cannot be included in a name.`);
      }
      const at = this.at;
      const name = this.parseName();
      this.skipWhite();
      if (this.text[this.at] !== '=') this.unexpectedToken('=');
      this.at++;
      this.skipWhite();
      const value = this.parseAttributeValue();
      attributes.push({ name, value, at });
    }
    const outer = this.open.at(-1);
    const namespaces = this.declaredIn(attributes, outer?.namespaces ?? initialNamespaces);
    const element = new XElement(this.resolve(qualified, namespaces, nameAt, true));
    let preserve = outer?.preserve ?? false;
    const names = new Set<string>();
    for (const { name, value, at } of attributes) {
      const resolved = name === 'xmlns' ? XName.of('xmlns') : this.resolve(name, namespaces, at, false);
      const key = resolved.toText();
      if (names.has(key)) this.fail(`'${name}' is a duplicate attribute name.`, at);
      names.add(key);
      element.appendAttribute(new XAttribute(resolved, value));
      if (name === 'xml:space') preserve = value === 'preserve';
    }
    this.append(element);
    if (this.text[this.at] === '/') {
      this.at++;
      if (this.text[this.at] !== '>') this.unexpectedToken('>');
      this.at++;
      return;
    }
    this.at++;
    this.open.push({ element, name: qualified, at: nameAt, namespaces, preserve });
  }
  /** The namespaces in force inside an element; those around it where it declares none. */
  private declaredIn(
    attributes: readonly { readonly name: string; readonly value: string; readonly at: number }[],
    outer: ReadonlyMap<string, string>,
  ): ReadonlyMap<string, string> {
    let namespaces: Map<string, string> | null = null;
    for (const { name, value, at } of attributes) {
      if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
      if (value === '' && name !== 'xmlns') this.fail('Invalid namespace declaration.', at);
      namespaces ??= new Map(outer);
      namespaces.set(name.slice(6), value);
    }
    return namespaces ?? outer;
  }
  private resolve(qualified: string, namespaces: ReadonlyMap<string, string>, at: number, element: boolean): XName {
    const colon = qualified.indexOf(':');
    if (colon < 0) return XName.of(qualified, element ? namespaces.get('') : '');
    const prefix = qualified.slice(0, colon);
    const uri = namespaces.get(prefix);
    if (uri === undefined) return this.fail(`'${prefix}' is an undeclared prefix.`, at);
    if (qualified.indexOf(':', colon + 1) >= 0)
      this.fail("The ':' character, hexadecimal value 0x3A, cannot be included in a name.", at + qualified.indexOf(':', colon + 1));
    return XName.of(qualified.slice(colon + 1), uri);
  }
  private parseAttributeValue(): string {
    const quote = this.text[this.at];
    if (quote !== '"' && quote !== "'") {
      if (quote === undefined) this.unexpectedEnd();
      this.fail(`'${quote}' is an unexpected token. The expected token is '"' or '''.`);
    }
    this.at++;
    let value = '';
    for (;;) {
      const character = this.text[this.at];
      if (character === undefined) return this.fail('There is an unclosed literal string.', this.text.length);
      if (character === quote) break;
      if (character === '<') this.fail("'<', hexadecimal value 0x3C, is an invalid attribute character.");
      if (character === '&') {
        value += this.parseReference();
        continue;
      }
      this.checkCharacter(character);
      if (character === '\r' && this.text[this.at + 1] === '\n') this.at++;
      value += isWhite(character) ? ' ' : character;
      this.at++;
    }
    this.at++;
    return value;
  }
  private parseEnd(): void {
    const nameAt = this.at + 2;
    const top = this.open.at(-1);
    if (!top) return this.fail('Unexpected end tag.', nameAt);
    this.at = nameAt;
    const name = this.parseName();
    if (name !== top.name) {
      const [line, position] = this.lineOf(top.at);
      this.fail(`The '${top.name}' start tag on line ${line} position ${position} does not match the end tag of '${name}'.`, nameAt);
    }
    this.skipWhite();
    if (this.text[this.at] !== '>') this.unexpectedToken('>');
    this.at++;
    if (top.element.nodes.length === 0) top.element.markNotEmpty();
    this.open.pop();
  }
  private parseInstruction(): void {
    const start = this.at + 2;
    this.at = start;
    const target = this.parseName();
    if (target.toLowerCase() === 'xml') {
      if (target === 'xml')
        this.fail(
          'Unexpected XML declaration. The XML declaration must be the first node in the document, and no white space characters are allowed to appear before it.',
          start,
        );
      this.fail(`'${target}' is an invalid name for processing instructions.`, start);
    }
    const end = this.text.indexOf('?>', this.at);
    if (end < 0) this.unexpectedEnd();
    this.append(new XProcessingInstruction(target, this.lines(this.text.slice(this.at, end).trimStart())));
    this.at = end + 2;
  }
  private parseComment(): void {
    const end = this.text.indexOf('--', this.at + 4);
    if (end < 0) this.unexpectedEnd();
    if (this.text[end + 2] !== '>') this.fail("An XML comment cannot contain '--', and '-' cannot be the last character.", end);
    this.append(new XComment(this.lines(this.text.slice(this.at + 4, end))));
    this.at = end + 3;
  }
  private parseDocumentType(): void {
    const match =
      /<!DOCTYPE\s+([^\s>[]+)\s*(?:PUBLIC\s*(?:"([^"]*)"|'([^']*)')\s*(?:"([^"]*)"|'([^']*)')|SYSTEM\s*(?:"([^"]*)"|'([^']*)'))?\s*/y;
    match.lastIndex = this.at;
    const found = match.exec(this.text);
    if (!found || this.document.root || this.document.documentType) this.fail('Unexpected DTD declaration.', this.at + 2);
    let at = match.lastIndex;
    let subset: string | null = null;
    if (this.text[at] === '[') {
      const end = this.text.indexOf(']', at);
      if (end < 0) this.unexpectedEnd();
      subset = this.text.slice(at + 1, end);
      at = end + 1;
      while (isWhite(this.text[at])) at++;
      for (const [, name, double, single] of subset.matchAll(/<!ENTITY\s+([\w.-]+)\s+(?:"([^"]*)"|'([^']*)')\s*>/g))
        if (!this.declared.has(name!)) this.declared.set(name!, this.expand(double ?? single ?? ''));
    }
    if (this.text[at] !== '>') this.fail(`'${this.text[at]}' is an unexpected token. The expected token is '>'.`, at);
    const [, name, p1, p2, s1, s2, s3, s4] = found!;
    const type = new XDocumentType(name!, p1 ?? p2 ?? null, s1 ?? s2 ?? s3 ?? s4 ?? null, subset);
    this.document.insertNode(this.document.nodes.length, type);
    this.at = at + 1;
  }
  private expand(value: string): string {
    return value.replace(/&(#x[0-9a-fA-F]+|#\d+|[\w.-]+);/g, (whole, name: string) => {
      if (name[0] === '#') return String.fromCodePoint(name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1)));
      const text = entities[name] ?? this.declared.get(name) ?? whole;
      this.expanded += text.length;
      if (this.expanded > expansionLimit) xmlException('The input document has exceeded a limit set by MaxCharactersFromEntities.');
      return text;
    });
  }
}

/** `XDocument.Parse`; `preserve`: LoadOptions.PreserveWhitespace. */
export const parseDocument = (text: string | null, preserve = false): XDocument => new XmlParser(text ?? raiseNull('s'), preserve).parse();
/** `XElement.Parse`. */
export const parseElement = (text: string | null, preserve = false): XElement => {
  const root = parseDocument(text, preserve).root!;
  root.remove();
  return root;
};
