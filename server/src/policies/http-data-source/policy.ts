import { policy } from '../policy.ts';

export default policy('http-data-source', {
  summary: 'Resolves a GraphQL field with an HTTP request and optional response shaping.',
  category: 'GraphQL resolvers',
  resolver: 'root',
  sections: [],
  scopes: [],
  gateways: ['classic', 'v2', 'consumption'],
  ordered: true,
  children: [
    {
      name: 'http-request',
      min: 1,
      max: 1,
      ordered: true,
      children: [
        { name: 'get-authorization-context', max: 1, policy: true },
        { name: 'set-backend-service', max: 1, policy: true },
        { name: 'set-method', min: 1, max: 1, policy: true },
        { name: 'set-url', min: 1, max: 1, text: 'expression' },
        { name: 'include-fragment', policy: true },
        { name: 'set-header', policy: true },
        { name: 'set-body', max: 1, policy: true },
        { name: 'authentication-certificate', max: 1, policy: true },
      ],
    },
    { name: 'backend', max: 1, ordered: true, children: [{ name: 'forward-request', max: 1, policy: true }] },
    {
      name: 'http-response',
      max: 1,
      ordered: true,
      children: [
        { name: 'set-body', max: 1, policy: true },
        { name: 'json-to-xml', max: 1, policy: true, undocumented: true },
        { name: 'xml-to-json', max: 1, policy: true },
        { name: 'find-and-replace', max: 1, policy: true },
        { name: 'publish-event', max: 1, policy: true },
        { name: 'include-fragment', policy: true },
      ],
    },
  ],
  notes: [
    'GraphQL resolver scope only.',
    'http-request needs set-method and set-url.',
    'Children in documented order, each at most once except set-header and include-fragment.',
    'Default output is the raw response string.',
  ],
});
