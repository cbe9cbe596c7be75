import { policy } from '../policy.ts';

export default policy('emit-metric', {
  summary: 'Sends a custom metric with dimensions to Application Insights.',
  category: 'Logging',
  attributes: {
    name: { required: true, expression: false, summary: 'Metric name.' },
    namespace: { default: 'API Management', expression: false, summary: 'Metric namespace.' },
    value: { type: 'number', default: '1', expression: true, summary: 'Metric value as double.' },
    'default-dimensions': { type: 'bool', undocumented: true },
  },
  ordered: true,
  children: [
    {
      name: 'dimension',
      max: 10,
      attributes: {
        name: { required: true, expression: true, summary: 'Dimension name.' },
        value: { expression: true, summary: 'Dimension value.' },
      },
    },
  ],
  notes: [
    'At least one dimension; at most 5 custom dimensions.',
    'dimension value may be left out only for default names: API ID, Operation ID, Product ID, User ID, Subscription ID, Location, Gateway ID, Backend ID (Backend ID in outbound only).',
  ],
});
