import { prepareBody } from '../set-body/handler.ts';
import { prepareHeader } from '../set-header/handler.ts';
import { type Flow, type Handler, PolicyFailure, type Response } from '../step.ts';

/** Ends the pipeline with an answer of its own: 200 without a body, or the response of a variable, changed by its children. */
export default {
  prepare(policy) {
    const variable = policy.text('response-variable-name');
    const changes = policy.children().map((child): ((response: Response, flow: Flow) => void) => {
      if (child.name === 'set-status') {
        const code = child.requiredWhole('code');
        const reason = child.text('reason');
        return (response, flow) => {
          const fresh = flow.newResponse(code.read(flow), reason?.read(flow));
          response.status = fresh.status;
          response.statusReason = fresh.statusReason;
        };
      }
      if (child.name === 'set-header') {
        const apply = prepareHeader(child);
        return (response, flow) => apply(response.headers, flow);
      }
      if (child.name === 'set-body') {
        const apply = prepareBody(child);
        return (response, flow) => apply(response.body, flow);
      }
      return child.problem(`<return-response> takes set-status, set-header and set-body, not <${child.name}>.`);
    });
    return (flow) => {
      const response = variable ? stored(variable.read(flow), flow) : flow.newResponse(200);
      for (const change of changes) change(response, flow);
      flow.note('status', response.status);
      flow.end(response);
    };
  },
} satisfies Handler;

function stored(name: string, flow: Flow): Response {
  const value = flow.gateway.responseOf(flow.variables.get(name));
  if (!value) throw new PolicyFailure('VariableNotFound', `The variable "${name}" holds no response.`);
  const copy = flow.newResponse(value.status, value.statusReason);
  for (const [header, values] of value.headers.entries()) copy.headers.set(header, values);
  if (value.body.buffered) copy.body.set(value.body.buffered);
  return copy;
}
