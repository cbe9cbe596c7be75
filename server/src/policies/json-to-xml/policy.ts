import { policy } from '../policy.ts';

export default policy('json-to-xml', {
  summary: 'Converts a JSON body to XML.',
  category: 'Transformation',
  sections: ['inbound', 'outbound', 'on-error'],
  doubtful: { sections: ['backend'] },
  attributes: {
    apply: {
      values: ['always', 'content-type-json'],
      required: true,
      expression: true,
      summary: 'Always, or only when Content-Type is JSON.',
    },
    'consider-accept-header': { type: 'bool', default: 'true', expression: true, summary: 'Convert only when Accept asks for XML.' },
    'parse-date': { type: 'bool', default: 'true', summary: 'false copies date strings unchanged.' },
    'namespace-separator': { default: '_', expression: true, summary: 'Character that separates prefix and name.' },
    'namespace-prefix': { expression: true, summary: 'Property prefix taken as namespace declaration.' },
    'attribute-block-name': { expression: true, summary: 'Object whose properties become attributes.' },
    'attribute-prefix': { undocumented: true },
    'namespace-block-name': { undocumented: true },
    'invalid-character-replacement': { undocumented: true },
    'null-values': { undocumented: true },
    'trim-values': { type: 'bool', undocumented: true },
    'empty-values': { values: ['preserve', 'as-null'], expression: true, undocumented: true },
  },
});
