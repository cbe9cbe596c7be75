import type { DetailedPeerCertificate, TLSSocket } from 'node:tls';
import { certificateFrom } from '../certificates/host-cryptography.ts';
import type { PeerCertificate } from '../policies/step.ts';

const identities = new WeakMap<object, PeerCertificate | null>();

/**
 * Keeps what the client presented, once per connection: the calls to Node cost, and the sent chain can be read only then
 * (`issuerCertificate` is complete on the first call, and only while the listener trusts no CA itself).
 */
export function captureIdentity(socket: TLSSocket): void {
  identities.set(socket, peerOf(socket));
}
export const identityOf = (socket: object): PeerCertificate | null => identities.get(socket) ?? null;

function peerOf(socket: TLSSocket): PeerCertificate | null {
  let current: DetailedPeerCertificate | undefined = socket.getPeerCertificate(true);
  if (!current?.raw) return null;
  const ders: Buffer[] = [];
  const seen = new Set<unknown>();
  while (current?.raw && !seen.has(current) && ders.length < SENT_LIMIT) {
    seen.add(current);
    if (!ders.some((der) => der.equals(current!.raw))) ders.push(current.raw);
    current = current.issuerCertificate;
  }
  try {
    const [certificate, ...sent] = ders.map((der) => certificateFrom(der));
    return { certificate: certificate!, sent };
  } catch {
    // TLS accepted it, so a reader that does not is ours to blame; without an identity the policy still decides.
    return null;
  }
}
const SENT_LIMIT = 10;
