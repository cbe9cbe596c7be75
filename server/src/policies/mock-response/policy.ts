import { policy } from '../policy.ts';

export default policy('mock-response', {
  summary: 'Returns a mocked response from operation examples or schemas, skipping the backend.',
  category: 'Transformation',
  sections: ['inbound', 'outbound', 'on-error'],
  ends: true,
  attributes: {
    'status-code': {
      type: 'int',
      default: '200',
      expression: false,
      min: 100,
      max: 999,
      summary: 'Selects the documented response and sets the status.',
    },
    'content-type': { expression: false, summary: 'Selects the representation and sets Content-Type.' },
    enabled: { type: 'bool', undocumented: true },
    index: { type: 'int', undocumented: true },
  },
  notes: ['No expressions in any attribute.'],
});
