import { policy } from '../policy.ts';

export default policy('cache-store', {
  summary: 'Stores the current response in the response cache.',
  category: 'Caching',
  sections: ['outbound'],
  once: 'section',
  attributes: {
    duration: { type: 'int', required: true, expression: true, min: 0, summary: 'Seconds to live.' },
    'cache-response': { type: 'bool', default: 'false', expression: true, summary: 'true stores whatever the status is.' },
    'caching-mode': { undocumented: true },
  },
  notes: [
    'Needs a matching cache-lookup in inbound.',
    'Once per section.',
    'Only GET responses; only status 200 unless cache-response is true.',
  ],
});
