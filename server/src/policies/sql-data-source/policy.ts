import { policy } from '../policy.ts';

export default policy('sql-data-source', {
  summary: 'Resolves a GraphQL field with a T-SQL request (preview).',
  category: 'GraphQL resolvers',
  resolver: 'root',
  sections: [],
  scopes: [],
  gateways: ['classic', 'v2'],
  ordered: true,
  children: [
    {
      name: 'connection-info',
      min: 1,
      max: 1,
      ordered: true,
      children: [
        { name: 'get-authorization-context', max: 1, policy: true, undocumented: true },
        {
          name: 'connection-string',
          min: 1,
          max: 1,
          attributes: {
            'use-managed-identity': {
              type: 'bool',
              default: 'false',
              expression: true,
              summary: 'Use the system identity instead of credentials.',
            },
            scope: { undocumented: true },
            'client-id': { undocumented: true },
          },
          text: 'expression',
        },
        { name: 'include-fragment', policy: true },
        { name: 'authentication-certificate', max: 1, policy: true },
      ],
    },
    { name: 'include-fragment', policy: true },
    {
      name: 'request',
      min: 1,
      max: 1,
      attributes: {
        'single-result': { type: 'bool', default: 'false', expression: true, summary: 'At most one row expected.' },
      },
      ordered: true,
      children: [
        { name: 'include-fragment', max: 1, policy: true },
        { name: 'set-body', max: 1, policy: true },
        { name: 'sql-statement', min: 1, max: 1, text: 'expression' },
        {
          name: 'parameters',
          max: 1,
          ordered: true,
          children: [
            {
              name: 'parameter',
              min: 1,
              attributes: {
                name: { required: true, summary: 'Parameter name with @.' },
                'sql-type': { summary: 'SQL data type.' },
              },
              text: 'expression',
            },
          ],
        },
      ],
    },
    {
      name: 'response',
      max: 1,
      ordered: true,
      children: [
        { name: 'include-fragment', max: 1, policy: true },
        { name: 'set-body', max: 1, policy: true },
        { name: 'publish-event', max: 1, policy: true },
      ],
    },
  ],
  notes: [
    'GraphQL resolver scope only; not inside policies.',
    'connection-string required; with use-managed-identity leave out credentials.',
    'request/sql-statement required; last statement gives the result.',
    'Not on Consumption, self-hosted or workspace gateways.',
    'Children in documented order, each at most once except include-fragment.',
  ],
});
