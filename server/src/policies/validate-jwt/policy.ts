import { policy } from '../policy.ts';

export default policy('validate-jwt', {
  summary:
    'Checks presence and validity of a JWT from a header, query parameter or value: signature, issuer, audience, expiry and required claims.',
  category: 'Authentication and authorization',
  sections: ['inbound'],
  attributes: {
    'header-name': { expression: true, summary: 'Header holding the token.' },
    'query-parameter-name': { expression: true, summary: 'Query parameter holding the token.' },
    'token-value': { expression: true, summary: 'Expression giving the raw token.' },
    'failed-validation-httpcode': { type: 'int', default: '401', expression: true, min: 100, max: 999, summary: 'Status on failure.' },
    'failed-validation-error-message': { expression: true, summary: 'Body text on failure.' },
    'require-expiration-time': { type: 'bool', default: 'true', expression: true, summary: 'Demand exp.' },
    'require-scheme': { expression: true, summary: 'Scheme that must prefix the Authorization value, e.g. Bearer.' },
    'require-signed-tokens': { type: 'bool', default: 'true', expression: true, summary: 'Reject unsigned tokens.' },
    'clock-skew': { type: 'int', default: '0', expression: true, summary: 'Tolerated clock difference in seconds.' },
    'output-token-variable-name': { expression: false, summary: 'Variable that receives a Jwt object on success.' },
  },
  combinations: [{ exactlyOne: ['header-name', 'query-parameter-name', 'token-value'] }],
  // The documentation asks for an order that its own examples do not keep.
  children: [
    {
      name: 'openid-config',
      attributes: {
        url: { required: true, summary: 'OpenID configuration endpoint.' },
        host: { undocumented: true },
        'validate-connectivity': {
          type: 'bool',
          default: 'true',
          summary: 'false skips the reachability check of the endpoint (needed in VNets); default inferred.',
        },
      },
    },
    { name: 'issuer-signing-tokens', max: 1, undocumented: true, ordered: true, children: [{ name: 'token', text: 'expression' }] },
    {
      name: 'issuer-signing-keys',
      max: 1,
      children: [
        {
          name: 'key',
          attributes: {
            id: {},
            'certificate-id': {},
            n: { expression: false },
            e: { expression: false },
          },
          text: 'expression',
          combinations: [{ allOrNone: ['n', 'e'] }],
        },
        {
          name: 'zumo-master-key',
          attributes: {
            id: {},
          },
          text: 'expression',
        },
      ],
    },
    {
      name: 'decryption-keys',
      max: 1,
      ordered: true,
      children: [
        {
          name: 'key',
          min: 1,
          attributes: {
            id: {},
            'certificate-id': {},
            n: { undocumented: true },
            e: { undocumented: true },
          },
          text: 'expression',
        },
      ],
    },
    { name: 'audiences', max: 1, ordered: true, children: [{ name: 'audience', text: 'expression' }] },
    { name: 'issuers', max: 1, ordered: true, children: [{ name: 'issuer', text: 'expression' }] },
    {
      name: 'required-claims',
      max: 1,
      ordered: true,
      children: [
        {
          name: 'claim',
          attributes: {
            match: { values: ['all', 'any'], default: 'all', expression: true },
            separator: {},
            name: { required: true, summary: 'Claim name (in the docs statement; XSD leaves it optional).' },
          },
          ordered: true,
          children: [{ name: 'value', text: 'expression' }],
        },
      ],
    },
  ],
  notes: [
    'Exactly one of header-name, query-parameter-name, token-value.',
    'token-value must not contain the Bearer prefix.',
    'exp claim must exist unless require-expiration-time=false.',
    'A key gives either inline Base64 text (symmetric), certificate-id, or both n and e; n and e go together.',
    'Asymmetric algorithms documented: PS256, RS256, RS512, ES256; symmetric: A128CBC-HS256, A192CBC-HS384, A256CBC-HS512 (keys inline Base64).',
    'require-scheme is ignored unless the token comes from the Authorization header.',
    'OpenID metadata is cached about 1 hour; refetched at most every 5 minutes on unknown kid or failure.',
  ],
});
