import { policy } from '../policy.ts';

export default policy('redirect-content-urls', {
  summary: 'Rewrites backend links in the body to gateway links (outbound) or the reverse (inbound).',
  category: 'Transformation',
  sections: ['inbound', 'outbound'],
  once: 'section',
  notes: ['Once per section.', 'No attributes beyond id.', 'Does not touch headers such as Location.'],
});
