import { policy } from '../policy.ts';

export default policy('send-one-way-request', {
  summary: 'Sends an HTTP request without waiting for the response.',
  category: 'Integration and external communication',
  gateways: ['classic', 'v2', 'consumption', 'self-hosted'],
  attributes: {
    mode: {
      values: ['new', 'copy'],
      default: 'new',
      expression: true,
      summary: 'new = empty request; copy = copy headers and body of the current one.',
    },
    timeout: { type: 'int', default: '60', expression: true, summary: 'Seconds before the call fails.' },
  },
  ordered: true,
  children: [
    { name: 'set-url', max: 1, text: 'expression' },
    { name: 'set-method', max: 1, policy: true },
    { name: 'set-header', policy: true },
    { name: 'set-body', max: 1, policy: true },
    { name: 'authentication-certificate', max: 1, policy: true },
    { name: 'authentication-token', max: 1, policy: true, undocumented: true },
    { name: 'authentication-token-store', max: 1, policy: true, undocumented: true },
    { name: 'authentication-managed-identity', max: 1, policy: true },
    { name: 'proxy', max: 1, policy: true },
  ],
  notes: [
    'Same child order and rules as send-request, no response variable.',
    'Several in outbound are not supported on the self-hosted gateway.',
  ],
});
