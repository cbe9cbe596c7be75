import { createHash } from 'node:crypto';
import type { StoredCertificate } from './store/store.ts';

/** What rules need of a certificate of the workspace: the same for the editor and the command line. */
export function certificateFactsOf({ id, kind, certificate }: StoredCertificate) {
  return {
    id,
    kind,
    thumbprint: certificate.thumbprint,
    sha256: createHash('sha256').update(certificate.der).digest('hex').toUpperCase(),
    subject: certificate.subject,
  };
}
