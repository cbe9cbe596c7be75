import { readCredentials } from '../certificates/credentials.ts';
import { ImportError } from '../certificates/import-error.ts';
import { PolicyFailure } from '../policies/step.ts';
import type { OpenPfx } from './certificates.ts';

/** A PFX that a policy gives as bytes (`authentication-certificate body="…"`). */
export const openPfx: OpenPfx = async (pfx, password) => {
  try {
    const { leaf, others } = await readCredentials(pfx, { password });
    return {
      id: leaf.certificate.thumbprint,
      der: leaf.certificate.der,
      chain: others.map(({ certificate }) => certificate.der),
      key: leaf.key ? leaf.key.export({ format: 'der', type: 'pkcs8' }) : null,
      keyProblem: '',
    };
  } catch (error) {
    if (error instanceof ImportError)
      throw new PolicyFailure('InvalidCertificate', `The certificate that the policy gives cannot be read: ${error.message}`);
    throw error;
  }
};
