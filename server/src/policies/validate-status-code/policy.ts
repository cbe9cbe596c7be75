import { policy } from '../policy.ts';

export default policy('validate-status-code', {
  summary: 'Validates the response status code against the API schema.',
  category: 'Content validation',
  sections: ['outbound', 'on-error'],
  once: 'section',
  attributes: {
    'unspecified-status-code-action': {
      values: ['ignore', 'prevent', 'detect'],
      required: true,
      expression: true,
      summary: 'For codes absent from the schema.',
    },
    'errors-variable-name': { expression: false, summary: 'Variable in context.Variables that receives the validation errors.' },
  },
  ordered: true,
  children: [
    {
      name: 'status-code',
      attributes: {
        code: { type: 'int', required: true, summary: 'Status code to override.' },
        action: { values: ['ignore', 'prevent', 'detect'], required: true, expression: true, summary: 'Action for that code.' },
      },
    },
  ],
  notes: ['Once per section.', 'Actions: ignore, prevent, detect.'],
});
