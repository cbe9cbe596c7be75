import { policy } from '../policy.ts';

export default policy('authentication-token-store', {
  summary: 'Gets an OAuth token from the retired token store (old schema policy; not documented).',
  category: 'Undocumented',
  status: 'undocumented',
  docs: null,
  attributes: {
    'token-id': {},
    'client-id': {},
    'output-token-variable-name': {},
    'ignore-error': { type: 'bool' },
  },
  notes: ['No documentation page; treat as unknown/deprecated.'],
});
