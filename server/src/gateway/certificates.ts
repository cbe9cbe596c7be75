import { certificateFrom, isSignedBy } from '../certificates/host-cryptography.ts';
import type { CertificateSource } from '../csharp/library/context/model.ts';
import { type CertificateAccess, type OutgoingCertificate, type PeerCertificate, PolicyFailure } from '../policies/step.ts';
import type { Certificate } from '../x509/certificate.ts';
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

/** The uploaded certificates as policies reach them. */
export class GatewayCertificates implements CertificateAccess {
  readonly uploaded: readonly { readonly id: string; readonly certificate: Certificate; readonly source: UploadedCertificate }[];
  readonly roots: readonly Certificate[];
  readonly intermediates: readonly Certificate[];
  readonly #byId: ReadonlyMap<string, Certificate>;
  readonly #now: () => number;
  readonly #openPfx: OpenPfx;
  #chains = new WeakMap<PeerCertificate, { chain: Chain; explanation: string; at: number }>();
  #peers = new WeakMap<PeerCertificate, CertificateSource>();
  #sources: readonly CertificateSource[] | null = null;

  constructor(material: CertificateMaterial, now: () => number, openPfx: OpenPfx) {
    this.uploaded = material.uploaded.map((source) => ({ id: source.id, certificate: certificateFrom(source.der), source }));
    this.roots = material.roots.map(({ der }) => certificateFrom(der));
    this.intermediates = material.intermediates.map(({ der }) => certificateFrom(der));
    const all = [...this.uploaded.map(({ id, certificate }) => [id, certificate] as const)];
    for (const { id, der } of [...material.roots, ...material.intermediates]) all.push([id, certificateFrom(der)]);
    this.#byId = new Map(all);
    this.#now = now;
    this.#openPfx = openPfx;
  }

  /** As expressions see the uploaded certificates. */
  get sources(): readonly CertificateSource[] {
    this.#sources ??= this.uploaded.map(({ id, certificate, source }) => this.#source({ certificate, sent: [] }, id, source.key));
    return this.#sources;
  }
  /** As expressions see the client's certificate: one object per connection, so that what is read of it is read once. */
  peerSource(peer: PeerCertificate): CertificateSource {
    let source = this.#peers.get(peer);
    if (!source) this.#peers.set(peer, (source = this.#source(peer, null)));
    return source;
  }
  /** `Verify()` judges the chain against the uploaded CA certificates; nothing is known of revocation offline. */
  #source(peer: PeerCertificate, id: string | null, key: Uint8Array | null = null): CertificateSource {
    return { der: peer.certificate.der, privateKey: key, id, verify: () => this.chain(peer).chain.valid };
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
    return outgoing(source, certificateFrom(source.der));
  }

  /** Judged again when the last time is more than a second ago: dates pass. */
  chain(peer: PeerCertificate): { chain: Chain; explanation: string } {
    const now = this.#now();
    const known = this.#chains.get(peer);
    if (known && Math.abs(now - known.at) < 1000) return known;
    const intermediates = [...this.intermediates, ...peer.sent];
    const chain = buildChain(peer.certificate, { now, roots: this.roots, intermediates, verify: isSignedBy });
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
