import { policy } from '../policy.ts';

export default policy('rate-limit-by-key', {
  summary: 'Throttles calls per arbitrary key over a short window and answers 429 once the limit is passed.',
  category: 'Rate limiting and quotas',
  sections: ['inbound'],
  gateways: ['classic', 'v2', 'self-hosted', 'workspace'],
  attributes: {
    calls: { type: 'int', required: true, expression: true, summary: 'Maximum calls for one key in the window.' },
    'counter-key': { required: true, expression: true, summary: 'Key that selects the counter.' },
    'increment-condition': {
      type: 'bool',
      expression: true,
      summary: 'Boolean deciding whether this request counts; expression postpones counting to end of outbound.',
    },
    'increment-count': {
      type: 'int',
      default: '1',
      expression: true,
      summary: 'Amount added per request; expression postpones counting to end of outbound.',
    },
    'renewal-period': { type: 'int', required: true, expression: true, min: 1, max: 300, summary: 'Window length in seconds, max 300.' },
    'retry-after-header-name': {
      default: 'Retry-After',
      expression: false,
      summary: 'Renames the Retry-After response header sent when the limit trips.',
    },
    'retry-after-variable-name': { expression: false, summary: 'Context variable that receives the suggested wait in seconds.' },
    'remaining-calls-header-name': {
      expression: false,
      summary: 'Response header carrying calls left in the window, written on every execution.',
    },
    'remaining-calls-variable-name': { expression: false, summary: 'Context variable holding calls left in the window.' },
    'total-calls-header-name': { expression: false, summary: 'Response header echoing the configured calls value.' },
    'increment-after-response': { type: 'bool', undocumented: true },
    'flexible-retry-window': { type: 'bool', undocumented: true },
  },
  notes: [
    'Not available on the Consumption gateway.',
    'renewal-period may not exceed 300 seconds.',
    'A key value has one counter across every scope that uses it; reusing a key shares the count.',
    'If increment-condition or increment-count is an expression, counting happens at the end of outbound and the 429 appears one call late.',
    'Counters are per gateway, not instance-wide.',
    'v2 uses a token bucket, classic a sliding window.',
  ],
});
