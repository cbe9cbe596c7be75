import { policy } from '../policy.ts';

export default policy('authentication-managed-identity', {
  summary: 'Gets a Microsoft Entra token with a managed identity and puts it in Authorization as a Bearer token (or in a variable).',
  category: 'Authentication and authorization',
  sections: ['inbound'],
  scopes: ['global', 'product', 'api', 'operation'],
  gateways: ['classic', 'v2', 'consumption', 'self-hosted'],
  doubtful: { sections: ['backend', 'outbound', 'on-error'], scopes: ['workspace'] },
  attributes: {
    resource: { required: true, expression: true, summary: 'App id / resource URI to get a token for.' },
    'client-id': { summary: 'User-assigned identity client id.' },
    'output-token-variable-name': { expression: false, summary: 'Variable that receives the token string.' },
    'ignore-error': { type: 'bool', default: 'false', summary: 'Continue when no token can be got.' },
  },
  notes: [
    'client-id absent means the system-assigned identity.',
    'Tokens are cached until expiry.',
    'Not available in workspaces.',
    'Also allowed as a child of send-request and send-one-way-request.',
    'When output-token-variable-name is set the token is stored in that variable.',
  ],
});
