/** XName and XNamespace: interned, so that equal ones are the same object. */
import { raise, raiseNull } from '../../runtime/exception.ts';
import { type RuntimeType, runtimeType } from '../../runtime/type.ts';

export const xmlException = (message: string): never => raise('System.Xml.XmlException', message);
export const xmlNamespace = 'http://www.w3.org/XML/1998/namespace';
export const xmlnsNamespace = 'http://www.w3.org/2000/xmlns/';

const start = /[\p{L}_]/u;
const further = /[\p{L}\p{N}\p{M}._\-·]/u;
export const isNameStart = (character: string): boolean => start.test(character);
export const isNameCharacter = (character: string): boolean => further.test(character);
export const hex = (code: number): string => `0x${code.toString(16).toUpperCase().padStart(2, '0')}`;

/** Throws as XmlConvert.VerifyNCName. */
export const verifyName = (name: string): string => {
  if (name === '') raise('System.ArgumentException', "The empty string '' is not a valid local name.");
  for (let i = 0; i < name.length; ) {
    const code = name.codePointAt(i)!;
    const character = String.fromCodePoint(code);
    if (i === 0 && !isNameStart(character))
      xmlException(`Name cannot begin with the '${character}' character, hexadecimal value ${hex(code)}.`);
    if (!isNameCharacter(character))
      xmlException(`The '${character}' character, hexadecimal value ${hex(code)}, cannot be included in a name.`);
    i += character.length;
  }
  return name;
};

export class XNamespace {
  static readonly handle = runtimeType('System.Xml.Linq.XNamespace');
  private static readonly known = new Map<string, XNamespace>();
  static of(uri: string | null): XNamespace {
    if (uri === null) return raiseNull('namespaceName');
    let found = XNamespace.known.get(uri);
    if (!found) {
      found = new XNamespace(uri);
      if (XNamespace.known.size < 10_000) XNamespace.known.set(uri, found);
    }
    return found;
  }
  readonly clrType: RuntimeType = XNamespace.handle;
  readonly uri: string;
  private constructor(uri: string) {
    this.uri = uri;
  }
  toText(): string {
    return this.uri;
  }
  equalsValue(other: unknown): boolean {
    return other instanceof XNamespace && other.uri === this.uri;
  }
  hashKey(): string {
    return `\0XNamespace:${this.uri}`;
  }
}

export class XName {
  static readonly handle = runtimeType('System.Xml.Linq.XName');
  private static readonly known = new Map<string, XName>();
  static of(local: string, uri = ''): XName {
    const key = `{${uri}}${local}`;
    let found = XName.known.get(key);
    if (!found) {
      found = new XName(verifyName(local), XNamespace.of(uri));
      if (XName.known.size < 10_000) XName.known.set(key, found);
    }
    return found;
  }
  /** Of `local` or `{namespace}local`. */
  static parse(expanded: string | null): XName {
    if (expanded === null) return raiseNull('expandedName');
    const invalid = (): never => raise('System.ArgumentException', `'${expanded}' is an invalid expanded name.`);
    if (expanded === '') return invalid();
    if (expanded[0] !== '{') return XName.of(expanded);
    const close = expanded.lastIndexOf('}');
    if (close <= 1 || close === expanded.length - 1) return invalid();
    return XName.of(expanded.slice(close + 1), expanded.slice(1, close));
  }
  readonly clrType: RuntimeType = XName.handle;
  readonly local: string;
  readonly namespace: XNamespace;
  private constructor(local: string, namespace: XNamespace) {
    this.local = local;
    this.namespace = namespace;
  }
  get uri(): string {
    return this.namespace.uri;
  }
  toText(): string {
    return this.uri ? `{${this.uri}}${this.local}` : this.local;
  }
  equalsValue(other: unknown): boolean {
    return other instanceof XName && other.local === this.local && other.uri === this.uri;
  }
  hashKey(): string {
    return `\0XName:${this.toText()}`;
  }
}
export const sameName = (a: XName, b: XName): boolean => a === b || (a.local === b.local && a.uri === b.uri);

/** Of an attribute: `xmlns` or `xmlns:…`. */
export const isNamespaceDeclaration = (name: XName): boolean => (name.uri === '' ? name.local === 'xmlns' : name.uri === xmlnsNamespace);
