import { policy } from '../policy.ts';

export default policy('validate-content', {
  summary: 'Validates body size and/or body content against JSON, XML or SOAP schemas.',
  category: 'Content validation',
  sections: ['inbound', 'outbound', 'on-error'],
  attributes: {
    'unspecified-content-type-action': {
      values: ['ignore', 'prevent', 'detect'],
      required: true,
      expression: true,
      summary: 'What to do when the content type is not in the API schema.',
    },
    'max-size': {
      type: 'int',
      required: true,
      expression: true,
      min: 1,
      max: 4194304,
      summary: 'Maximum body length in bytes (decompressed), compared with Content-Length.',
    },
    'size-exceeded-action': {
      values: ['ignore', 'prevent', 'detect'],
      required: true,
      expression: true,
      summary: 'What to do when the body is larger.',
    },
    'errors-variable-name': { expression: false, summary: 'Variable in context.Variables that receives the validation errors.' },
  },
  ordered: true,
  children: [
    {
      name: 'content-type-map',
      max: 1,
      attributes: {
        'any-content-type-value': { expression: false, summary: 'Content type assumed for every body.' },
        'missing-content-type-value': { expression: false, summary: 'Content type assumed when none was sent.' },
      },
      ordered: true,
      children: [
        {
          name: 'type',
          attributes: {
            from: { summary: 'Incoming content type to match.' },
            when: { type: 'bool', expression: true, summary: 'Expression to match.' },
            to: { required: true, summary: 'Content type used for validation.' },
          },
          combinations: [{ atMostOne: ['from', 'when'] }],
        },
      ],
    },
    {
      name: 'content',
      attributes: {
        type: { summary: 'Content type this rule is for.' },
        'validate-as': { values: ['json', 'xml', 'soap'], required: true, summary: 'Validation engine.' },
        'schema-id': { summary: 'Named schema in the service; default is the API definition schema.' },
        'schema-ref': { summary: 'Local JSON reference inside schema-id.' },
        'allow-additional-properties': { type: 'bool', summary: 'Overrides additionalProperties of the JSON schema.' },
        'case-insensitive-property-names': { type: 'bool', default: 'false', summary: 'Ignore case of JSON property names.' },
        action: { values: ['ignore', 'prevent', 'detect'], required: true, expression: true, summary: 'ignore, prevent or detect.' },
      },
    },
  ],
  notes: [
    'max-size may not exceed 4 MB (4194304).',
    'Actions: ignore, prevent (blocks; error also in context.LastError), detect (logs only).',
    'In content-type-map/type give from or when (not both) plus to.',
    'For SOAP set type to application/soap+xml (1.2) or text/xml (1.1).',
  ],
});
