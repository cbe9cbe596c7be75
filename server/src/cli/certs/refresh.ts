import { CertificateStore } from '../../certificates/store/store.ts';
import { UsageError } from '../usage.ts';
import type { Options } from './options.ts';
import { needStored } from './source.ts';

/** Only a key vault certificate has a source to be read from anew. */
export async function run({ target: id, workspace }: Options): Promise<number> {
  const { kind, keyVault } = needStored(CertificateStore.open(workspace), id);
  if (kind !== 'keyVault') {
    const how =
      kind === 'test'
        ? 'gatehouse certs test-set makes the test certificates anew'
        : 'to renew it, delete it and import the new file under the same id';
    throw new UsageError(`"${id}" does not come from a key vault: ${how}`);
  }
  throw new UsageError(
    `"${id}" comes from ${keyVault ?? 'a key vault'}, which this command does not reach. Download it (az keyvault secret download --id ${keyVault ?? 'ID'} --encoding base64 --file ${id}.pfx), then delete "${id}" and import the file with --id ${id} --key-vault IDENTIFIER`,
  );
}
