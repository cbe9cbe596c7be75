import { policy } from '../policy.ts';

export default policy('get-authorization-context', {
  summary: 'Fetches a token from a credential-manager connection and stores an Authorization object in a context variable.',
  category: 'Authentication and authorization',
  sections: ['inbound'],
  scopes: ['global', 'product', 'api', 'operation'],
  gateways: ['classic', 'v2', 'consumption'],
  doubtful: { sections: ['backend', 'outbound', 'on-error'], scopes: ['workspace'] },
  attributes: {
    'provider-id': { required: true, expression: true, summary: 'Credential provider resource id.' },
    'authorization-id': { required: true, expression: true, summary: 'Connection resource id.' },
    'context-variable-name': {
      required: true,
      expression: true,
      summary: 'Variable that receives the Authorization object (AccessToken, Claims).',
    },
    'identity-type': {
      values: ['managed', 'jwt'],
      default: 'managed',
      expression: true,
      summary: 'managed = system identity, jwt = token in identity.',
    },
    identity: { expression: true, summary: 'Entra JWT, audience https://azure-api.net/authorization-manager, with oid and tid.' },
    'ignore-error': { type: 'bool', default: 'false', expression: true, summary: 'true: null variable instead of failing.' },
  },
  combinations: [{ attribute: 'identity-type', is: 'jwt', needs: 'identity' }],
  notes: [
    'identity is needed (and used) only when identity-type is jwt.',
    'jwt identity supports app-only /.default scopes only.',
    'On error: ignore-error=true stores null, false gives 500 (visible as context.LastError when on-error exists).',
    'Not supported on self-hosted or workspace gateways.',
  ],
});
