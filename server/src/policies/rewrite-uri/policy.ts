import { policy } from '../policy.ts';

export default policy('rewrite-uri', {
  summary: 'Rewrites the path (and query) sent to the backend.',
  category: 'Transformation',
  sections: ['inbound'],
  attributes: {
    template: { required: true, expression: true, summary: 'New path and query relative to the backend base URL.' },
    'copy-unmatched-params': {
      type: 'bool',
      default: 'true',
      expression: true,
      summary: 'Carry over query parameters not named in the original template.',
    },
  },
  notes: [
    'If template uses an expression the whole value must be the expression.',
    'Only query parameters can be added; no new template path parameters.',
    'Path parameters in braces come from the operation URL template.',
  ],
});
