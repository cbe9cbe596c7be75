import { policy } from '../policy.ts';

export default policy('cors', {
  summary: 'Adds CORS handling: answers preflight requests and adds CORS headers.',
  category: 'Cross-domain',
  sections: ['inbound'],
  once: 'section',
  attributes: {
    'allow-credentials': { type: 'bool', default: 'false', expression: true, summary: 'Value of Access-Control-Allow-Credentials.' },
    'terminate-unmatched-request': {
      type: 'bool',
      default: 'false',
      expression: true,
      summary: 'true: unmatched origin ends with empty 200; false: try other cors policies / continue without CORS headers.',
    },
  },
  children: [
    { name: 'allowed-origins', min: 1, max: 1, ordered: true, children: [{ name: 'origin', min: 1, text: 'expression' }] },
    {
      name: 'allowed-methods',
      max: 1,
      attributes: {
        'preflight-result-max-age': { type: 'int', default: '0', expression: true, summary: 'Access-Control-Max-Age in seconds.' },
      },
      ordered: true,
      children: [
        {
          name: 'method',
          min: 1,
          text: 'expression',
          texts: ['*', 'GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE', '(any verb)'],
        },
      ],
    },
    { name: 'allowed-headers', max: 1, ordered: true, children: [{ name: 'header', min: 1, text: 'expression' }] },
    { name: 'expose-headers', max: 1, ordered: true, children: [{ name: 'header', min: 1, text: 'expression' }] },
  ],
  notes: [
    'Once per section; should be the first policy in inbound, as generally only the first cors in the effective policy is applied.',
    'allowed-origins: either one origin with *, or one or more absolute URIs (scheme and host, no trailing text).',
    'allow-credentials=true cannot be combined with origin * (general CORS rule).',
    'allowed-methods is needed for anything beyond GET and POST.',
    'Only the cors policy runs on a preflight OPTIONS request.',
    'An OPTIONS operation defined in the API disables preflight handling.',
    'At product scope a subscription key in a header breaks preflight; pass it as query parameter.',
  ],
});
