import { policy } from '../policy.ts';

export default policy('send-service-bus-message', {
  summary: 'Sends a message to a Service Bus queue or topic (preview).',
  category: 'Integration and external communication',
  sections: ['inbound', 'outbound', 'on-error'],
  scopes: ['global', 'product', 'api', 'operation'],
  gateways: ['classic'],
  doubtful: { gateways: ['v2', 'consumption', 'self-hosted'] },
  attributes: {
    'queue-name': { expression: true, summary: 'Queue name.' },
    'topic-name': { expression: true, summary: 'Topic name.' },
    namespace: { expression: true, summary: 'Fully qualified namespace host.' },
    'client-id': { expression: true, summary: 'User-assigned identity with Azure Service Bus Data Sender role.' },
  },
  combinations: [{ exactlyOne: ['queue-name', 'topic-name'] }],
  children: [
    {
      name: 'message-properties',
      max: 1,
      children: [
        {
          name: 'message-property',
          min: 1,
          attributes: {
            name: { required: true, summary: 'Property name.' },
          },
          text: 'expression',
        },
      ],
    },
    { name: 'payload', min: 1, max: 1, text: 'expression' },
  ],
  notes: [
    'Exactly one of queue-name or topic-name.',
    'payload is required.',
    'client-id absent means the system-assigned identity.',
    'Queue/topic must exist already.',
    'Classic gateway only.',
  ],
});
