import { policy } from '../policy.ts';

export default policy('limit-concurrency', {
  summary: 'Lets at most N requests run the enclosed policies at once; extra requests fail straight away with 429.',
  category: 'Rate limiting and quotas',
  attributes: {
    key: { required: true, expression: true, summary: 'Names the concurrency bucket.' },
    'max-count': {
      type: 'int',
      required: true,
      expression: false,
      min: 1,
      summary: 'Maximum simultaneous entrants; literal integer only.',
    },
  },
  policies: true,
  notes: [
    'Contains any policies valid for the enclosing section.',
    'The same key may be shared by several limit-concurrency elements.',
    'Enforced limit is lower than configured when several capacity units run in a region.',
  ],
});
