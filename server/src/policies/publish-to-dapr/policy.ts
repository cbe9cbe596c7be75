import { policy } from '../policy.ts';

export default policy('publish-to-dapr', {
  summary: 'Publishes a message to a Dapr pub/sub topic via the sidecar.',
  category: 'Integration and external communication',
  sections: ['inbound'],
  scopes: ['global', 'product', 'api', 'operation'],
  gateways: ['self-hosted'],
  doubtful: { sections: ['outbound', 'on-error'] },
  attributes: {
    'pubsub-name': { expression: true, summary: 'Dapr pubsub component.' },
    topic: { required: true, expression: true, summary: 'Topic.' },
    'ignore-error': { type: 'bool', default: 'false', expression: false, summary: 'true: do not go to on-error.' },
    'response-variable-name': { expression: false, summary: 'Variable for the Dapr response.' },
    timeout: { type: 'int', default: '5', expression: true, min: 1, max: 240, summary: 'Seconds to wait.' },
    template: { values: ['liquid'], summary: 'Liquid or absent (docs spell Liquid, XSD liquid; accept both).' },
    'content-type': { values: ['application/json'], summary: 'application/json only.' },
  },
  text: 'template',
  notes: [
    'Self-hosted gateway with Dapr enabled only.',
    'Without pubsub-name, topic must be pubsub-name/topic-name.',
    'timeout 1-240 seconds.',
    'template only Liquid; content-type only application/json.',
  ],
});
