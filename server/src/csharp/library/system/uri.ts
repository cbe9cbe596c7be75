/** System.Uri. */
import {
  ClrArray,
  type ClrObject,
  clr,
  type EnumValue,
  enumValue,
  type Ref,
  type RuntimeType,
  raise,
  raiseNull,
  runtimeType,
} from '../../runtime/index.ts';
import { declare } from '../declare.ts';
import { hashCode } from './hash-code.ts';
import { parseAddress } from './ip-address.ts';
import { percentEncode } from './web-utility.ts';

const ports: Readonly<Record<string, number>> = {
  http: 80,
  https: 443,
  ws: 80,
  wss: 443,
  ftp: 21,
  gopher: 70,
  ldap: 389,
  nntp: 119,
  telnet: 23,
  smtp: 25,
};
const undetermined = 'Invalid URI: The format of the URI could not be determined.';

interface Parts {
  readonly scheme: string;
  readonly userInfo: string;
  readonly host: string;
  readonly port: number;
  /** Escaped. */
  readonly path: string;
  readonly query: string;
  readonly fragment: string;
  /** Has `//`. */
  readonly hierarchical: boolean;
}

/** Bytes that must be escaped are; what is escaped already stays. */
const escaped = (text: string): string =>
  text
    .replace(/%(?![0-9a-fA-F]{2})|[^A-Za-z0-9\-_.~!*'();:@&=+$,/?#[\]%]+/gu, (run) => (run === '%' ? '%25' : percentEncode(run, /[^\s\S]/)))
    // What needs no escape is shown without.
    .replace(/%[2-7][0-9a-fA-F]/g, (run) => {
      const char = String.fromCharCode(Number.parseInt(run.slice(1), 16));
      return /[A-Za-z0-9\-._~]/.test(char) ? char : run;
    });
/** For ToString(): readable again where that changes no meaning. */
const readable = (text: string): string =>
  text.replace(/(?:%[0-9a-fA-F]{2})+/g, (run) =>
    run
      .replace(/%([0-7][0-9a-fA-F])/g, (one, code: string) => {
        const char = String.fromCharCode(Number.parseInt(code, 16));
        return /[%/?#\\:@&=+$,;[\]\x00-\x1f\x7f]/.test(char) ? one : char;
      })
      .replace(/(?:%[89a-fA-F][0-9a-fA-F])+/g, (high) => {
        try {
          return decodeURIComponent(high);
        } catch {
          return high;
        }
      }),
  );

function withoutDots(path: string): string {
  const result: string[] = [];
  const parts = path.split('/');
  parts.forEach((part, i) => {
    const last = i === parts.length - 1;
    if (part === '.') {
      if (last) result.push('');
    } else if (part === '..') {
      if (result.length > 1) result.pop();
      if (last) result.push('');
    } else result.push(part);
  });
  return result.join('/');
}

function parse(text: string): Parts | string {
  const trimmed = text.trim();
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(trimmed)?.[1]?.toLowerCase();
  if (!scheme || scheme.length < 2) return undetermined;
  let rest = trimmed.slice(scheme.length + 1);
  const known = Object.hasOwn(ports, scheme) || scheme === 'file';
  if (known) rest = rest.replace(/\\/g, '/');
  const fragmentAt = rest.indexOf('#');
  const fragment = fragmentAt < 0 ? '' : escaped(rest.slice(fragmentAt));
  if (fragmentAt >= 0) rest = rest.slice(0, fragmentAt);
  if (!rest.startsWith('//')) {
    if (known) return undetermined;
    const queryAt = rest.indexOf('?');
    return {
      scheme,
      userInfo: '',
      host: '',
      port: -1,
      path: escaped(queryAt < 0 ? rest : rest.slice(0, queryAt)),
      query: queryAt < 0 ? '' : escaped(rest.slice(queryAt)),
      fragment,
      hierarchical: false,
    };
  }
  const match = /^\/\/([^/?]*)([^?]*)(\?.*)?$/s.exec(rest);
  if (!match) return undetermined;
  const [, authority = '', path = '', query = ''] = match;
  const at = authority.lastIndexOf('@');
  const userInfo = at < 0 ? '' : authority.slice(0, at);
  const place = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/.exec(authority.slice(at + 1));
  if (!place) return 'Invalid URI: Invalid port specified.';
  const [, host = '', port = ''] = place;
  if (!host && scheme !== 'file') return 'Invalid URI: The hostname could not be parsed.';
  if (/[\s<>"%^`{|}\\]/.test(host)) return 'Invalid URI: The hostname could not be parsed.';
  if (port && (!/^\d+$/.test(port) || Number(port) > 65535)) return 'Invalid URI: Invalid port specified.';
  return {
    scheme,
    userInfo,
    host: host.toLowerCase(),
    port: port ? Number(port) : (ports[scheme] ?? -1),
    path: escaped(withoutDots(path || (known ? '/' : ''))),
    query: escaped(query),
    fragment,
    hierarchical: true,
  };
}

export class Uri implements ClrObject {
  readonly original: string;
  private readonly parts: Parts | null;
  constructor(original: string, parts: Parts | null) {
    this.original = original;
    this.parts = parts;
  }
  /** An absolute URI, or null. */
  static read(text: string): Uri | null {
    const parts = parse(text);
    return typeof parts === 'string' ? null : new Uri(text, parts);
  }
  get clrType(): RuntimeType {
    return runtimeType('System.Uri');
  }
  get isAbsolute(): boolean {
    return this.parts !== null;
  }
  get absolute(): Parts {
    return this.parts ?? raise('System.InvalidOperationException', 'This operation is not supported for a relative URI.');
  }
  get isDefaultPort(): boolean {
    const { scheme, port } = this.absolute;
    return port === (ports[scheme] ?? -1);
  }
  get authority(): string {
    const { host, port } = this.absolute;
    return host + (this.isDefaultPort ? '' : `:${port}`);
  }
  left(withUser = true): string {
    const { scheme, userInfo, hierarchical } = this.absolute;
    return `${scheme}:${hierarchical ? `//${withUser && userInfo ? `${userInfo}@` : ''}${this.authority}` : ''}`;
  }
  get text(): string {
    const { path, query, fragment } = this.absolute;
    return this.left() + path + query + fragment;
  }
  toText(): string {
    return this.parts ? this.left() + readable(this.parts.path + this.parts.query + this.parts.fragment) : this.original;
  }
  equalsValue(other: unknown): boolean {
    return other instanceof Uri && other.hashKey() === this.hashKey();
  }
  hashKey(): string {
    return this.parts ? `\0uri:${this.left(false)}${this.parts.path}${this.parts.query}` : `\0uri:${this.original}`;
  }
}

const kinds = { RelativeOrAbsolute: 0, Absolute: 1, Relative: 2 } as const;
export const create = (text: string | null, kind: number): Uri => {
  const given = text ?? raiseNull('uriString');
  const parts = parse(given);
  if (kind === kinds.Relative)
    return typeof parts === 'string'
      ? new Uri(given, null)
      : raise(
          'System.UriFormatException',
          "A relative URI cannot be created because the 'uriString' parameter represents an absolute URI.",
        );
  if (typeof parts !== 'string') return new Uri(given, parts);
  return kind === kinds.Absolute || parts !== undetermined ? raise('System.UriFormatException', parts) : new Uri(given, null);
};
const tried = (make: () => Uri, result: Ref): boolean => {
  try {
    result.value = make();
    return true;
  } catch {
    result.value = null;
    return false;
  }
};
const combine = (base: Uri, relative: string): Uri => {
  const absolute = Uri.read(relative);
  if (absolute) return absolute;
  const { path, query } = base.absolute;
  let target: string;
  if (relative.startsWith('//')) target = `${base.absolute.scheme}:${relative}`;
  else if (relative.startsWith('/')) target = base.left() + relative;
  else if (relative.startsWith('?')) target = base.left() + path + relative;
  else if (relative.startsWith('#')) target = base.left() + path + query + relative;
  else target = base.left() + path.slice(0, path.lastIndexOf('/') + 1) + relative;
  return create(target, kinds.Absolute);
};
const escapeData = (text: string | null): string => percentEncode(text ?? raiseNull('stringToEscape'), /[A-Za-z0-9\-_.~]/);
const unescapeData = (text: string | null): string =>
  (text ?? raiseNull('stringToUnescape')).replace(/(?:%[0-9a-fA-F]{2})+/g, (run) => {
    // Bytes that are no UTF-8 stay as they are.
    const bytes = run.slice(1).split('%');
    let result = '';
    for (let i = 0; i < bytes.length; ) {
      const lead = Number.parseInt(bytes[i]!, 16);
      const length =
        lead < 0x80 ? 1 : lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
      try {
        if (length === 0 || i + length > bytes.length) throw new RangeError();
        result += decodeURIComponent(
          bytes
            .slice(i, i + length)
            .map((byte) => `%${byte}`)
            .join(''),
        );
        i += length;
      } catch {
        result += `%${bytes[i++]}`;
      }
    }
    return result;
  });
const hostKind = (name: string | null): string => {
  if (!name) return 'Unknown';
  const address = parseAddress(name);
  if (address) return address.length === 4 ? 'IPv4' : 'IPv6';
  return /^[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?(\.[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?)*\.?$/.test(name) ? 'Dns' : 'Unknown';
};
const hostKinds = { Unknown: 0, Basic: 1, Dns: 2, IPv4: 3, IPv6: 4 } as const;

/** Flags of UriComponents: scheme 1, user 2, host 4, port 8, path 16, query 32, fragment 64, strong port 128. */
function components(self: Uri, wanted: EnumValue, format: EnumValue): string {
  const { scheme, userInfo, host, port, path, query, fragment, hierarchical } = self.absolute;
  const has = (flag: number): boolean => (wanted.value & flag) !== 0;
  const form = (part: string): string => (format.value === 1 ? part : format.value === 2 ? unescapeData(part) : readable(part));
  const alone = (flag: number, part: string): string => form(wanted.value === flag ? part.slice(1) : part);
  let text = wanted.value === 1 ? scheme : has(1) ? `${scheme}${hierarchical ? '://' : ':'}` : '';
  if (has(2) && userInfo) text += has(4) ? `${userInfo}@` : userInfo;
  if (has(4)) text += host;
  if (port >= 0 && (has(128) || (has(8) && !self.isDefaultPort))) text += has(4) ? `:${port}` : String(port);
  if (has(16)) text += alone(16, path);
  if (has(32)) text += alone(32, query);
  return has(64) ? text + alone(64, fragment) : text;
}

export const uriTypes = [
  declare('public class System.Uri', {
    'new(string uriString)': (text: string | null) => create(text, kinds.Absolute),
    'new(string uriString, UriKind uriKind)': (text: string | null, kind: EnumValue) => create(text, kind.value),
    'new(Uri baseUri, string relativeUri)': (base: Uri | null, relative: string | null) =>
      combine(base ?? raiseNull('baseUri'), relative ?? ''),
    'new(Uri baseUri, Uri relativeUri)': (base: Uri | null, relative: Uri) => combine(base ?? raiseNull('baseUri'), relative.original),
    'string AbsoluteUri { get; }': (self: Uri) => self.text,
    'string AbsolutePath { get; }': (self: Uri) => self.absolute.path,
    'string LocalPath { get; }': (self: Uri) => unescapeData(self.absolute.path),
    'string Authority { get; }': (self: Uri) => self.authority,
    'string Host { get; }': (self: Uri) => self.absolute.host,
    'string DnsSafeHost { get; }': (self: Uri) => self.absolute.host.replace(/^\[|\]$/g, ''),
    'string IdnHost { get; }': (self: Uri) => self.absolute.host.replace(/^\[|\]$/g, ''),
    'int Port { get; }': (self: Uri) => self.absolute.port,
    'string Scheme { get; }': (self: Uri) => self.absolute.scheme,
    'string Query { get; }': (self: Uri) => self.absolute.query,
    'string Fragment { get; }': (self: Uri) => self.absolute.fragment,
    'string PathAndQuery { get; }': (self: Uri) => self.absolute.path + self.absolute.query,
    'string UserInfo { get; }': (self: Uri) => self.absolute.userInfo,
    'string OriginalString { get; }': (self: Uri) => self.original,
    'string[] Segments { get; }': (self: Uri) => ClrArray.of(clr.string, self.absolute.path.match(/[^/]*\/|[^/]+$/g) ?? []),
    'bool IsAbsoluteUri { get; }': (self: Uri) => self.isAbsolute,
    'bool IsDefaultPort { get; }': (self: Uri) => self.isDefaultPort,
    'bool IsFile { get; }': (self: Uri) => self.absolute.scheme === 'file',
    'bool IsLoopback { get; }': (self: Uri) => /^(?:localhost|127(?:\.\d+){3}|\[::1\]|loopback)$/.test(self.absolute.host),
    'UriHostNameType HostNameType { get; }': (self: Uri) =>
      enumValue('System.UriHostNameType', hostKinds[hostKind(self.absolute.host.replace(/^\[|\]$/g, '')) as 'Dns']),
    'string GetLeftPart(UriPartial part)': (self: Uri, part: EnumValue) => {
      const { scheme, path, query } = self.absolute;
      return [`${scheme}://`, self.left(), self.left() + path, self.left() + path + query][part.value]!;
    },
    'bool IsBaseOf(Uri uri)': (self: Uri, other: Uri) => other.text.startsWith(self.text.replace(/[^/]*$/, '')),
    'Uri MakeRelativeUri(Uri uri)': (self: Uri, other: Uri) =>
      self.left() === other.left()
        ? new Uri(relativeTo(self.absolute.path, other.absolute.path) + other.absolute.query + other.absolute.fragment, null)
        : other,
    'static bool TryCreate(string uriString, UriKind uriKind, out Uri result)': (text: string | null, kind: EnumValue, result: Ref) =>
      tried(() => create(text, kind.value), result),
    'static bool TryCreate(Uri baseUri, string relativeUri, out Uri result)': (base: Uri, relative: string, result: Ref) =>
      tried(() => combine(base, relative), result),
    'static bool IsWellFormedUriString(string uriString, UriKind uriKind)': (text: string | null, kind: EnumValue) => {
      if (text === null) return false;
      const uri = Uri.read(text);
      return (uri ? kind.value !== kinds.Relative : kind.value !== kinds.Absolute) && text === escaped(text) && !/\s/.test(text);
    },
    'static string EscapeDataString(string stringToEscape)': escapeData,
    'static string UnescapeDataString(string stringToUnescape)': unescapeData,
    'static string EscapeUriString(string stringToEscape)': (text: string | null) =>
      percentEncode(text ?? raiseNull('stringToEscape'), /[A-Za-z0-9\-_.~!*'();:@&=+$,/?#[\]]/),
    'static string HexEscape(char character)': (char: { code: number }) => `%${char.code.toString(16).toUpperCase().padStart(2, '0')}`,
    'static bool CheckSchemeName(string schemeName)': (name: string | null) => /^[A-Za-z][A-Za-z0-9+.-]*$/.test(name ?? ''),
    'static UriHostNameType CheckHostName(string name)': (name: string | null) =>
      enumValue('System.UriHostNameType', hostKinds[hostKind(name) as 'Dns']),
    'static readonly string UriSchemeHttp': 'http',
    'static readonly string UriSchemeHttps': 'https',
    'static readonly string UriSchemeFtp': 'ftp',
    'static readonly string UriSchemeFile': 'file',
    'static readonly string UriSchemeMailto': 'mailto',
    'static readonly string UriSchemeWs': 'ws',
    'static readonly string UriSchemeWss': 'wss',
    'bool IsUnc { get; }': (self: Uri) => self.absolute.scheme === 'file' && self.absolute.host !== '',
    'bool UserEscaped { get; }': () => false,
    'bool IsWellFormedOriginalString()': (self: Uri) => self.original === escaped(self.original) && !/\s/.test(self.original),
    'static bool IsHexDigit(char character)': (char: { code: number }) => /[0-9A-Fa-f]/.test(String.fromCharCode(char.code)),
    'static bool IsHexEncoding(string pattern, int index)': (text: string, index: number) => /^%[0-9A-Fa-f]{2}/.test(text.slice(index)),
    'static int FromHex(char digit)': (char: { code: number }) => {
      const digit = Number.parseInt(String.fromCharCode(char.code), 16);
      return Number.isNaN(digit)
        ? raise('System.ArgumentException', "Value does not fall within the expected range. (Parameter 'digit')")
        : digit;
    },
    'string GetComponents(UriComponents components, UriFormat format)': components,
    'static readonly string SchemeDelimiter': '://',
    'override string ToString()': (self: Uri) => self.toText(),
    'override bool Equals(object comparand)': (self: Uri, other: unknown) => self.equalsValue(other),
    'override int GetHashCode()': hashCode,
    'static bool operator ==(Uri uri1, Uri uri2)': (a: Uri | null, b: Uri | null) => (a === null ? b === null : a.equalsValue(b)),
    'static bool operator !=(Uri uri1, Uri uri2)': (a: Uri | null, b: Uri | null) => !(a === null ? b === null : a.equalsValue(b)),
  }),
  declare('public enum System.UriKind', kinds),
  declare('public enum System.UriFormat', { UriEscaped: 1, Unescaped: 2, SafeUnescaped: 3 }),
  declare('[Flags] public enum System.UriComponents', {
    Scheme: 1,
    UserInfo: 2,
    Host: 4,
    Port: 8,
    Path: 16,
    Query: 32,
    Fragment: 64,
    StrongPort: 128,
    PathAndQuery: 48,
    HttpRequestUrl: 61,
    SchemeAndServer: 13,
    AbsoluteUri: 127,
    HostAndPort: 132,
    StrongAuthority: 134,
  }),
  declare('public enum System.UriPartial', { Scheme: 0, Authority: 1, Path: 2, Query: 3 }),
  declare('public enum System.UriHostNameType', hostKinds),
];

function relativeTo(from: string, to: string): string {
  const a = from.split('/').slice(0, -1),
    b = to.split('/');
  let same = 0;
  while (same < a.length && same < b.length - 1 && a[same] === b[same]) same++;
  return '../'.repeat(a.length - same) + b.slice(same).join('/');
}
