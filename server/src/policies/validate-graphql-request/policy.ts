import { policy } from '../policy.ts';

export default policy('validate-graphql-request', {
  summary: 'Validates a GraphQL request (schema, size, depth) and authorises individual query paths.',
  category: 'Content validation',
  sections: ['inbound'],
  scopes: ['global', 'workspace', 'product', 'api'],
  once: 'section',
  attributes: {
    'error-variable-name': { expression: true, summary: 'Variable for validation errors (note singular error).' },
    'max-size': { type: 'int', required: true, omittable: true, expression: true, min: 1, max: 102400, summary: 'Maximum request bytes.' },
    'max-depth': { type: 'int', default: '6', expression: true, summary: 'Maximum query depth.' },
    'max-total-depth': { undocumented: true },
    'max-complexity': { undocumented: true },
  },
  ordered: true,
  children: [
    {
      name: 'authorize',
      max: 1,
      ordered: true,
      children: [
        {
          name: 'rule',
          min: 1,
          max: 100,
          attributes: {
            path: { required: true, summary: 'Query path the rule covers.' },
            action: {
              values: ['allow', 'remove', 'reject', 'ignore'],
              default: 'allow',
              expression: true,
              summary: 'allow, remove, reject or ignore.',
            },
          },
        },
      ],
    },
  ],
  notes: [
    'Once per section.',
    'max-size may not exceed 102400 bytes.',
    'rule path has the form /Type/field, /Type/* or /__* for introspection; most specific match wins.',
    'Actions: allow, remove, reject, ignore.',
    'Not allowed at operation scope.',
    'Errors are also placed in the GraphQLErrors variable.',
  ],
});
