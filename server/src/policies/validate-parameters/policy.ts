import { policy } from '../policy.ts';

export default policy('validate-parameters', {
  summary: 'Validates header, query and path parameters against the API schema.',
  category: 'Content validation',
  sections: ['inbound'],
  once: 'section',
  attributes: {
    'specified-parameter-action': {
      values: ['ignore', 'prevent', 'detect'],
      required: true,
      expression: true,
      summary: 'For parameters present in the schema.',
    },
    'unspecified-parameter-action': {
      values: ['ignore', 'prevent', 'detect'],
      required: true,
      expression: true,
      summary: 'For parameters absent from the schema.',
    },
    'errors-variable-name': { expression: false, summary: 'Variable in context.Variables that receives the validation errors.' },
  },
  ordered: true,
  children: [
    {
      name: 'headers',
      max: 1,
      attributes: {
        'specified-parameter-action': { values: ['ignore', 'prevent', 'detect'], required: true, omittable: true, expression: true },
        'unspecified-parameter-action': { values: ['ignore', 'prevent', 'detect'], required: true, omittable: true, expression: true },
      },
      ordered: true,
      children: [
        {
          name: 'parameter',
          attributes: {
            name: { required: true },
            action: { values: ['ignore', 'prevent', 'detect'], required: true, expression: true },
          },
        },
      ],
    },
    {
      name: 'query',
      max: 1,
      attributes: {
        'specified-parameter-action': { values: ['ignore', 'prevent', 'detect'], required: true, omittable: true, expression: true },
        'unspecified-parameter-action': { values: ['ignore', 'prevent', 'detect'], required: true, omittable: true, expression: true },
      },
      ordered: true,
      children: [
        {
          name: 'parameter',
          attributes: {
            name: { required: true },
            action: { values: ['ignore', 'prevent', 'detect'], required: true, expression: true },
          },
        },
      ],
    },
    {
      name: 'path',
      max: 1,
      attributes: {
        'specified-parameter-action': { values: ['ignore', 'prevent', 'detect'], required: true, omittable: true, expression: true },
      },
      ordered: true,
      children: [
        {
          name: 'parameter',
          attributes: {
            name: { required: true },
            action: { values: ['ignore', 'prevent', 'detect'], required: true, expression: true },
          },
        },
      ],
    },
  ],
  notes: [
    'Once per section.',
    'Actions: ignore, prevent, detect.',
    'path has no unspecified-parameter-action.',
    'Child order headers, query, path.',
    'headers/query/path values override the root values for that group.',
  ],
});
