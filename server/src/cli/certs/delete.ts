import { CertificateStore } from '../../certificates/store/store.ts';
import type { Options } from './options.ts';
import { print, printJson } from './output.ts';
import { placesText } from './show.ts';
import { needStored } from './source.ts';
import { findUses } from './uses.ts';

/** Refused (1), with the places, while policies refer to the certificate. */
export async function run({ target: id, workspace, json }: Options): Promise<number> {
  const stored = needStored(CertificateStore.open(workspace), id);
  const usedBy = await findUses(workspace, stored);
  if (usedBy.length) {
    const message = `"${id}" is not deleted: ${usedBy.length === 1 ? 'a policy refers' : `${usedBy.length} places refer`} to it`;
    if (json) printJson({ id, deleted: false, usedBy, error: { code: 'in-use', message } });
    else print(`${message}:\n${placesText(usedBy)}`);
    return 1;
  }
  await CertificateStore.remove(workspace, id);
  if (json) printJson({ id, deleted: true, usedBy: [] });
  else print(`Deleted "${id}" (${stored.certificate.subject})${stored.hasPrivateKey ? ' and its private key' : ''}.`);
  return 0;
}
