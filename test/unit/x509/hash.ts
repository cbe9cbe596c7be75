import { createHash } from 'node:crypto';

/** The hash functions of the host, as the pure floor wants them. */
export const hash = (algorithm: 'SHA1' | 'SHA256', data: Uint8Array): Uint8Array => createHash(algorithm).update(data).digest();
