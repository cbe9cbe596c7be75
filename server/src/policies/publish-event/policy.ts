import { policy } from '../policy.ts';

export default policy('publish-event', {
  summary: 'Publishes an event to GraphQL subscriptions from a resolver.',
  category: 'GraphQL resolvers',
  resolver: 'part',
  sections: [],
  scopes: [],
  gateways: ['classic', 'v2', 'consumption'],
  ordered: true,
  children: [
    {
      name: 'targets',
      min: 1,
      max: 1,
      ordered: true,
      children: [
        {
          name: 'graphql-subscription',
          min: 1,
          attributes: {
            id: { required: true, summary: 'Subscription field name.' },
          },
        },
      ],
    },
  ],
  notes: [
    'Only inside the response element of a resolver (http-response of http-data-source, response of sql/cosmosdb).',
    'targets/graphql-subscription with id, one or more.',
    'Do not define a resolver for the subscription itself.',
  ],
});
