import { policy } from '../policy.ts';

export default policy('authentication-token', {
  summary: 'Gets an OAuth token from managed identity or a token service (old schema policy; not documented).',
  category: 'Undocumented',
  status: 'undocumented',
  docs: null,
  attributes: {
    'token-type': { values: ['managed-service-identity', 'token-service'], default: 'managed-service-identity' },
    'token-service-url': {},
    'resource-url': {},
    'ignore-error': { type: 'bool' },
  },
  notes: ['No documentation page; treat as unknown/deprecated.'],
});
