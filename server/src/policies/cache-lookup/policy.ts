import { policy } from '../policy.ts';

export default policy('cache-lookup', {
  summary: 'Looks for a cached response and returns it, skipping the backend.',
  category: 'Caching',
  sections: ['inbound'],
  once: 'section',
  attributes: {
    'allow-private-response-caching': {
      type: 'bool',
      default: 'false',
      expression: true,
      summary: 'Cache requests that have an Authorization header.',
    },
    'caching-type': {
      values: ['prefer-external', 'internal', 'external'],
      default: 'prefer-external',
      expression: false,
      summary: 'internal = built-in cache, external = Redis-compatible cache, prefer-external = external when configured, else internal.',
    },
    'downstream-caching-type': {
      values: ['none', 'private', 'public'],
      default: 'none',
      expression: true,
      summary: 'What Cache-Control lets clients do.',
    },
    'must-revalidate': { type: 'bool', default: 'true', expression: true, summary: 'Adds must-revalidate when downstream caching is on.' },
    'vary-by-developer': {
      type: 'bool',
      required: true,
      default: 'false',
      expression: true,
      summary: 'Separate entry per developer account.',
    },
    'vary-by-developer-groups': {
      type: 'bool',
      required: true,
      default: 'false',
      expression: true,
      summary: 'Separate entry per user group.',
    },
  },
  children: [
    { name: 'vary-by-header', text: 'expression' },
    { name: 'vary-by-query-parameter', text: 'expression' },
  ],
  notes: [
    'Needs a matching cache-store in outbound.',
    'GET requests only.',
    'Once per section.',
    'Not supported in policy fragments.',
    'Put rate-limit or rate-limit-by-key right after it.',
    'vary-by-query-parameter may list several names separated by semicolons.',
  ],
});
