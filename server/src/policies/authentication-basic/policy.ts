import { policy } from '../policy.ts';

export default policy('authentication-basic', {
  summary: 'Sets the Authorization header to Basic credentials for the backend.',
  category: 'Authentication and authorization',
  sections: ['inbound'],
  doubtful: { sections: ['backend'] },
  once: 'section',
  attributes: {
    username: { required: true, expression: true, summary: 'User name.' },
    password: { required: true, expression: true, summary: 'Password; keep it in a named value.' },
  },
  notes: ['Once per section.'],
});
