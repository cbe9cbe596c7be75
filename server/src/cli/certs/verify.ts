import { isSignedBy } from '../../certificates/host-cryptography.ts';
import { CertificateStore } from '../../certificates/store/store.ts';
import { buildChain } from '../../x509/chain.ts';
import { explainChain } from '../../x509/explain.ts';
import type { Options } from './options.ts';
import { print, printJson } from './output.ts';
import { findSource, readCertificates } from './source.ts';

/** Judges with the given --root and --intermediate files; where no --root is given, with the CA certificates of the store. */
export async function run(options: Options): Promise<number> {
  const source = await findSource(options);
  const leaf = 'stored' in source ? source.stored.certificate : source.file.leaf.certificate;
  const sent = 'stored' in source ? [] : source.file.others.map(({ certificate }) => certificate);
  const given = async (files: readonly string[]) =>
    (await Promise.all(files.map(readCertificates))).flat().map(({ certificate }) => certificate);
  const [roots, intermediates] = [await given(options.roots), await given(options.intermediates)];
  const store = CertificateStore.open(options.workspace);
  const own = options.roots.length === 0;
  const now = options.at ?? Date.now();
  const chain = buildChain(leaf, {
    now,
    roots: own ? store.roots : roots,
    intermediates: [...intermediates, ...sent, ...(own ? store.intermediates : [])],
    verify: isSignedBy,
  });
  const explanation = explainChain(chain, now);
  if (options.json)
    printJson({
      valid: chain.valid,
      status: chain.status,
      chain: chain.elements.map(({ certificate, status }) => ({
        subject: certificate.subject,
        thumbprint: certificate.thumbprint,
        status,
      })),
      explanation,
    });
  else print(explanation);
  return chain.valid ? 0 : 1;
}
