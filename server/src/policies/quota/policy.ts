import { policy } from '../policy.ts';

export default policy('quota', {
  summary:
    'Enforces a long-window or lifetime call and/or bandwidth allowance per subscription; answers 403 with Retry-After when used up.',
  category: 'Rate limiting and quotas',
  sections: ['inbound'],
  scopes: ['product'],
  once: 'document',
  attributes: {
    bandwidth: { type: 'long', expression: false, summary: 'Kilobytes allowed per period.' },
    calls: { type: 'int', expression: false, summary: 'Calls allowed per period.' },
    'renewal-period': { type: 'int', required: true, expression: false, min: 0, summary: 'Fixed window in seconds; 0 = infinite.' },
  },
  combinations: [{ atLeastOne: ['calls', 'bandwidth'] }],
  ordered: true,
  children: [
    {
      name: 'api',
      attributes: {
        name: { summary: 'Resource display name.' },
        id: { summary: 'Resource id; wins over name.' },
        bandwidth: { type: 'long', expression: false },
        calls: { type: 'int', expression: false },
        'renewal-period': {
          type: 'int',
          expression: false,
          min: 0,
          summary: 'Documented as required in the table but absent from the statement and the XSD.',
        },
      },
      combinations: [{ atLeastOne: ['name', 'id'] }],
      ordered: true,
      children: [
        {
          name: 'operation',
          attributes: {
            name: { summary: 'Resource display name.' },
            id: { summary: 'Resource id; wins over name.' },
            bandwidth: { type: 'long', expression: false },
            calls: { type: 'int', expression: false },
            'renewal-period': {
              type: 'int',
              expression: false,
              min: 0,
              summary: 'Documented as required in the table but absent from the statement and the XSD.',
            },
          },
          combinations: [{ atLeastOne: ['name', 'id'] }],
        },
      ],
    },
  ],
  notes: [
    'Only once per policy definition.',
    'Product scope only.',
    'Counts only calls made with a subscription key.',
    'At least one of calls or bandwidth must be given (both allowed).',
    'renewal-period 0 means never resets.',
    'Window starts relative to the subscription start time (fixed window).',
    'Each api / operation child needs name or id; id wins when both are given.',
    'Product, api and operation quotas are counted independently.',
  ],
});
