import { policy } from '../policy.ts';

export default policy('wait', {
  summary: 'Runs its child policies in parallel and waits for all or any of them.',
  category: 'Policy control and flow',
  sections: ['inbound', 'backend', 'outbound'],
  doubtful: { sections: ['on-error'] },
  attributes: {
    for: { values: ['all', 'any'], default: 'all', expression: true, summary: 'all or any.' },
  },
  children: [
    { name: 'send-request', policy: true },
    { name: 'cache-lookup-value', policy: true },
    { name: 'choose', policy: true },
    { name: 'forward-request', policy: true, undocumented: true },
    { name: 'cache-store-value', policy: true, undocumented: true },
    { name: 'authentication-managed-identity', policy: true, undocumented: true },
    { name: 'authentication-token', policy: true, undocumented: true },
  ],
  childCombinations: [
    {
      atLeastOne: [
        'send-request',
        'cache-lookup-value',
        'choose',
        'forward-request',
        'cache-store-value',
        'authentication-managed-identity',
        'authentication-token',
      ],
    },
  ],
  notInside: ['retry'],
  notes: ['At least one child.', 'Cannot be inside retry.'],
});
