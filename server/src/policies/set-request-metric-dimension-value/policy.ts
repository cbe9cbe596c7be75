import { policy } from '../policy.ts';

export default policy('set-request-metric-dimension-value', {
  summary: 'Sets a dimension on internal request metrics (schema only; not documented).',
  category: 'Undocumented',
  status: 'undocumented',
  docs: null,
  attributes: {
    name: { required: true },
    value: { required: true },
  },
  notes: ['No documentation page; first-party use.'],
});
