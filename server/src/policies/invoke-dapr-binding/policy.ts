import { policy } from '../policy.ts';

export default policy('invoke-dapr-binding', {
  summary: 'Triggers a Dapr output binding via the sidecar.',
  category: 'Integration and external communication',
  sections: ['inbound', 'outbound', 'on-error'],
  scopes: ['global', 'product', 'api', 'operation'],
  gateways: ['self-hosted'],
  attributes: {
    name: { required: true, expression: true, summary: 'Binding name.' },
    operation: { default: 'create', expression: false, summary: 'Binding operation.' },
    'ignore-error': { type: 'bool', default: 'false', expression: false, summary: 'true: do not go to on-error.' },
    'response-variable-name': { expression: false, summary: 'Variable for the Dapr response.' },
    timeout: { type: 'int', default: '5', expression: true, min: 1, max: 240, summary: 'Seconds to wait.' },
    template: { values: ['liquid'], summary: 'Liquid or absent (docs spell Liquid, XSD liquid; accept both).' },
    'content-type': { values: ['application/json'], summary: 'application/json only.' },
  },
  ordered: true,
  children: [
    {
      name: 'metadata',
      max: 1,
      ordered: true,
      children: [
        {
          name: 'item',
          attributes: {
            key: { required: true },
          },
          text: 'expression',
        },
      ],
    },
    { name: 'data', max: 1, text: 'template' },
  ],
  notes: ['Self-hosted gateway with Dapr enabled only.', 'timeout 1-240 seconds.', 'Child order metadata?, data?.'],
});
