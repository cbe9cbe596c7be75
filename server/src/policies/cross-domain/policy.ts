import { policy } from '../policy.ts';

export default policy('cross-domain', {
  summary: 'Serves an Adobe Flash / Silverlight cross-domain policy file.',
  category: 'Cross-domain',
  sections: ['inbound'],
  scopes: ['global'],
  gateways: ['classic', 'v2', 'consumption', 'self-hosted'],
  ordered: true,
  children: [
    {
      name: 'cross-domain-policy',
      max: 1,
      ordered: true,
      children: [
        {
          name: 'site-control',
          max: 1,
          attributes: {
            'permitted-cross-domain-policies': { values: ['all', 'by-content-type', 'master-only', 'none'], required: true },
          },
        },
        {
          name: 'allow-access-from',
          attributes: {
            domain: { required: true },
            secure: { values: ['true', 'false'], default: 'true' },
          },
        },
        {
          name: 'allow-http-request-headers-from',
          attributes: {
            domain: { required: true },
            headers: { required: true },
            secure: { values: ['true', 'false'], default: 'true' },
          },
        },
      ],
    },
  ],
  notes: ['Global scope only.', 'Content follows the Adobe cross-domain file specification.', 'Not available in workspaces.'],
});
