import { type Flow, type Handler, type Headers, type Policy, PolicyFailure } from '../step.ts';

/** Headers that belong to the connection: a policy cannot touch them. */
const FIXED = new Set(['connection', 'content-length', 'keep-alive', 'transfer-encoding']);

/** Sets, adds, skips or deletes a header of the request (inbound, backend) or the response. */
export default {
  prepare(policy) {
    const apply = prepareHeader(policy);
    return (flow) => apply(flow.message.headers, flow);
  },
} satisfies Handler;

/** Also used inside send-request and return-response, on their own headers. */
export function prepareHeader(policy: Policy): (headers: Headers, flow: Flow) => void {
  const name = policy.requiredText('name');
  const action = policy.text('exists-action');
  const values = policy.children('value').map((value) => value.content(true));
  return (headers, flow) => {
    const header = name.read(flow);
    const what = action?.read(flow) ?? 'override';
    if (!/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(header)) throw new PolicyFailure('InvalidHeaderName', `"${header}" is not a header name.`);
    if (FIXED.has(header.toLowerCase())) throw new PolicyFailure('HeaderNotAllowed', `The header ${header} cannot be changed by a policy.`);
    if (what === 'delete') return headers.delete(header);
    const given = values.map((value) => value.read(flow).replace(/[\r\n\0]+/g, ' '));
    if (what === 'skip' && headers.has(header)) return flow.note('skipped', header);
    if (what === 'append') return headers.append(header, given);
    if (what !== 'override' && what !== 'skip')
      throw new PolicyFailure('InvalidAttribute', `exists-action is override, skip, append or delete, not "${what}".`);
    headers.set(header, given);
  };
}
