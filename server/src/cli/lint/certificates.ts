import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CertificateFacts } from '../../analysis/rule.ts';

/** What rules need of the workspace's certificates; the store's code is loaded only where there is one. Throws StoreError. */
export async function certificateFacts(folder: string): Promise<CertificateFacts[]> {
  if (!existsSync(join(folder, '.gatehouse', 'certificates', 'index.json'))) return [];
  const { CertificateStore } = await import('../../certificates/store/store.ts');
  return CertificateStore.open(folder).certificates.map(({ id, kind, certificate }) => ({
    id,
    kind,
    thumbprint: certificate.thumbprint,
    sha256: createHash('sha256').update(certificate.der).digest('hex').toUpperCase(),
    subject: certificate.subject,
  }));
}
