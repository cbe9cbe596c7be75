import { policy } from '../policy.ts';

export default policy('llm-semantic-cache-store', {
  summary: 'Stores an LLM response for later semantic lookups.',
  category: 'Caching',
  sections: ['outbound'],
  scopes: ['global', 'product', 'api', 'operation'],
  gateways: ['classic', 'v2', 'consumption', 'self-hosted'],
  once: 'section',
  attributes: {
    duration: { type: 'int', required: true, expression: true, summary: 'Seconds to live.' },
    'cache-response': { type: 'bool', default: 'false', expression: true, summary: 'true stores whatever the status is; else only 200.' },
  },
  notes: ['Needs the matching *-semantic-cache-lookup in inbound.', 'Once per section.', 'Not available in workspaces.'],
});
