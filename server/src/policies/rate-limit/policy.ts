import { policy } from '../policy.ts';

export default policy('rate-limit', {
  summary: 'Throttles calls per subscription over a short window and answers 429 once the limit is passed.',
  category: 'Rate limiting and quotas',
  sections: ['inbound'],
  scopes: ['product', 'api', 'operation'],
  once: 'document',
  attributes: {
    calls: { type: 'int', required: true, expression: false, min: 0, summary: 'Maximum calls allowed inside one window.' },
    'renewal-period': {
      type: 'int',
      required: true,
      expression: false,
      min: 1,
      max: 300,
      summary: 'Sliding window length in seconds, at most 300.',
    },
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
  },
  ordered: true,
  children: [
    {
      name: 'api',
      attributes: {
        name: { summary: 'Resource display name.' },
        id: { summary: 'Resource id; wins over name.' },
        calls: { type: 'int', required: true, expression: false, min: 0 },
        'renewal-period': { type: 'int', required: true, omittable: true, expression: false, min: 1, max: 300 },
      },
      combinations: [{ atLeastOne: ['name', 'id'] }],
      ordered: true,
      children: [
        {
          name: 'operation',
          attributes: {
            name: { summary: 'Resource display name.' },
            id: { summary: 'Resource id; wins over name.' },
            calls: { type: 'int', required: true, expression: false, min: 0 },
            'renewal-period': { type: 'int', required: true, omittable: true, expression: false, min: 1, max: 300 },
          },
          combinations: [{ atLeastOne: ['name', 'id'] }],
        },
      ],
    },
  ],
  notes: [
    'Only once per policy definition (not merely per section).',
    'Has effect only when the call carries a subscription key; keyless calls are not counted.',
    'Not allowed at global or workspace scope.',
    'renewal-period may not exceed 300 seconds (self, api and operation).',
    'Each api / operation child needs name or id; id wins when both are given.',
    'Product, api and operation limits are counted independently of each other.',
    'api/operation children only make sense at product scope.',
    'Counters are per gateway (per region, per workspace gateway); never aggregated over the whole instance.',
    'Classic tiers use a sliding window, v2 tiers a token bucket; accuracy is approximate by design.',
    'Nested operation elements belong inside api.',
  ],
});
