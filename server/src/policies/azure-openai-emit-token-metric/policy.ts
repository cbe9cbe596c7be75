import { policy } from '../policy.ts';

export default policy('azure-openai-emit-token-metric', {
  summary: 'Older Azure OpenAI-named twin of llm-emit-token-metric.',
  category: 'Logging',
  status: 'legacy',
  replacedBy: 'llm-emit-token-metric',
  sections: ['inbound'],
  attributes: {
    namespace: { default: 'API Management', summary: 'Metric namespace.' },
    name: { undocumented: true },
    'value-type': { values: ['all', 'total-tokens', 'prompt-tokens', 'completion-tokens'], default: 'all', undocumented: true },
    'ignore-prompt': { type: 'bool', default: 'false', undocumented: true },
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
    'dimension value may be left out only for default names: API ID, Operation ID, Product ID, User ID, Subscription ID, Location, Gateway ID, Backend ID.',
  ],
});
