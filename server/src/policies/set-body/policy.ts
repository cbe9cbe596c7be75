import { policy } from '../policy.ts';

export default policy('set-body', {
  summary: 'Replaces the request or response body with text, an expression result or a Liquid template.',
  category: 'Transformation',
  sections: ['inbound', 'backend', 'outbound'],
  doubtful: { sections: ['on-error'] },
  attributes: {
    template: { values: ['liquid'], doubtfulValues: ['none'], summary: 'Only liquid is documented.' },
    'xsi-nil': { values: ['blank', 'null'], default: 'blank', expression: false, summary: 'How xsi:nil elements appear: blank or null.' },
    'parse-date': { type: 'bool', default: 'true', expression: false, summary: 'Turn date-looking strings into DateTime.' },
    'html-decode-expression': { type: 'bool', undocumented: true },
  },
  text: 'template',
  notes: [
    'Reading context.Request.Body/Response.Body with As<T>() consumes it unless preserveContent:true.',
    'Throws when there is no message body (for example an inbound GET).',
    'Liquid runs in C# mode: filters in PascalCase, .NET date formats.',
    'Liquid picks the parser from Content-Type (json vs xml).',
    'Liquid inside return-response gets an empty body.',
    'Also child of send-request, send-one-way-request, return-response and the GraphQL resolvers.',
  ],
});
