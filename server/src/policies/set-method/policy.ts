import { policy } from '../policy.ts';

export default policy('set-method', {
  summary: 'Changes the HTTP method of the request.',
  category: 'Transformation',
  sections: ['inbound', 'on-error'],
  doubtful: { sections: ['backend', 'outbound'] },
  text: 'expression',
});
