import { policy } from '../policy.ts';

export default policy('validate-client-certificate', {
  summary: 'Checks the client TLS certificate against validity rules and one of up to ten identity descriptions.',
  category: 'Authentication and authorization',
  sections: ['inbound'],
  attributes: {
    'validate-revocation': { type: 'bool', default: 'true', expression: false, summary: 'Check online revocation.' },
    'validate-trust': { type: 'bool', default: 'true', expression: false, summary: 'Fail when no chain to a trusted CA can be built.' },
    'validate-not-before': { type: 'bool', default: 'true', expression: false, summary: 'Check start of validity.' },
    'validate-not-after': { type: 'bool', default: 'true', expression: false, summary: 'Check end of validity.' },
    'ignore-error': { type: 'bool', default: 'false', expression: false, summary: 'Continue instead of going to on-error.' },
  },
  ordered: true,
  children: [
    {
      name: 'identities',
      max: 1,
      ordered: true,
      children: [
        {
          name: 'identity',
          min: 1,
          max: 10,
          attributes: {
            thumbprint: { summary: 'SHA-1 thumbprint.' },
            'serial-number': { summary: 'Serial number.' },
            'common-name': { summary: 'CN inside the subject.' },
            subject: { summary: 'Full subject DN.' },
            'dns-name': { summary: 'dnsName entry of SAN.' },
            'issuer-subject': { summary: 'Issuer DN.' },
            'issuer-thumbprint': { summary: 'Issuer SHA-1 thumbprint.' },
            'issuer-certificate-id': { summary: 'Id of an uploaded certificate with the issuer public key.' },
          },
          combinations: [
            { atMostOne: ['issuer-certificate-id', 'issuer-subject'] },
            { atMostOne: ['issuer-certificate-id', 'issuer-thumbprint'] },
          ],
        },
      ],
    },
  ],
  notes: [
    'All switched-on rules must pass and every field of at least one identity must match.',
    '1 to 10 identity children inside identities.',
    'issuer-certificate-id excludes the other issuer-* attributes of the same identity.',
    'Client certificate negotiation must be enabled on the gateway hostname for a certificate to arrive.',
    'ignore-error=true continues; false jumps to on-error.',
    'Replaces the default validation, so it is needed with custom CAs or custom certificate authorities.',
  ],
});
