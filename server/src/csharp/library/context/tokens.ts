/** Jwt and BasicAuthCredentials: parsed, not validated. */
import { ClrArray } from '../../runtime/array.ts';
import type { ClrException } from '../../runtime/exception.ts';
import { textOf } from '../../runtime/operations.ts';
import { clr, runtimeType } from '../../runtime/type.ts';
import { declare } from '../declare.ts';
import { bytesOfBase64, bytesOfBase64Url } from '../newtonsoft/base64.ts';
import { dateTime } from '../newtonsoft/foreign.ts';
import { readToken } from '../newtonsoft/load.ts';
import { readPlain } from '../newtonsoft/plain.ts';
import { JsonReader } from '../newtonsoft/reader.ts';
import { JArray, JObject, type JToken, JValue } from '../newtonsoft/token.ts';
import { writeToken } from '../newtonsoft/writer.ts';
import { MapView } from './map-view.ts';

const jwtType = runtimeType('Jwt');
class Jwt {
  readonly clrType = jwtType;
  readonly header: JObject;
  readonly claims: ReadonlyMap<string, readonly string[]>;
  constructor(header: JObject, claims: ReadonlyMap<string, readonly string[]>) {
    this.header = header;
    this.claims = claims;
  }
  first(name: string): string | null {
    return this.claims.get(name)?.[0] ?? null;
  }
  time(name: string): unknown {
    const text = this.first(name);
    if (text === null || !/^-?\d+(\.\d+)?$/.test(text)) return null;
    return dateTime(621_355_968_000_000_000n + BigInt(Math.trunc(Number(text) * 1000)) * 10_000n, 1);
  }
}
class BasicAuthCredentials {
  readonly clrType = runtimeType(`BasicAuthCredentials`);
  readonly user: string;
  readonly password: string;
  constructor(user: string, password: string) {
    this.user = user;
    this.password = password;
  }
}

const decoder = new TextDecoder();
const utf8 = (bytes: Uint8Array): string => decoder.decode(bytes);
const part = (text: string): JObject | null => {
  const bytes = bytesOfBase64Url(text.endsWith('=') ? text.replace(/={1,2}$/, '') : text);
  if (!bytes?.length) return null;
  const json = utf8(bytes);
  const plain = readPlain(json, false);
  if (plain) return plain instanceof JObject ? plain : null;
  try {
    const reader = new JsonReader(json, false);
    if (!reader.read()) return null;
    const token = readToken(reader);
    return token instanceof JObject ? token : null;
  } catch (error) {
    if ((error as ClrException).type === 'Newtonsoft.Json.JsonReaderException') return null;
    throw error;
  }
};
const claimText = (token: JToken): string | null => {
  if (!(token instanceof JValue)) return writeToken(token, false);
  if (token.value === null) return null;
  if (typeof token.value === 'string') return token.value;
  return typeof token.value === 'boolean' ? String(token.value) : textOf(token.value);
};

export const parseJwt = (text: string | null): Jwt | null => {
  if (text === null) return null;
  const trimmed = text.trim();
  const compact = /^bearer\s/i.test(trimmed) ? trimmed.replace(/^bearer\s+/i, '') : trimmed;
  const parts = compact.split('.');
  if (parts.length !== 3) return null;
  const header = part(parts[0]!);
  const payload = part(parts[1]!);
  if (!header || !payload || !/^[A-Za-z0-9_-]*={0,2}$/.test(parts[2]!)) return null;
  const claims = new Map<string, string[]>();
  for (const { name, value } of payload.properties) {
    const values: string[] = [];
    for (const item of value instanceof JArray ? value.children : [value]) {
      const claim = claimText(item);
      if (claim !== null) values.push(claim);
    }
    if (values.length > 0) claims.set(name, values);
  }
  return new Jwt(header, claims);
};
export const parseBasic = (text: string | null): BasicAuthCredentials | null => {
  const encoded = /^\s*basic\s+(\S+)\s*$/i.exec(text ?? '')?.[1];
  const bytes = encoded === undefined ? null : bytesOfBase64(encoded);
  if (!bytes) return null;
  const pair = utf8(bytes);
  const colon = pair.indexOf(':');
  return colon < 0 ? null : new BasicAuthCredentials(pair.slice(0, colon), pair.slice(colon + 1));
};

export const strings = (values: readonly string[]): ClrArray => ClrArray.of(clr.string, values.slice());
const header = (self: Jwt, name: string): string | null => {
  const value = self.header.get(name);
  return value === null ? null : claimText(value);
};
export const stringArray = strings([]).clrType;

export default [
  declare(
    `public class Jwt`,
    {
      'string Algorithm { get; }': (self: Jwt) => header(self, 'alg'),
      'IEnumerable<string> Audiences { get; }': (self: Jwt) => strings(self.claims.get('aud') ?? []),
      'IReadOnlyDictionary<string, string[]> Claims { get; }': (self: Jwt) =>
        new MapView(self.claims, stringArray, { convert: (values) => strings(values as string[]) }),
      'DateTime? ExpirationTime { get; }': (self: Jwt) => self.time('exp'),
      'string Id { get; }': (self: Jwt) => self.first('jti'),
      'DateTime? IssuedAt { get; }': (self: Jwt) => self.time('iat'),
      'string Issuer { get; }': (self: Jwt) => self.first('iss'),
      'DateTime? NotBefore { get; }': (self: Jwt) => self.time('nbf'),
      'string Subject { get; }': (self: Jwt) => self.first('sub'),
      'string Type { get; }': (self: Jwt) => header(self, 'typ'),
    },
    { complete: true },
  ),
  declare(
    `public class BasicAuthCredentials`,
    {
      'string Password { get; }': (self: BasicAuthCredentials) => self.password,
      'string UserId { get; }': (self: BasicAuthCredentials) => self.user,
      'string Username { get; }': (self: BasicAuthCredentials) => self.user,
    },
    { complete: true },
  ),
  declare(
    `public class Authorization`,
    {
      'string AccessToken { get; }': (self: Authorization) => self.accessToken,
      'IReadOnlyDictionary<string, object> Claims { get; }': (self: Authorization) => new MapView(self.claims, clr.object),
    },
    { complete: true },
  ),
];
/** What `get-authorization-context` stores. */
export class Authorization {
  readonly clrType = runtimeType(`Authorization`);
  readonly accessToken: string;
  readonly claims: ReadonlyMap<string, unknown>;
  constructor(accessToken: string, claims: ReadonlyMap<string, unknown> = new Map()) {
    this.accessToken = accessToken;
    this.claims = claims;
  }
}
