import { policy } from '../policy.ts';

export default policy('set-header', {
  summary: 'Sets, appends, skips or deletes a request or response header.',
  category: 'Transformation',
  attributes: {
    'exists-action': {
      values: ['override', 'skip', 'append', 'delete'],
      default: 'override',
      expression: true,
      summary: 'What to do when the header already exists.',
    },
    name: { required: true, expression: true, summary: 'Header name.' },
  },
  ordered: true,
  children: [{ name: 'value', summary: 'One per value; none when exists-action=delete.', text: 'expression' }],
  notes: [
    'exists-action=delete takes no value child.',
    'Text directly in the element is an error; use value children.',
    'Connection, Content-Length, Keep-Alive and Transfer-Encoding cannot be changed; client IP in X-Forwarded-For and response Server cannot be deleted.',
    'Several values join as CSV except User-Agent, WWW-Authenticate, Proxy-Authenticate, Cookie, Set-Cookie, Warning and date-valued headers, which repeat the header.',
    'Inbound changes the request, outbound/on-error the response.',
  ],
});
