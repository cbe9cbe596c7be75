import type { Der } from './der.ts';
import { toHex } from './hex.ts';
import { type DistinguishedName, readName } from './names.ts';
import { asn1Text, latin1 } from './strings.ts';

/** One alternative name (GeneralName of RFC 5280). */
export type GeneralName =
  | { readonly kind: 'email' | 'dns' | 'uri'; readonly text: string }
  | { readonly kind: 'ip'; readonly bytes: Uint8Array }
  | { readonly kind: 'directory'; readonly name: DistinguishedName }
  | { readonly kind: 'registered'; readonly oid: string }
  | { readonly kind: 'other'; readonly oid: string; readonly value: Der; readonly text: string | undefined }
  | { readonly kind: 'unsupported'; readonly tag: number };

export const userPrincipalName = '1.3.6.1.4.1.311.20.2.3';

/** Reads a GeneralName. */
export function readGeneralName(element: Der): GeneralName {
  switch (element.tag) {
    case 0xa0: {
      const value = element.child(1, 0xa0).child(0);
      return { kind: 'other', oid: element.child(0).oid, value, text: asn1Text(value) };
    }
    case 0x81:
      return { kind: 'email', text: latin1(element.content) };
    case 0x82:
      return { kind: 'dns', text: latin1(element.content) };
    case 0x86:
      return { kind: 'uri', text: latin1(element.content) };
    case 0xa4:
      return { kind: 'directory', name: readName(element.child(0)) };
    case 0x87:
      return { kind: 'ip', bytes: element.content };
    case 0x88:
      return { kind: 'registered', oid: oidOf(element) };
    default:
      return { kind: 'unsupported', tag: element.tag };
  }
}

/** Reads GeneralNames: the sequence of a Subject Alternative Name. */
export function readGeneralNames(element: Der): GeneralName[] {
  return element.children.map(readGeneralName);
}

/** An implicitly tagged OBJECT IDENTIFIER has lost its tag. */
function oidOf(element: Der): string {
  const { content } = element;
  const first = content[0] ?? 0;
  let text = first < 80 ? `${Math.floor(first / 40)}.${first % 40}` : `2.${first - 80}`;
  let arc = 0n;
  for (const octet of content.subarray(1)) {
    arc = (arc << 7n) | BigInt(octet & 0x7f);
    if (octet & 0x80) continue;
    text += `.${arc}`;
    arc = 0n;
  }
  return text;
}

/** `10.0.0.8` or `2001:DB8:0:0:0:0:0:1`, as OpenSSL prints addresses. */
export function addressText(bytes: Uint8Array): string {
  if (bytes.length === 4) return bytes.join('.');
  if (bytes.length === 16)
    return Array.from({ length: 8 }, (_, i) => ((bytes[2 * i]! << 8) | bytes[2 * i + 1]!).toString(16).toUpperCase()).join(':');
  return `<invalid length=${bytes.length}>`;
}

/** A general name in OpenSSL's words, which .NET on Linux prints for the extension: `DNS:a.contoso.com`. */
export function generalNameText(name: GeneralName): string {
  switch (name.kind) {
    case 'email':
      return `email:${name.text}`;
    case 'dns':
      return `DNS:${name.text}`;
    case 'uri':
      return `URI:${name.text}`;
    case 'ip':
      return `IP Address:${addressText(name.bytes)}`;
    case 'directory':
      return `DirName:${onelineName(name.name)}`;
    case 'registered':
      return `Registered ID:${name.oid}`;
    case 'other':
      return name.oid === userPrincipalName
        ? `othername: UPN::${name.text ?? toHex(name.value.content)}`
        : `othername: ${name.oid}::${name.text ?? '<unsupported>'}`;
    case 'unsupported':
      return name.tag === 0xa3 ? 'X400Name:<unsupported>' : 'EdiPartyName:<unsupported>';
  }
}

const opensslLabels = new Map([
  ['2.5.4.8', 'ST'],
  ['2.5.4.9', 'street'],
  ['2.5.4.12', 'title'],
  ['2.5.4.42', 'GN'],
  ['2.5.4.5', 'serialNumber'],
  ['1.2.840.113549.1.9.1', 'emailAddress'],
  ['0.9.2342.19200300.100.1.1', 'UID'],
]);
const plainLabels = new Map([
  ['2.5.4.3', 'CN'],
  ['2.5.4.4', 'SN'],
  ['2.5.4.6', 'C'],
  ['2.5.4.7', 'L'],
  ['2.5.4.10', 'O'],
  ['2.5.4.11', 'OU'],
  ['0.9.2342.19200300.100.1.25', 'DC'],
]);

function onelineName(name: DistinguishedName): string {
  return name.rdns
    .map((rdn) => rdn.map(({ oid, text }) => `/${opensslLabels.get(oid) ?? plainLabels.get(oid) ?? oid}=${text ?? ''}`).join('+'))
    .join('');
}
