import { policy } from '../policy.ts';

export default policy('ip-filter', {
  summary: 'Allows or blocks callers by single IP addresses or address ranges.',
  category: 'Authentication and authorization',
  sections: ['inbound'],
  attributes: {
    action: {
      values: ['allow', 'forbid'],
      required: true,
      omittable: true,
      expression: true,
      summary: 'allow or forbid the listed addresses.',
    },
  },
  children: [
    { name: 'address', text: 'expression' },
    {
      name: 'address-range',
      attributes: {
        from: { required: true },
        to: { required: true },
      },
    },
  ],
  childCombinations: [{ atLeastOne: ['address', 'address-range'] }],
  notes: [
    'At least one address or address-range child.',
    'action=allow denies everything not listed; action=forbid lets everything not listed through.',
    'When configured at several scopes the filters run in effective-policy order.',
  ],
});
