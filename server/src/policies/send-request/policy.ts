import { policy } from '../policy.ts';

export default policy('send-request', {
  summary: 'Sends an HTTP request and waits for the response, stored in a variable.',
  category: 'Integration and external communication',
  attributes: {
    mode: {
      values: ['new', 'copy'],
      default: 'new',
      expression: true,
      summary: 'new = empty request; copy = copy headers and body of the current one.',
    },
    'response-variable-name': { required: true, omittable: true, expression: true, summary: 'Variable that receives the response.' },
    timeout: { type: 'int', default: '60', expression: true, min: 0, summary: 'Seconds before the call fails.' },
    'ignore-error': { type: 'bool', default: 'false', expression: false, summary: 'true: error gives null response instead of on-error.' },
    'timeout-ms': { type: 'int', expression: true, undocumented: true },
    'buffer-response': { type: 'bool', default: 'true', undocumented: true },
    'fail-on-error-status-code': { type: 'bool', default: 'false', undocumented: true },
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
    'Child order: set-url?, set-method?, set-header*, set-body?, authentication-certificate?, authentication-managed-identity?, proxy?.',
    'set-url and set-method are required unless mode=copy.',
    'Response variable is an IResponse; null when ignore-error swallowed an error.',
    'mode=copy in outbound does not copy the body.',
    'Allowed child of wait.',
  ],
});
