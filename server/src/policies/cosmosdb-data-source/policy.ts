import { policy } from '../policy.ts';

export default policy('cosmosdb-data-source', {
  summary: 'Resolves a GraphQL field with a Cosmos DB query, read, delete or write (preview).',
  category: 'GraphQL resolvers',
  resolver: 'root',
  sections: [],
  scopes: [],
  gateways: ['classic', 'v2'],
  ordered: true,
  childCombinations: [{ exactlyOne: ['query-request', 'read-request', 'delete-request', 'write-request'] }],
  children: [
    {
      name: 'connection-info',
      min: 1,
      max: 1,
      ordered: true,
      children: [
        {
          name: 'connection-string',
          min: 1,
          max: 1,
          attributes: {
            'use-managed-identity': { type: 'bool', default: 'false' },
            'client-id': { undocumented: true },
          },
          text: 'expression',
        },
        { name: 'database-name', min: 1, max: 1, text: 'expression' },
        { name: 'container-name', min: 1, max: 1, text: 'expression' },
      ],
    },
    {
      name: 'query-request',
      max: 1,
      attributes: {
        'enable-low-precision-order-by': { type: 'bool', summary: 'Cosmos query option.' },
      },
      ordered: true,
      children: [
        { name: 'sql-statement', max: 1, text: 'expression' },
        {
          name: 'parameters',
          max: 1,
          ordered: true,
          children: [
            {
              name: 'parameter',
              attributes: {
                name: { required: true },
                type: { undocumented: true },
              },
              text: 'expression',
            },
          ],
        },
        {
          name: 'partition-key',
          max: 1,
          attributes: {
            'data-type': { values: ['string', 'number', 'bool', 'none', 'null'], default: 'string', summary: 'Default string.' },
            template: { values: ['liquid'] },
          },
          text: 'template',
        },
        {
          name: 'paging',
          max: 1,
          ordered: true,
          children: [
            {
              name: 'max-item-count',
              min: 1,
              max: 1,
              attributes: {
                template: { values: ['liquid'] },
              },
              text: 'template',
            },
            {
              name: 'continuation-token',
              min: 1,
              max: 1,
              attributes: {
                template: { values: ['liquid'] },
              },
              text: 'template',
            },
          ],
        },
      ],
    },
    {
      name: 'read-request',
      max: 1,
      ordered: true,
      children: [
        {
          name: 'id',
          min: 1,
          max: 1,
          attributes: {
            template: { values: ['liquid'], summary: 'Liquid templating for the value.' },
          },
          text: 'template',
        },
        {
          name: 'partition-key',
          max: 1,
          attributes: {
            'data-type': { values: ['string', 'number', 'bool', 'none', 'null'], default: 'string', summary: 'Default string.' },
            template: { values: ['liquid'] },
          },
          text: 'template',
        },
      ],
    },
    {
      name: 'delete-request',
      max: 1,
      attributes: {
        'consistency-level': { values: ['bounded-staleness', 'consistent-prefix', 'eventual', 'session', 'strong'] },
        'pre-trigger': {},
        'post-trigger': {},
      },

      children: [
        {
          name: 'id',
          min: 1,
          max: 1,
          attributes: {
            template: { values: ['liquid'], summary: 'Liquid templating for the value.' },
          },
          text: 'template',
        },
        {
          name: 'partition-key',
          max: 1,
          attributes: {
            'data-type': { values: ['string', 'number', 'bool', 'none', 'null'], default: 'string', summary: 'Default string.' },
            template: { values: ['liquid'] },
          },
          text: 'template',
        },
        {
          name: 'etag',
          max: 1,
          attributes: {
            type: { values: ['match', 'no-match'], default: 'match', summary: 'Default match.' },
            template: { values: ['liquid'] },
          },
          text: 'template',
        },
      ],
    },
    {
      name: 'write-request',
      max: 1,
      attributes: {
        type: { values: ['insert', 'replace', 'upsert'], default: 'upsert', summary: 'insert, replace or upsert (default upsert).' },
        'consistency-level': { values: ['bounded-staleness', 'consistent-prefix', 'eventual', 'session', 'strong'] },
        'indexing-directive': { default: 'default' },
        'pre-trigger': {},
        'post-trigger': {},
        'enable-content-response-on-write': { undocumented: true },
      },

      children: [
        {
          name: 'id',
          max: 1,
          summary: 'Needed when type=replace.',
          attributes: {
            template: { values: ['liquid'], summary: 'Liquid templating for the value.' },
          },
          text: 'template',
        },
        {
          name: 'partition-key',
          max: 1,
          attributes: {
            'data-type': { values: ['string', 'number', 'bool', 'none', 'null'], default: 'string', summary: 'Default string.' },
            template: { values: ['liquid'] },
          },
          text: 'template',
        },
        {
          name: 'etag',
          max: 1,
          attributes: {
            type: { values: ['match', 'no-match'], default: 'match', summary: 'Default match.' },
            template: { values: ['liquid'] },
          },
          text: 'template',
        },
        { name: 'set-body', max: 1, policy: true },
        { name: 'include-fragment', policy: true },
      ],
    },
    {
      name: 'response',
      max: 1,
      ordered: true,
      children: [
        { name: 'set-body', max: 1, policy: true },
        { name: 'publish-event', max: 1, policy: true },
        { name: 'include-fragment', policy: true },
      ],
    },
  ],
  notes: [
    'GraphQL resolver scope only.',
    'Exactly one of query-request, read-request, delete-request, write-request.',
    'write-request type=replace needs id.',
    'partition-key data-type: string, number, bool, none, null.',
    'etag type: match or no-match.',
    'consistency-level: bounded-staleness, consistent-prefix, eventual, session, strong.',
    'Not on Consumption, self-hosted or workspace gateways.',
  ],
});
