import { policy } from '../policy.ts';

export default policy('return-response', {
  summary: 'Stops the pipeline and returns a given response to the caller.',
  category: 'Transformation',
  ends: true,
  attributes: {
    'response-variable-name': { expression: false, summary: 'Variable that holds a Response object.' },
  },
  ordered: true,
  children: [
    { name: 'set-status', max: 1, policy: true },
    { name: 'set-header', policy: true },
    { name: 'set-body', max: 1, policy: true },
  ],
  notes: [
    'Child order: set-status?, set-header*, set-body?.',
    'With nothing given the reply is 200 OK without body.',
    'With both a variable and children, the children modify the stored response.',
    'The variable must hold a Response object (e.g. from send-request).',
    'Skips the rest of the pipeline, including outbound.',
    'Liquid templates in its set-body get an empty input.',
  ],
});
