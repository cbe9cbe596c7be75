import { policy } from '../policy.ts';

export default policy('xml-to-json', {
  summary: 'Converts an XML body to JSON.',
  category: 'Transformation',
  sections: ['inbound', 'outbound', 'on-error'],
  doubtful: { sections: ['backend'] },
  attributes: {
    kind: { values: ['javascript-friendly', 'direct'], required: true, expression: true, summary: 'javascript-friendly or direct.' },
    apply: {
      values: ['always', 'content-type-xml'],
      required: true,
      expression: true,
      summary: 'Always, or only when Content-Type is XML.',
    },
    'consider-accept-header': { type: 'bool', default: 'true', expression: true, summary: 'Convert only when Accept asks for JSON.' },
    'always-array-child-elements': { type: 'bool', default: 'false', expression: true, summary: 'Always make child elements arrays.' },
    'preserve-whitespace-nodes': { type: 'bool', expression: true, undocumented: true },
    'empty-values': { values: ['preserve', 'as-null'], expression: true, undocumented: true },
    'trim-values': { type: 'bool', expression: true, undocumented: true },
  },
});
