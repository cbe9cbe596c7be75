import { attributeLabels } from '../../x509/oids.ts';
import { ia5String, objectIdentifier, printableString, sequence, set, utf8String } from './der-writer.ts';

const oids = new Map([...attributeLabels].map(([oid, label]) => [label.toUpperCase(), oid]));
oids.set('ST', '2.5.4.8').set('EMAILADDRESS', '1.2.840.113549.1.9.1').set('UID', '0.9.2342.19200300.100.1.1');

/** A name that cannot be read: the message says where. */
export class NameError extends Error {}

/**
 * The encoding of a name written as .NET prints it: `CN=orders, O="Contoso, Inc.", C=US` (last RDN first; values with commas in quotes).
 * Throws NameError.
 */
export function encodeName(text: string): Uint8Array {
  const pattern = /\s*([A-Za-z0-9.]+)\s*=\s*(?:"((?:[^"]|"")*)"|([^,"]*?))\s*(,|$)/y;
  const rdns: Uint8Array[] = [];
  while (pattern.lastIndex < text.length) {
    const at = pattern.lastIndex;
    const match = pattern.exec(text);
    if (!match)
      throw new NameError(
        `"${text}" is no name from character ${at + 1} on: expected LABEL=value, with quotes around a value that holds a comma`,
      );
    const [, label = '', quoted, plain] = match;
    const oid = oids.get(label.toUpperCase()) ?? (/^(OID\.)?\d+(\.\d+)+$/i.test(label) ? label.replace(/^OID\./i, '') : undefined);
    if (!oid) throw new NameError(`"${label}" is no known part of a name; CN, O, OU, L, S, C, E, DC are, or OID.1.2.3`);
    rdns.unshift(set(sequence(objectIdentifier(oid), value(oid, quoted?.replaceAll('""', '"') ?? plain ?? ''))));
  }
  if (!rdns.length) throw new NameError('a name has at least one part, such as CN=client');
  return sequence(...rdns);
}

function value(oid: string, text: string): Uint8Array {
  if (oid === '2.5.4.6') return printableString(text);
  return oid === '1.2.840.113549.1.9.1' || oid === '0.9.2342.19200300.100.1.25' ? ia5String(text) : utf8String(text);
}
