import { type Body, type Flow, type Handler, type Policy, PolicyFailure } from '../step.ts';

/** Replaces the body of the request (inbound, backend) or the response with text or what an expression gives. */
export default {
  prepare(policy) {
    const apply = prepareBody(policy);
    return (flow) => {
      const { message } = flow;
      apply(message.body, flow);
      if (message.body.present) message.headers.delete('Content-Length');
    };
  },
} satisfies Handler;

/** Also used inside send-request and return-response, on their own bodies. */
export function prepareBody(policy: Policy): (body: Body, flow: Flow) => void {
  const template = policy.attribute('template');
  if (template !== null && template.toLowerCase() === 'liquid')
    return () => {
      throw new PolicyFailure(
        'NotSimulated',
        'Gatehouse does not simulate Liquid templates yet: set-body template="liquid" cannot be run.',
      );
    };
  const content = policy.contentAny();
  const text = policy.content();
  return (body, flow) => {
    const value = content.constant ?? content.read(flow);
    const bytes = flow.gateway.bytesOf(value);
    body.set(bytes ?? (content.constant === undefined ? flow.gateway.toText(value) : (text.constant ?? '')));
  };
}
