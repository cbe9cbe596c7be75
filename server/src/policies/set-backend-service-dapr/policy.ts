import { policy } from '../policy.ts';

export default policy('set-backend-service-dapr', {
  summary: 'Dapr form of set-backend-service: points the request at a Dapr service-invocation URL on localhost:3500.',
  category: 'Integration and external communication',
  element: 'set-backend-service',
  sections: ['inbound'],
  scopes: ['global', 'product', 'api', 'operation'],
  gateways: ['self-hosted'],
  attributes: {
    'backend-id': { values: ['dapr'], required: true, summary: 'Must be dapr.' },
    'dapr-app-id': { required: true, expression: true, summary: 'Target app id.' },
    'dapr-method': { required: true, expression: true, summary: 'Method or URL to invoke.' },
    'dapr-namespace': { expression: true, summary: 'Namespace of the app.' },
  },
  notes: [
    'backend-id must be the literal dapr.',
    'Self-hosted gateway with Dapr enabled only.',
    'Target becomes http://localhost:3500/v1.0/invoke/{app-id}[.{namespace}]/method/{method}.',
  ],
});
