import { policy } from '../policy.ts';

export default policy('cache-value', {
  summary: 'Combined cache lookup and store with nested value block and stampede protection (toolkit only; not documented).',
  category: 'Undocumented',
  status: 'undocumented',
  docs: null,
  attributes: {
    key: { required: true, expression: true, summary: 'Cache key.' },
    'variable-name': { required: true, summary: 'Variable with the value.' },
    'expires-after': { type: 'int', expression: true, summary: 'Seconds to expiry.' },
    'refresh-after': { type: 'int', expression: true, summary: 'Seconds to background refresh.' },
    'default-value': { expression: true, summary: 'Value on a miss.' },
    'caching-type': {},
  },
  policies: true,
  children: [{ name: 'value', min: 1, max: 1, policies: true }],
  notes: ['Nested policies go in a value child.'],
});
