import type { Certificate } from '../../x509/certificate.ts';
import { type Flow, type Handler, PolicyFailure } from '../step.ts';
import { matches, prepareIdentity } from './identity.ts';

const INVALID = { status: 401, message: 'Invalid client certificate' };

/** Presence → dates → trust → identity: the first check that fails gives the reason, as observed on the live gateway. */
export default {
  prepare(policy) {
    const revocation = policy.flag('validate-revocation', true);
    const trust = policy.flag('validate-trust', true);
    const notBefore = policy.flag('validate-not-before', true);
    const notAfter = policy.flag('validate-not-after', true);
    const ignoreError = policy.flag('ignore-error', false);
    const identities = policy.child('identities')?.children('identity').map(prepareIdentity) ?? [];
    if (identities.length > 10) policy.problem('<identities> takes up to 10 <identity> elements.');

    const check = (flow: Flow): void => {
      const { peer, gateway } = flow;
      if (!peer)
        throw new PolicyFailure('ClientCertificateNotFound', 'Client certificate missing.', {
          status: 401,
          message: 'Client certificate missing',
        });
      const { certificate } = peer;
      flow.note('certificate', { subject: certificate.subject, thumbprint: certificate.thumbprint });
      const now = gateway.now();
      const early = now < certificate.notBefore;
      const late = now > certificate.notAfter;
      if (notAfter.read(flow) && late) throw new PolicyFailure('ClientCertificateExpired', 'Client certificate has expired.', INVALID);
      if (notBefore.read(flow) && early)
        throw new PolicyFailure('ClientCertificateNotYetValid', 'Client certificate is not valid yet.', INVALID);
      if (revocation.read(flow)) flow.note('revocation', 'not checked: Gatehouse works offline and treats certificates as not revoked');
      let issuer: Certificate | null = null;
      if (trust.read(flow) || identities.some(({ asksIssuer }) => asksIssuer)) {
        const { chain, explanation } = gateway.certificates.chain(peer);
        issuer = chain.elements[1]?.certificate ?? null;
        // The leaf's own dates were judged above, or are not to be judged.
        const faults = chain.elements.flatMap(({ status }, i) => status.filter((flag) => !(i === 0 && flag === 'NotTimeValid')));
        if (trust.read(flow) && faults.length > 0)
          throw new PolicyFailure(
            'ClientCertificateNotTrusted',
            'A certificate chain could not be built to a trusted root authority.',
            INVALID,
            explanation,
          );
      }
      if (identities.length > 0 && !identities.some((identity) => matches(identity, certificate, issuer, flow)))
        throw new PolicyFailure('ClientCertificateIdentityNotMatched', 'Certificate does not match any of allowed identities.', INVALID);
    };
    return (flow) => {
      try {
        check(flow);
      } catch (error) {
        if (!(error instanceof PolicyFailure) || !ignoreError.read(flow)) throw error;
        flow.note('ignored', `${error.reason}: ${error.message}`);
      }
    };
  },
} satisfies Handler;
