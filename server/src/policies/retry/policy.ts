import { policy } from '../policy.ts';

export default policy('retry', {
  summary: 'Runs its child policies once, then again while the condition is true and retries remain.',
  category: 'Policy control and flow',
  attributes: {
    condition: { type: 'bool', required: true, expression: true, summary: 'true = retry again.' },
    count: { type: 'int', required: true, expression: true, min: 1, max: 50, summary: 'Retries, 1-50.' },
    interval: { type: 'int', required: true, expression: true, min: 0, summary: 'Seconds between tries.' },
    'max-interval': { type: 'int', expression: true, summary: 'Cap for exponential waits.' },
    delta: { type: 'int', expression: true, summary: 'Increment in seconds.' },
    'first-fast-retry': { type: 'bool', default: 'false', expression: true, summary: 'First retry without waiting.' },
  },
  policies: true,
  notes: [
    'May contain any policies except wait.',
    'count 1-50.',
    'Children run once before the condition is evaluated; count is the number of retries.',
    'interval only = fixed; interval+delta = linear: interval+(n-1)*delta; interval+delta+max-interval = exponential: interval+2^(n-1)*random(0.8*delta,1.2*delta), capped.',
    'To retry forward-request with a body set buffer-request-body=true.',
  ],
});
