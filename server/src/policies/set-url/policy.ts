import { policy } from '../policy.ts';

export default policy('set-url', {
  summary:
    'Child element carrying the URL in send-request, send-one-way-request and http-data-source; not a section-level policy in the docs.',
  category: 'Undocumented',
  status: 'undocumented',
  docs: null,
  childOnly: true,
  text: 'expression',
  notes: ['Only as a child element.'],
});
