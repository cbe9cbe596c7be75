import { X509Certificate } from 'node:crypto';
import type { Certificate } from '../../../server/src/x509/certificate.ts';

/** Node's own judgement, so that the chain tests do not lean on ours. */
export const verify = (subject: Certificate, issuer: Certificate): boolean =>
  new X509Certificate(subject.der).verify(new X509Certificate(issuer.der).publicKey);
