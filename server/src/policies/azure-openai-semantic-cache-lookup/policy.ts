import { policy } from '../policy.ts';

export default policy('azure-openai-semantic-cache-lookup', {
  summary: 'Older Azure OpenAI-named twin of llm-semantic-cache-lookup.',
  category: 'Caching',
  status: 'legacy',
  replacedBy: 'llm-semantic-cache-lookup',
  sections: ['inbound'],
  scopes: ['global', 'product', 'api', 'operation'],
  gateways: ['classic', 'v2', 'consumption', 'self-hosted'],
  doubtful: { scopes: ['workspace'] },
  once: 'section',
  attributes: {
    'score-threshold': { type: 'number', required: true, expression: true, min: 0, max: 1, summary: 'Vector distance limit for a hit.' },
    'embeddings-backend-id': { required: true, expression: true, summary: 'Backend entity of the embeddings deployment.' },
    'embeddings-backend-auth': {
      values: ['system-assigned'],
      doubtfulValues: ['header'],
      required: true,
      omittable: true,
      default: 'system-assigned',
      expression: true,
      summary: 'Always system-assigned.',
    },
    'ignore-system-messages': { type: 'bool', default: 'false', expression: true, summary: 'Drop system messages before comparing.' },
    'max-message-count': { type: 'int', expression: true, summary: 'Skip caching past this many dialog messages.' },
    'cache-id': { undocumented: true },
  },
  children: [{ name: 'vary-by', text: 'expression' }],
  notes: [
    'Needs the matching *-semantic-cache-store in outbound.',
    'Needs an external cache with RediSearch and an embeddings backend.',
    'Once per section.',
    'score-threshold is 0.0 to 1.0; lower = stricter; over 0.2 is risky.',
    'embeddings-backend-auth must be system-assigned.',
    'Not available in workspaces.',
  ],
});
