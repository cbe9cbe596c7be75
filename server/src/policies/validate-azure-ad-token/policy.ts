import { policy } from '../policy.ts';

export default policy('validate-azure-ad-token', {
  summary:
    'Checks a Microsoft Entra JWT taken from a header, query parameter or value against tenant, application, audience and claim rules.',
  category: 'Authentication and authorization',
  sections: ['inbound'],
  attributes: {
    'tenant-id': { required: true, expression: true, summary: 'Tenant id or URL, or organizations/common.' },
    'header-name': { default: 'Authorization', expression: true, summary: 'Header holding the token.' },
    'query-parameter-name': { expression: true, summary: 'Query parameter holding the token.' },
    'token-value': { expression: true, summary: 'Expression giving the raw token.' },
    'authentication-endpoint': {
      default: 'https://login.microsoftonline.com',
      summary: 'National-cloud login endpoint; https:// optional.',
    },
    'failed-validation-httpcode': { type: 'int', default: '401', expression: true, min: 100, max: 999, summary: 'Status on failure.' },
    'failed-validation-error-message': { expression: true, summary: 'Body text on failure; default depends on the fault.' },
    'output-token-variable-name': { expression: false, summary: 'Variable that receives a Jwt object on success.' },
    'require-scheme': { undocumented: true },
    'allow-protected-forwarded-tokens': { type: 'bool', expression: true, undocumented: true },
    'allow-proof-of-possession-tokens': { type: 'bool', expression: true, undocumented: true },
  },
  combinations: [{ atMostOne: ['header-name', 'query-parameter-name', 'token-value'] }],
  children: [
    { name: 'backend-application-ids', max: 1, ordered: true, children: [{ name: 'application-id', min: 1, text: 'expression' }] },
    { name: 'client-application-ids', max: 1, ordered: true, children: [{ name: 'application-id', min: 1, text: 'expression' }] },
    { name: 'audiences', max: 1, ordered: true, children: [{ name: 'audience', min: 1, text: 'expression' }] },
    {
      name: 'required-claims',
      max: 1,
      ordered: true,
      children: [
        {
          name: 'claim',
          min: 1,
          attributes: {
            name: { required: true, expression: true },
            match: { values: ['all', 'any'], default: 'all', expression: true },
            separator: { expression: true },
          },
          ordered: true,
          children: [{ name: 'value', text: 'expression' }],
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
            'certificate-id': { required: true },
            id: {},
          },
        },
      ],
    },
  ],
  notes: [
    'token-value must not contain the Bearer prefix.',
    'Without client-application-ids give at least one audience.',
    'Customer (external id) tenants are not supported.',
    'tenant-id may be a GUID, a URL, organizations or common.',
  ],
});
