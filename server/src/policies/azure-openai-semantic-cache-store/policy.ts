import { policy } from '../policy.ts';

export default policy('azure-openai-semantic-cache-store', {
  summary: 'Older Azure OpenAI-named twin of llm-semantic-cache-store.',
  category: 'Caching',
  status: 'legacy',
  replacedBy: 'llm-semantic-cache-store',
  sections: ['outbound'],
  scopes: ['global', 'product', 'api', 'operation'],
  gateways: ['classic', 'v2', 'consumption', 'self-hosted'],
  doubtful: { scopes: ['workspace'] },
  once: 'section',
  attributes: {
    duration: { type: 'int', required: true, expression: true, summary: 'Seconds to live.' },
    'cache-response': {
      type: 'bool',
      default: 'false',
      expression: true,
      summary: 'true stores whatever the status is; else only 200. Only in the llm- page, not in the 2024 page.',
    },
  },
  notes: ['Needs the matching *-semantic-cache-lookup in inbound.', 'Once per section.', 'Not available in workspaces.'],
});
