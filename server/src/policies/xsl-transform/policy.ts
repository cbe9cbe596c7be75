import { policy } from '../policy.ts';

export default policy('xsl-transform', {
  summary: 'Applies an XSLT 1.0 stylesheet to an XML body.',
  category: 'Transformation',
  sections: ['inbound', 'outbound'],
  doubtful: { sections: ['on-error'] },
  once: 'section',
  text: 'template',
  children: [
    {
      name: 'parameter',
      attributes: {
        name: { summary: 'Name of the XSLT parameter.' },
        'parameter-name': { undocumented: true, summary: 'An older spelling of name.' },
      },
      combinations: [{ exactlyOne: ['name', 'parameter-name'] }],
      text: 'expression',
    },
    {
      name: 'xsl:stylesheet',
      min: 1,
      max: 1,
      attributes: {
        version: { type: 'enum', values: ['1.0'], required: true, expression: false },
      },
      text: 'template',
      foreign: true,
    },
  ],
  notes: [
    'Once per section.',
    'XSLT 1.0 only.',
    'Exactly one xsl:stylesheet child; its content is foreign-namespace XML that must not be validated as policy.',
  ],
});
