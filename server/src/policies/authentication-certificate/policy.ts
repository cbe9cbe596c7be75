import { policy } from '../policy.ts';

export default policy('authentication-certificate', {
  summary: 'Presents a client certificate to the backend.',
  category: 'Authentication and authorization',
  sections: ['inbound'],
  doubtful: { sections: ['backend'] },
  attributes: {
    thumbprint: { expression: true, summary: 'Thumbprint of an uploaded certificate.' },
    'certificate-id': { expression: true, summary: 'Resource name of an uploaded certificate.' },
    body: { expression: true, summary: 'Certificate bytes (expression returning byte[]).' },
    password: { expression: true, summary: 'Password for body.' },
  },
  combinations: [{ exactlyOne: ['thumbprint', 'certificate-id', 'body'] }, { attribute: 'password', needs: 'body' }],
  notes: [
    'Give one source: thumbprint, certificate-id, or body (with optional password).',
    'thumbprint and certificate-id exclude each other.',
    'password only goes with body.',
    'Use certificate-id for Key Vault certificates: a rotated certificate changes thumbprint.',
    'Also allowed as a child of send-request, send-one-way-request and http-data-source.',
  ],
});
