import { policy } from '../policy.ts';

export default policy('set-status', {
  summary: 'Sets the response status code and reason.',
  category: 'Transformation',
  attributes: {
    code: { type: 'int', required: true, expression: true, min: 100, max: 999, summary: 'Status code.' },
    // The documentation requires it; policies without it work and are common.
    reason: { expression: true, summary: 'Reason phrase.' },
  },
  notes: ['Also a child of return-response.'],
});
