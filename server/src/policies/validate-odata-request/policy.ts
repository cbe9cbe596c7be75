import { policy } from '../policy.ts';

export default policy('validate-odata-request', {
  summary: 'Checks an OData request URL, headers and parameters for conformance.',
  category: 'Content validation',
  sections: ['inbound'],
  scopes: ['global', 'workspace', 'product', 'api'],
  once: 'section',
  attributes: {
    'error-variable-name': { summary: 'Variable for validation errors.' },
    'default-odata-version': { default: '4.0', summary: 'Version assumed without an OData-Version header.' },
    'min-odata-version': { summary: 'Lowest accepted version.' },
    'max-odata-version': { summary: 'Highest accepted version.' },
    'max-size': { type: 'int', summary: 'Maximum payload bytes.' },
  },
  notes: ['Once per section.', 'For OData APIs only.', 'Not allowed at operation scope.'],
});
