import { policy } from '../policy.ts';

export default policy('include-fragment', {
  summary: 'Inserts the content of a policy fragment.',
  category: 'Policy control and flow',
  attributes: {
    'fragment-id': { required: true, expression: false, summary: 'Fragment name.' },
  },
  notes: [
    'Fragment must exist; literal fragment-id.',
    'Fragments cannot include other fragments.',
    'Every policy inside must be valid in the including section and scope.',
  ],
});
