import { policy } from '../policy.ts';

export default policy('graphql-data-source', {
  summary: 'Resolver that calls another GraphQL endpoint (schema only; not documented).',
  category: 'Undocumented',
  status: 'undocumented',
  docs: null,
  resolver: 'root',
  sections: [],
  scopes: [],
  ordered: true,
  children: [
    {
      name: 'request',
      min: 1,
      max: 1,
      ordered: true,
      children: [
        { name: 'authentication-basic', max: 1, policy: true },
        { name: 'authentication-certificate', max: 1, policy: true },
        { name: 'authentication-managed-identity', max: 1, policy: true },
        { name: 'get-authorization-context', max: 1, policy: true },
        { name: 'set-backend-service', max: 1, policy: true },
        { name: 'set-url', max: 1, policy: true },
        { name: 'set-header', max: 1, policy: true },
        { name: 'include-fragment', policy: true },
        { name: 'document', min: 1, max: 1, text: 'expression' },
        { name: 'operationName', max: 1, text: 'expression' },
        {
          name: 'variables',
          max: 1,
          ordered: true,
          children: [
            {
              name: 'variable',
              min: 1,
              attributes: {
                name: { required: true },
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
        { name: 'set-body', max: 1, policy: true },
        { name: 'include-fragment', policy: true },
        { name: 'publish-event', max: 1, policy: true },
      ],
    },
  ],
  notes: ['No documentation page.'],
});
