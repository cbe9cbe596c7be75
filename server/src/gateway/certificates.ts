import { createHash, createPublicKey, X509Certificate } from 'node:crypto';
import { type CertificateAccess, type OutgoingCertificate, type PeerCertificate, PolicyFailure } from '../policies/step.ts';
import { type Certificate, type Hash, readCertificate } from '../x509/certificate.ts';
import { buildChain, type Chain } from '../x509/chain.ts';
import { explainChain } from '../x509/explain.ts';

/** What the API Management service holds of certificates; plain data, so that it can be handed to a supervised process. */
export interface CertificateMaterial {
  readonly uploaded: readonly UploadedCertificate[];
  readonly roots: readonly CaCertificate[];
  readonly intermediates: readonly CaCertificate[];
}
export interface CaCertificate {
  readonly id: string;
  readonly der: Uint8Array;
}
export interface UploadedCertificate {
  readonly id: string;
  readonly der: Uint8Array;
  readonly chain: readonly Uint8Array[];
  /** PKCS#8 DER; null where there is no key or it is locked. */
  readonly key: Uint8Array | null;
  /** Why there is no key, for people; empty where a certificate never had one. */
  readonly keyProblem: string;
}

export const hash: Hash = (algorithm, data) => createHash(algorithm).update(data).digest();

/** Certificates are read once per DER. */
export const readDer = (der: Uint8Array): Certificate => readCertificate(der, hash);

/** Signature of `subject` by the key of `issuer`; false where either is beyond Node. */
export function verifySignature(subject: Certificate, issuer: Certificate): boolean {
  try {
    return new X509Certificate(subject.der).verify(
      createPublicKey({ key: Buffer.from(issuer.publicKey.spki), format: 'der', type: 'spki' }),
    );
  } catch {
    return false;
  }
}

/** The uploaded certificates as policies reach them. */
export class GatewayCertificates implements CertificateAccess {
  readonly uploaded: readonly { readonly id: string; readonly certificate: Certificate; readonly source: UploadedCertificate }[];
  readonly roots: readonly Certificate[];
  readonly intermediates: readonly Certificate[];
  readonly #byId: ReadonlyMap<string, Certificate>;
  readonly #now: () => number;
  readonly #openPfx: OpenPfx;
  #chains = new WeakMap<PeerCertificate, { chain: Chain; explanation: string; at: number }>();

  constructor(material: CertificateMaterial, now: () => number, openPfx: OpenPfx) {
    this.uploaded = material.uploaded.map((source) => ({ id: source.id, certificate: readDer(source.der), source }));
    this.roots = material.roots.map(({ der }) => readDer(der));
    this.intermediates = material.intermediates.map(({ der }) => readDer(der));
    const all = [...this.uploaded.map(({ id, certificate }) => [id, certificate] as const)];
    for (const { id, der } of [...material.roots, ...material.intermediates]) all.push([id, readDer(der)]);
    this.#byId = new Map(all);
    this.#now = now;
    this.#openPfx = openPfx;
  }

  publicById(id: string): Certificate | null {
    return this.#byId.get(id) ?? null;
  }
  async byId(id: string): Promise<OutgoingCertificate> {
    const found = this.uploaded.find((candidate) => candidate.id === id);
    if (!found) throw new PolicyFailure('CertificateNotFound', `There is no certificate "${id}" in the store that is uploaded.`);
    return outgoing(found.source, found.certificate);
  }
  async byThumbprint(thumbprint: string): Promise<OutgoingCertificate> {
    const wanted = thumbprint.replace(/[^0-9A-Fa-f]/g, '').toUpperCase();
    const found = this.uploaded.find(({ certificate }) => certificate.thumbprint === wanted);
    if (!found) throw new PolicyFailure('CertificateNotFound', `No uploaded certificate has the thumbprint ${thumbprint}.`);
    return outgoing(found.source, found.certificate);
  }
  async fromPfx(pfx: Uint8Array, password: string): Promise<OutgoingCertificate> {
    const source = await this.#openPfx(pfx, password);
    return outgoing(source, readDer(source.der));
  }

  /** Judged again when the last time is more than a second ago: dates pass. */
  chain(peer: PeerCertificate): { chain: Chain; explanation: string } {
    const now = this.#now();
    const known = this.#chains.get(peer);
    if (known && Math.abs(now - known.at) < 1000) return known;
    const intermediates = [...this.intermediates, ...peer.sent];
    const chain = buildChain(peer.certificate, { now, roots: this.roots, intermediates, verify: verifySignature });
    const judged = { chain, explanation: explainChain(chain, now), at: now };
    this.#chains.set(peer, judged);
    return judged;
  }
}

export type OpenPfx = (pfx: Uint8Array, password: string) => Promise<UploadedCertificate>;

function outgoing({ der, chain, key, keyProblem, id }: UploadedCertificate, certificate: Certificate): OutgoingCertificate {
  if (!key)
    throw new PolicyFailure(
      'PrivateKeyNotFound',
      `The certificate "${id}" has no private key${keyProblem ? `: ${keyProblem}` : ''}. A back end wants one.`,
    );
  return { thumbprint: certificate.thumbprint, certificate: der, chain, key };
}
