import { policy } from '../policy.ts';

export default policy('check-header', {
  summary:
    'Requires a request header to be present, optionally with one of the listed values; otherwise stops with the configured status and message.',
  category: 'Authentication and authorization',
  sections: ['inbound'],
  scopes: ['global', 'product', 'api', 'operation'],
  doubtful: { sections: ['outbound'], scopes: ['workspace'] },
  attributes: {
    name: { required: true, expression: true, summary: 'Header to check.' },
    'failed-check-httpcode': { type: 'int', required: true, expression: true, min: 100, max: 999, summary: 'Status returned on failure.' },
    'failed-check-error-message': { required: true, omittable: true, expression: true, summary: 'Body text returned on failure.' },
    'ignore-case': { type: 'bool', required: true, omittable: true, expression: true, summary: 'Case-insensitive comparison of values.' },
  },
  ordered: true,
  children: [{ name: 'value', text: 'expression' }],
  notes: ['With no value child only presence is checked; with several, any one match passes.', 'The message must be XML-escaped.'],
});
