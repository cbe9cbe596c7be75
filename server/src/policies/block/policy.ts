import { policy } from '../policy.ts';

export default policy('block', {
  summary: 'Grouping element that holds any policies (schema only; not documented).',
  category: 'Undocumented',
  status: 'undocumented',
  docs: null,
  policies: true,
  notes: ['No documentation page.'],
});
