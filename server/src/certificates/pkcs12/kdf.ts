import { createHash } from 'node:crypto';
import type { Deriving } from './deriving.ts';

/** What a derived key is for (RFC 7292 B.3). */
export const purpose = { key: 1, iv: 2, mac: 3 } as const;

/** So many iterations take a few milliseconds: then other work has its turn. */
const turn = 4000;

/**
 * The key derivation of PKCS#12 (RFC 7292 appendix B). A million iterations take about a second, so it pauses in between.
 * @param password as BMPString with its terminating zero, or no bytes at all
 */
export function* derivePkcs12(
  hash: string,
  password: Uint8Array,
  salt: Uint8Array,
  iterations: number,
  id: number,
  length: number,
): Deriving<Uint8Array> {
  const block = /^sha(384|512)/.test(hash) ? 128 : 64;
  const diversifier = new Uint8Array(block).fill(id);
  const mixed = Buffer.concat([fill(salt, block), fill(password, block)]);
  const output: Uint8Array[] = [];
  let done = 0;
  for (;;) {
    let a: Uint8Array = createHash(hash).update(diversifier).update(mixed).digest();
    for (let i = 1; i < iterations; i++) {
      a = createHash(hash).update(a).digest();
      if (i % turn === 0) yield null;
    }
    output.push(a);
    done += a.length;
    if (done >= length) return Buffer.concat(output).subarray(0, length);
    const b = fill(a, block).subarray(0, block);
    for (let at = 0; at < mixed.length; at += block) {
      let carry = 1;
      for (let i = block - 1; i >= 0; i--) {
        carry += mixed[at + i]! + b[i]!;
        mixed[at + i] = carry & 255;
        carry >>= 8;
      }
    }
  }
}

/** Repeats the bytes to a multiple of the block's length. */
function fill(bytes: Uint8Array, block: number): Uint8Array {
  const length = Math.ceil(bytes.length / block) * block;
  return Uint8Array.from({ length }, (_, i) => bytes[i % bytes.length]!);
}

/** UTF-16 big-endian with a terminating zero: how PKCS#12 writes passwords and names. */
export function bmpString(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2 + 2);
  for (let i = 0; i < text.length; i++) {
    bytes[2 * i] = text.charCodeAt(i) >> 8;
    bytes[2 * i + 1] = text.charCodeAt(i) & 255;
  }
  return bytes;
}
