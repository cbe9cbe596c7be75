import { policy } from '../policy.ts';

export default policy('set-backend-service', {
  summary: 'Changes the backend base URL to a literal URL or to a backend entity (which may be a pool).',
  category: 'Routing',
  sections: ['inbound', 'backend'],
  doubtful: { sections: ['outbound', 'on-error'] },
  attributes: {
    'base-url': { expression: true, summary: 'New base URL.' },
    'backend-id': { expression: true, summary: 'Name of a backend entity.' },
    'sf-resolve-condition': { type: 'bool', expression: true, summary: 'Whether to resolve again and repeat the call.' },
    'sf-service-instance-name': { expression: true, summary: 'Service instance to use.' },
    'sf-partition-key': { expression: true, summary: 'Partition key.' },
    'sf-replica-type': { values: ['primary', 'secondary'], expression: true, summary: 'primary or secondary.' },
    'sf-listener-name': { expression: true, summary: 'Listener to use when there are several.' },
  },
  combinations: [{ exactlyOne: ['base-url', 'backend-id'] }, { attribute: 'sf-listener-name', needs: 'backend-id' }],
  notes: [
    'Exactly one of base-url or backend-id.',
    'sf-* attributes only for Service Fabric backends; sf-listener-name only with backend-id.',
    'A base policy with backend-id can only be overridden by another backend-id, not base-url.',
    'dapr-* attributes: see the Dapr variant.',
  ],
});
