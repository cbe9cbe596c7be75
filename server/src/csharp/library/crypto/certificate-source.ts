/** A certificate as the host hands it in: bytes, and what only the host can do with it. Library code reads everything else out of the DER. */
export interface CertificateSource {
  readonly der: Uint8Array;
  /** PKCS#8 of its private key, null where the host has none or does not give it to expressions. */
  readonly privateKey: Uint8Array | null;
  /** The id it was uploaded by. */
  readonly id?: string | null;
  readonly friendlyName?: string;
  /** Whether its chain ends in a trusted root; `revocation`: with the revocation check that `Verify()` makes and `VerifyNoRevocation()` does not. */
  verify(revocation: boolean): boolean;
}
