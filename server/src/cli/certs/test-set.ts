import { makeTestSet } from '../../certificates/authority/test-set.ts';
import { toPem } from '../../certificates/pem.ts';
import { CertificateStore } from '../../certificates/store/store.ts';
import { UsageError } from '../usage.ts';
import { printList } from './list.ts';
import type { Options } from './options.ts';

/** Makes the test certificates, in place of earlier ones; a certificate of the user's under such an id stays, and stops it. */
export async function run({ workspace, json }: Options): Promise<number> {
  const made = makeTestSet(Date.now());
  const before = CertificateStore.open(workspace);
  const taken = made.map(({ id }) => before.get(id)).filter((stored) => stored && stored.kind !== 'test');
  if (taken.length)
    throw new UsageError(
      `the test set needs the id${taken.length > 1 ? 's' : ''} ${taken.map((stored) => `"${stored!.id}"`).join(', ')}, which certificates of yours have: import them under other ids`,
    );
  const store = await CertificateStore.add(
    workspace,
    made.map(({ id, certificate, key, uploaded, caStore }) => ({
      entry: { id, kind: 'test', uploaded, caStore, passwordEnv: null, keyVault: null },
      certificate,
      key: { extension: 'key', data: toPem('PRIVATE KEY', key.export({ format: 'der', type: 'pkcs8' })) },
    })),
  );
  printList(store, json);
  return 0;
}
