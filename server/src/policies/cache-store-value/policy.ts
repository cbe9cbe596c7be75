import { policy } from '../policy.ts';

export default policy('cache-store-value', {
  summary: 'Stores a value in the cache by key, asynchronously.',
  category: 'Caching',
  attributes: {
    'caching-type': {
      values: ['prefer-external', 'internal', 'external'],
      default: 'prefer-external',
      expression: false,
      summary: 'internal = built-in cache, external = Redis-compatible cache, prefer-external = external when configured, else internal.',
    },
    duration: { type: 'int', required: true, expression: true, min: 0, summary: 'Seconds to live.' },
    key: { required: true, expression: true, summary: 'Cache key.' },
    value: { required: true, expression: true, summary: 'Value to store.' },
  },
  notes: ['Write is asynchronous; an immediate read may miss.'],
});
