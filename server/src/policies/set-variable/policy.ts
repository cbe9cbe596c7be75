import { policy } from '../policy.ts';

export default policy('set-variable', {
  summary: 'Stores a value in context.Variables for later expressions.',
  category: 'Transformation',
  attributes: {
    name: { required: true, expression: false, summary: 'Variable name.' },
    value: { required: true, expression: true, summary: 'Literal or expression.' },
  },
  notes: [
    'name is literal.',
    'A literal value is stored as System.String; an expression keeps its type.',
    'Expression result must be one of the allowed types (see allowedTypes).',
  ],
});
