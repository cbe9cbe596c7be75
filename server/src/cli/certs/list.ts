import { CertificateStore } from '../../certificates/store/store.ts';
import { describeCertificate } from '../../x509/describe.ts';
import type { Options } from './options.ts';
import { print, printJson, remark, table } from './output.ts';
import { rowShape } from './shapes.ts';

export async function run({ workspace, json }: Options): Promise<number> {
  const store = CertificateStore.open(workspace);
  printList(store, json);
  return 0;
}

/** The store as `certs list` prints it. */
export function printList(store: CertificateStore, json: boolean): void {
  remark(store.problems);
  const rows = store.certificates.map((stored) => rowShape(stored, process.env));
  if (json) return printJson(rows);
  if (!rows.length)
    return print('The workspace has no certificates. gatehouse certs test-set makes some; gatehouse certs import FILE adds yours.');
  const now = Date.now();
  print(
    table([
      ['ID', 'SUBJECT', 'THUMBPRINT', 'VALIDITY', 'KEY', 'UPLOADED'],
      ...store.certificates.map((stored, i) => [
        stored.id,
        stored.certificate.subject,
        stored.thumbprint,
        describeCertificate(stored.certificate, now).validity,
        rows[i]!.locked ? 'locked' : stored.hasPrivateKey ? 'yes' : stored.keyFile ? 'not here' : 'no',
        stored.caStore ? `CA (${stored.caStore})` : stored.uploaded ? 'yes' : 'no',
      ]),
    ]),
  );
}
