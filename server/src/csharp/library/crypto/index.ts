import type { Declaration } from '../declare.ts';
import { cryptographicException } from './exceptions.ts';
import { hashes } from './hash.ts';
import { rsaTypes } from './rsa.ts';
import { symmetric } from './symmetric.ts';
import { x509Types } from './x509.ts';

/** System.Security.Cryptography and its X509Certificates. */
export const declarations: readonly Declaration[] = [cryptographicException, ...hashes, ...symmetric, ...rsaTypes, ...x509Types];
