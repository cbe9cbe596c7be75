import { policy } from '../policy.ts';

export default policy('set-query-parameter', {
  summary: 'Sets, appends, skips or deletes a query string parameter.',
  category: 'Transformation',
  sections: ['inbound', 'backend'],
  doubtful: { sections: ['outbound', 'on-error'] },
  attributes: {
    'exists-action': {
      values: ['override', 'skip', 'append', 'delete'],
      default: 'override',
      expression: true,
      summary: 'What to do when the parameter already exists.',
    },
    name: { required: true, expression: true, summary: 'Parameter name.' },
  },
  ordered: true,
  children: [{ name: 'value', summary: 'One per value; none when exists-action=delete.', text: 'expression' }],
  notes: ['exists-action=delete takes no value child.'],
});
