import { policy } from '../policy.ts';

export default policy('log-to-eventhub', {
  summary: 'Sends a string to an Event Hub through a Logger entity.',
  category: 'Integration and external communication',
  scopes: ['global', 'product', 'api', 'operation'],
  gateways: ['classic', 'v2', 'consumption', 'self-hosted'],
  attributes: {
    'logger-id': { required: true, summary: 'Logger entity id.' },
    'partition-id': { expression: false, summary: 'Partition index.' },
    'partition-key': { expression: true, summary: 'Value hashed to a partition.' },
  },
  text: 'expression',
  combinations: [{ atMostOne: ['partition-id', 'partition-key'] }],
  notes: [
    'partition-id and partition-key exclude each other.',
    'Messages over 200 KB are truncated.',
    'Not affected by sampling.',
    'Content must evaluate to a string.',
    'Not available in workspaces.',
  ],
});
