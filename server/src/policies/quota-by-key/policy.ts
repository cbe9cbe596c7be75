import { policy } from '../policy.ts';

export default policy('quota-by-key', {
  summary:
    'Enforces a long-window or lifetime call and/or bandwidth allowance per arbitrary key; answers 403 with Retry-After when used up.',
  category: 'Rate limiting and quotas',
  sections: ['inbound'],
  gateways: ['classic', 'v2', 'self-hosted', 'workspace'],
  attributes: {
    bandwidth: { type: 'long', expression: false, summary: 'Kilobytes allowed per period.' },
    calls: { type: 'int', expression: false, summary: 'Calls allowed per period.' },
    'counter-key': { required: true, expression: true, summary: 'Key that selects the counter.' },
    'increment-condition': { type: 'bool', expression: true, summary: 'Boolean: count this request or not.' },
    'increment-count': { type: 'int', default: '1', expression: true, summary: 'Amount added per request.' },
    'renewal-period': { type: 'int', required: true, expression: false, min: 0, summary: 'Fixed window seconds; >=300 or 0.' },
    'first-period-start': {
      type: 'datetime',
      default: '0001-01-01T00:00:00Z',
      expression: false,
      summary: 'ISO 8601 UTC instant (yyyy-MM-ddTHH:mm:ssZ) from which periods are laid out.',
    },
  },
  combinations: [{ atLeastOne: ['calls', 'bandwidth'] }],
  notes: [
    'At least one of calls or bandwidth must be given.',
    'renewal-period must be at least 300 seconds, or 0 for no reset.',
    'Not available on the Consumption gateway.',
    'One key value = one counter across the whole instance; make keys unique per API to avoid sharing.',
    'If several policies would bump the same key in one request it is bumped once.',
  ],
});
