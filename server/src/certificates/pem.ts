/** One block of a PEM file. */
export interface PemBlock {
  /** CERTIFICATE, PRIVATE KEY, ENCRYPTED PRIVATE KEY, … */
  readonly label: string;
  /** The block as it stands in the file. */
  readonly text: string;
  readonly bytes: Uint8Array;
}

/** The blocks of a PEM text, in order; anything between them is skipped. */
export function readPem(text: string): PemBlock[] {
  const blocks: PemBlock[] = [];
  for (const [whole, label, body] of text.matchAll(/-----BEGIN ([A-Z0-9 ]{1,60})-----([^-]*)-----END \1-----/g))
    blocks.push({ label: label!, text: `${whole}\n`, bytes: Buffer.from(body!.replace(/^[\w-]+:.*$/gm, ''), 'base64') });
  return blocks;
}

/** A PEM block with lines of 64 characters. */
export function toPem(label: string, bytes: Uint8Array): string {
  const base64 = Buffer.from(bytes).toString('base64');
  return `-----BEGIN ${label}-----\n${base64.replace(/.{1,64}/g, '$&\n')}-----END ${label}-----\n`;
}

export const looksLikePem = (text: string) => text.includes('-----BEGIN ');
