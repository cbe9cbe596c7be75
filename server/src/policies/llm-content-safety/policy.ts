import { policy } from '../policy.ts';

export default policy('llm-content-safety', {
  summary: 'Sends LLM prompts (inbound) or completions (outbound) to Azure AI Content Safety and blocks with 403 on a hit.',
  category: 'Content validation',
  sections: ['inbound', 'outbound'],
  scopes: ['global', 'workspace', 'product', 'api'],
  doubtful: { scopes: ['operation'] },
  attributes: {
    'backend-id': { required: true, expression: true, summary: 'Backend entity for the Content Safety resource.' },
    'shield-prompt': { type: 'bool', default: 'false', expression: true, summary: 'Also check for prompt attacks.' },
    'enforce-on-completions': { type: 'bool', default: 'false', expression: true, summary: 'Inbound placement: check completions too.' },
    'window-size': { type: 'int', default: '1000', expression: true, summary: 'Characters per response window (default 1000).' },
    'window-overlap-size': { type: 'int', expression: true, summary: 'Characters shared by neighbouring windows; no overlap by default.' },
  },
  children: [
    {
      name: 'categories',
      max: 1,
      attributes: {
        'output-type': {
          values: ['FourSeverityLevels', 'EightSeverityLevels'],
          default: 'FourSeverityLevels',
          expression: true,
          summary: 'Severity scale 0,2,4,6 or 0..7.',
        },
      },
      ordered: true,
      children: [
        {
          name: 'category',
          min: 1,
          attributes: {
            name: { values: ['Hate', 'SelfHarm', 'Sexual', 'Violence'], required: true, expression: true, summary: 'Harm category.' },
            threshold: {
              type: 'int',
              required: true,
              expression: true,
              min: 0,
              max: 7,
              summary: 'Severity at or above which content is blocked.',
            },
          },
        },
      ],
    },
    { name: 'blocklists', max: 1, ordered: true, children: [{ name: 'id', min: 1, text: 'expression' }] },
  ],
  notes: [
    'threshold is 0 (strictest) to 7.',
    'category name is one of Hate, SelfHarm, Sexual, Violence.',
    'enforce-on-completions is ignored in outbound.',
    'window-size only applies to responses; requests always use 10,000 characters.',
    'A hit in the middle of a streamed response just stops the stream, no 403.',
    'Backend must be a backend entity with managed-identity auth to https://cognitiveservices.azure.com.',
  ],
});
