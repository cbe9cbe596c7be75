import { policy } from '../policy.ts';

export default policy('trace', {
  summary: 'Adds a custom entry to request trace, Application Insights and resource logs.',
  category: 'Logging',
  sections: ['inbound', 'backend', 'outbound'],
  doubtful: { sections: ['on-error'] },
  attributes: {
    // Documented as a literal; widely deployed templates have an expression here.
    source: { required: true, summary: 'Names the source.' },
    severity: {
      values: ['verbose', 'information', 'error'],
      default: 'verbose',
      expression: false,
      summary: 'verbose < information < error.',
    },
  },
  // The schema takes the message as the element's own text too, and published policies write it so.
  text: 'expression',
  children: [
    {
      name: 'metadata',
      attributes: {
        name: { required: true, summary: 'Property name.' },
        value: { required: true, summary: 'Property value.' },
      },
    },
    { name: 'message', max: 1, text: 'expression' },
  ],
  notes: ['Only logged to Application Insights / resource logs when severity >= diagnostic verbosity.', 'Not affected by sampling.'],
});
