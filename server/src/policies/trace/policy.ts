import { policy } from '../policy.ts';

export default policy('trace', {
  summary: 'Adds a custom entry to request trace, Application Insights and resource logs.',
  category: 'Logging',
  sections: ['inbound', 'backend', 'outbound'],
  doubtful: { sections: ['on-error'] },
  attributes: {
    source: { required: true, expression: false, summary: 'Literal naming the source.' },
    severity: {
      values: ['verbose', 'information', 'error'],
      default: 'verbose',
      expression: false,
      summary: 'verbose < information < error.',
    },
  },
  children: [
    {
      name: 'metadata',
      attributes: {
        name: { required: true, summary: 'Property name.' },
        value: { required: true, summary: 'Property value.' },
      },
    },
    { name: 'message', min: 1, max: 1, text: 'expression' },
  ],
  notes: ['Only logged to Application Insights / resource logs when severity >= diagnostic verbosity.', 'Not affected by sampling.'],
});
