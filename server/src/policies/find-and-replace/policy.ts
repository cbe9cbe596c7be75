import { policy } from '../policy.ts';

export default policy('find-and-replace', {
  summary: 'Replaces a substring in the body.',
  category: 'Transformation',
  attributes: {
    from: { required: true, expression: true, summary: 'Text to find.' },
    to: { required: true, expression: true, summary: 'Replacement; may be empty.' },
  },
  notes: ['Plain text match, not a regular expression.'],
});
