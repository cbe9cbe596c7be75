import { policy } from '../policy.ts';

export default policy('cache-remove-value', {
  summary: 'Deletes a cached value by key.',
  category: 'Caching',
  attributes: {
    'caching-type': {
      values: ['prefer-external', 'internal', 'external'],
      default: 'prefer-external',
      expression: false,
      summary: 'internal = built-in cache, external = Redis-compatible cache, prefer-external = external when configured, else internal.',
    },
    key: { required: true, expression: true, summary: 'Cache key.' },
    'fail-on-cache-removal-error': {
      type: 'bool',
      default: 'false',
      expression: true,
      summary: 'true fails the request when removal fails.',
    },
  },
});
