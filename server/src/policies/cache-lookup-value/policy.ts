import { policy } from '../policy.ts';

export default policy('cache-lookup-value', {
  summary: 'Reads a value from the cache by key into a context variable.',
  category: 'Caching',
  attributes: {
    'caching-type': {
      values: ['prefer-external', 'internal', 'external'],
      default: 'prefer-external',
      expression: false,
      summary: 'internal = built-in cache, external = Redis-compatible cache, prefer-external = external when configured, else internal.',
    },
    'default-value': { default: 'null', expression: true, summary: 'Used on a miss.' },
    key: { required: true, expression: true, summary: 'Cache key.' },
    'variable-name': { required: true, expression: false, summary: 'Variable that receives the value.' },
  },
  notes: [
    'On a miss without default-value the variable is not set, so check context.Variables.ContainsKey first.',
    'Allowed child of wait.',
  ],
});
