import { policy } from '../policy.ts';

export default policy('invoke-request', {
  summary: 'Schema-only request redirection / invocation policy; meaning differs between sources.',
  category: 'Undocumented',
  status: 'undocumented',
  docs: null,
  attributes: {
    // By the schema it is required; the toolkit has it optional beside a method and a back end.
    url: { expression: true },
    method: { undocumented: true },
    'backend-id': { undocumented: true },
    'response-variable-name': { undocumented: true, setsVariable: true },
  },
  children: [
    { name: 'value', text: 'expression' },
    { name: 'header', attributes: { name: { required: true }, value: {} }, text: 'expression' },
    { name: 'body', text: 'expression' },
  ],
  notes: ['No documentation page.'],
});
