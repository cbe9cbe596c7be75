import type { Certificate } from './certificate.ts';
import { orUndefined } from './der.ts';
import { extensionOid, type KeyUsage, readBasicConstraints, readExtendedKeyUsage, readKeyUsage } from './extensions.ts';

/** What a certificate is for, as far as its extensions can be read. */
export interface Usage {
  readonly isAuthority: boolean;
  readonly keyUsage: readonly KeyUsage[] | undefined;
  /** OIDs of its extended key usage; undefined: any purpose. */
  readonly purposes: readonly string[] | undefined;
}

export function usageOf(certificate: Certificate): Usage {
  const read = <T>(oid: string, reader: (value: Uint8Array) => T): T | undefined => {
    const extension = certificate.extension(oid);
    return extension && orUndefined(() => reader(extension.value));
  };
  return {
    isAuthority: read(extensionOid.basicConstraints, readBasicConstraints)?.ca ?? false,
    keyUsage: read(extensionOid.keyUsage, readKeyUsage),
    purposes: read(extensionOid.extendedKeyUsage, readExtendedKeyUsage),
  };
}
