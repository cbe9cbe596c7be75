import { policy } from '../policy.ts';

export default policy('invoke-request', {
  summary: 'Schema-only request redirection / invocation policy; meaning differs between sources.',
  category: 'Undocumented',
  status: 'undocumented',
  docs: null,
  attributes: {
    url: { required: true, expression: true },
  },
  ordered: true,
  children: [{ name: 'value', text: 'expression' }],
  notes: ['No documentation page.'],
});
