import { type Flow, type Handler, type OutgoingCertificate, type Policy, PolicyFailure } from '../step.ts';

/** The client certificate that the gateway presents to the back end. It does not touch `context.Request.Certificate`. */
export default {
  prepare(policy) {
    const find = prepareCertificate(policy);
    return async (flow) => {
      const certificate = await find(flow);
      flow.target.certificate = certificate;
      flow.note('message', 'Certificate was attached to request per configuration.');
      flow.note('certificate', certificate.thumbprint);
    };
  },
} satisfies Handler;

/** Also a child of send-request. */
export function prepareCertificate(policy: Policy): (flow: Flow) => Promise<OutgoingCertificate> {
  const id = policy.text('certificate-id');
  const thumbprint = policy.text('thumbprint');
  const password = policy.text('password');
  const body = policy.attribute('body') === null ? null : policy.any('body');
  if ([id, thumbprint, body].filter((source) => source !== null).length !== 1)
    policy.problem('<authentication-certificate> needs one of "certificate-id", "thumbprint" and "body".');
  return async (flow) => {
    const { certificates } = flow.gateway;
    if (id) return certificates.byId(id.read(flow));
    if (thumbprint) return certificates.byThumbprint(thumbprint.read(flow));
    const bytes = flow.gateway.bytesOf(body!.read(flow));
    if (!bytes) throw new PolicyFailure('InvalidCertificate', 'The attribute "body" of <authentication-certificate> must give byte[].');
    return certificates.fromPfx(bytes, password?.read(flow) ?? '');
  };
}
