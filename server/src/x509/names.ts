import { type Der, DerError } from './der.ts';
import { toHex } from './hex.ts';
import { attributeLabels } from './oids.ts';
import { asn1Text } from './strings.ts';

/** One attribute of a name: `CN=orders`. `text` is undefined where the value is no character string. */
export interface NameAttribute {
  readonly oid: string;
  readonly text: string | undefined;
  readonly value: Der;
}

/** A distinguished name: its RDNs in the order of the encoding, each with one attribute or, seldom, several. */
export interface DistinguishedName {
  readonly raw: Uint8Array;
  readonly rdns: readonly (readonly NameAttribute[])[];
}

/** Reads a Name (SEQUENCE of SET of attribute). */
export function readName(element: Der): DistinguishedName {
  const rdns = element.expect(0x30).children.map((rdn) =>
    rdn.expect(0x31).children.map((attribute): NameAttribute => {
      const value = attribute.expect(0x30).child(1);
      if (attribute.children.length !== 2) throw new DerError('malformed', `a name attribute of ${attribute.children.length} parts`);
      return { oid: attribute.child(0).oid, text: asn1Text(value), value };
    }),
  );
  return { raw: element.raw, rdns };
}

export interface NameFormat {
  /** Last RDN first, which is what `.Subject` and `.Issuer` print. */
  reversed: boolean;
  separator: string;
  quotes: boolean;
}

const subjectFormat: NameFormat = { reversed: true, separator: ', ', quotes: true };

/**
 * A name as .NET prints it (X500NameEncoder): `CN=leaf, O="Contoso, Inc."`. A value is quoted where it is empty, begins or ends
 * with white space or holds one of `, + = " \n < > # ;`; quotes inside are doubled.
 */
export function formatName(name: DistinguishedName, format: NameFormat = subjectFormat): string {
  const rdns = name.rdns.map((rdn) => rdn.map((attribute) => `${labelOf(attribute.oid)}=${valueOf(attribute, format.quotes)}`).join(' + '));
  return (format.reversed ? rdns.reverse() : rdns).join(format.separator);
}

/** `X500DistinguishedName.Format(multiLine)`: forward; with a line (and a line end) for each RDN when `multiLine`. */
export function formatNameForReading(name: DistinguishedName, multiLine: boolean): string {
  const text = formatName(name, { reversed: false, separator: multiLine ? '\n' : ', ', quotes: true });
  return multiLine && text ? `${text}\n` : text;
}

export function labelOf(oid: string): string {
  return attributeLabels.get(oid) ?? `OID.${oid}`;
}

// White space as System.Char knows it: U+0085 is, U+FEFF is not.
const space = '[\\t-\\r \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]';
const needsQuotes = new RegExp(`^$|^${space}|${space}$|[,+="\\n<>#;]`);

function valueOf({ text, value }: NameAttribute, quotes: boolean): string {
  // .NET does not read UniversalString (and non-strings) in names and prints the encoding instead.
  if (text === undefined || value.tag === 0x1c) return `#${toHex(value.raw)}`;
  return quotes && needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The last attribute of this type, in the order of the encoding. */
export function lastAttribute(name: DistinguishedName, oid: string): NameAttribute | undefined {
  return name.rdns.flat().findLast((attribute) => attribute.oid === oid);
}

/** A key under which names that OpenSSL and RFC 5280 call equal (case, runs of white space, string type) are the same. */
export function nameKey(name: DistinguishedName): string {
  return JSON.stringify(
    name.rdns.map((rdn) =>
      rdn
        .map(({ oid, text, value }) =>
          [oid, text === undefined ? `#${toHex(value.raw)}` : text.trim().replace(/\s+/g, ' ').toLowerCase()].join('='),
        )
        .sort(),
    ),
  );
}
