import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CertificateFacts } from '../../analysis/rule.ts';

/** What rules need of the workspace's certificates; the store's code is loaded only where there is one. Throws StoreError. */
export async function certificateFacts(folder: string): Promise<CertificateFacts[]> {
  if (!existsSync(join(folder, '.gatehouse', 'certificates', 'index.json'))) return [];
  const [{ CertificateStore }, { certificateFactsOf }] = await Promise.all([
    import('../../certificates/store/store.ts'),
    import('../../certificates/facts.ts'),
  ]);
  return CertificateStore.open(folder).certificates.map(certificateFactsOf);
}
