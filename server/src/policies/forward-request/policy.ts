import { policy } from '../policy.ts';

export default policy('forward-request', {
  summary: 'Sends the request in context to the backend and waits for the response.',
  category: 'Routing',
  sections: ['backend'],
  attributes: {
    timeout: { type: 'int', default: '300', expression: true, min: 0, summary: 'Seconds to wait for response headers.' },
    'timeout-ms': { type: 'int', expression: true, summary: 'Same in milliseconds.' },
    'continue-timeout': { type: 'int', expression: true, summary: 'Seconds to wait for 100 Continue.' },
    'http-version': { values: ['1', '2or1', '2'], default: '1', summary: '1, 2 or 2or1 (prefer 2, fall back to 1).' },
    'follow-redirects': { type: 'bool', default: 'false', expression: true, summary: 'Follow 3xx at the gateway instead of returning it.' },
    'buffer-request-body': { type: 'bool', default: 'false', summary: 'Keep the request body for retries.' },
    'buffer-response': { type: 'bool', default: 'true', expression: false, summary: 'false streams chunks at once (use for SSE).' },
    'fail-on-error-status-code': { type: 'bool', default: 'false', expression: false, summary: 'Go to on-error for 400-599.' },
  },
  combinations: [{ atMostOne: ['timeout', 'timeout-ms'] }],
  notes: [
    'Backend section only; normally inherited from global scope through base.',
    'timeout and timeout-ms exclude each other.',
    'timeout above 240 s may not be honoured by the network.',
    'If nothing forwards the request, outbound runs straight after inbound and the caller gets an empty 200.',
    'buffer-request-body must be true for retry to resend a body.',
    'http-version 2 and 2or1: self-hosted, and v2 in preview.',
  ],
});
