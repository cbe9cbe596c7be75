import { policy } from '../policy.ts';

export default policy('proxy', {
  summary: 'Routes backend traffic through an HTTP proxy.',
  category: 'Routing',
  sections: ['inbound'],
  doubtful: { sections: ['backend'] },
  attributes: {
    url: { required: true, expression: true, summary: 'http://host:port.' },
    username: { expression: true, summary: 'Proxy user.' },
    password: { expression: true, summary: 'Proxy password.' },
  },
  notes: [
    'Only plain HTTP between gateway and proxy; Basic and NTLM auth.',
    'Also allowed as last child of send-request and send-one-way-request.',
  ],
});
