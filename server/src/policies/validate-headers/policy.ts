import { policy } from '../policy.ts';

export default policy('validate-headers', {
  summary: 'Validates response headers against the API schema.',
  category: 'Content validation',
  sections: ['outbound', 'on-error'],
  once: 'section',
  attributes: {
    'specified-header-action': {
      values: ['ignore', 'prevent', 'detect'],
      required: true,
      expression: true,
      summary: 'For headers present in the schema.',
    },
    'unspecified-header-action': {
      values: ['ignore', 'prevent', 'detect'],
      required: true,
      expression: true,
      summary: 'For headers absent from the schema.',
    },
    'errors-variable-name': { expression: false, summary: 'Variable in context.Variables that receives the validation errors.' },
  },
  ordered: true,
  children: [
    {
      name: 'header',
      attributes: {
        name: { required: true, summary: 'Header to override.' },
        action: { values: ['ignore', 'prevent', 'detect'], required: true, expression: true, summary: 'Action for that header.' },
      },
    },
  ],
  notes: ['Once per section.', 'Actions: ignore, prevent, detect.'],
});
