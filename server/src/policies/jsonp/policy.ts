import { policy } from '../policy.ts';

export default policy('jsonp', {
  summary: 'Wraps JSON responses in a JavaScript callback.',
  category: 'Cross-domain',
  sections: ['outbound'],
  once: 'section',
  attributes: {
    'callback-parameter-name': { required: true, expression: true, summary: 'Query parameter that names the callback.' },
  },
  notes: ['Once per section.', 'No callback parameter in the request means plain JSON.'],
});
