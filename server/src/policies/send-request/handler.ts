import { prepareCertificate } from '../authentication-certificate/handler.ts';
import { prepareBody } from '../set-body/handler.ts';
import { prepareHeader } from '../set-header/handler.ts';
import { type Body, type Flow, type Handler, type OutgoingCall, type Policy, PolicyFailure, type Response } from '../step.ts';

/** Another request beside the one to the back end; its answer goes into a variable. */
export default {
  prepare(policy) {
    const variable = policy.text('response-variable-name');
    const ignoreError = policy.flag('ignore-error', false);
    const failOnError = policy.flag('fail-on-error-status-code', false);
    const call = prepareCall(policy);
    return async (flow) => {
      const name = variable?.read(flow) ?? null;
      try {
        const response = await call(flow, 60);
        await response.body.read();
        if (failOnError.read(flow) && response.status >= 400)
          throw new PolicyFailure('BackendErrorStatusCode', `The call was answered ${response.status} ${response.statusReason}.`);
        if (name !== null) flow.variables.set(name, flow.gateway.asVariable(response));
      } catch (error) {
        if (!(error instanceof PolicyFailure) || !ignoreError.read(flow)) throw error;
        flow.note('ignored', `${error.reason}: ${error.message}`);
        if (name !== null) flow.variables.set(name, null);
      }
    };
  },
} satisfies Handler;

/** Also what send-one-way-request does. */
export function prepareCall(policy: Policy): (flow: Flow, defaultSeconds: number) => Promise<Response> {
  const copy = policy.text('mode')?.constant?.toLowerCase() === 'copy';
  const url = policy.child('set-url')?.content(true) ?? null;
  const method = policy.child('set-method')?.content(true) ?? null;
  if (!copy && url === null) policy.problem(`<${policy.name}> needs a <set-url> unless its mode is "copy".`);
  const headers = policy.children('set-header').map(prepareHeader);
  const bodies = policy.children('set-body').map(prepareBody);
  const certificate = policy.child('authentication-certificate');
  const findCertificate = certificate ? prepareCertificate(certificate) : null;
  const unsupported = policy.children().filter(({ name }) => !KNOWN.has(name));
  const seconds = policy.attribute('timeout') === null ? null : policy.requiredWhole('timeout');
  const milliseconds = policy.attribute('timeout-ms') === null ? null : policy.requiredWhole('timeout-ms');
  return async (flow, defaultSeconds) => {
    for (const child of unsupported)
      flow.entry(child, 'not-simulated', { message: `Gatehouse does not simulate <${child.name}> in <${policy.name}>: it did nothing.` });
    const call: OutgoingCall & { headers: Flow['request']['headers'] } = {
      method: method?.read(flow) ?? (copy ? flow.request.method : 'GET'),
      url: url?.read(flow) ?? flow.gateway.addressOf(flow),
      headers: copy ? flow.request.headers.clone() : flow.newHeaders(),
      body: null,
      certificate: findCertificate ? await findCertificate(flow) : null,
    };
    if (copy) call.headers.delete('Host');
    for (const set of headers) set(call.headers, flow);
    const body = flow.newResponse(200).body as Body;
    if (copy && flow.section !== 'outbound' && flow.request.body.present) body.set(await flow.request.body.read());
    for (const set of bodies) set(body, flow);
    const timeoutMs = milliseconds?.read(flow) ?? (seconds?.read(flow) ?? defaultSeconds) * 1000;
    flow.note('request', { method: call.method, url: call.url });
    const response = await flow.gateway.send(
      flow,
      { ...call, body: body.buffered },
      { timeoutMs, followRedirects: false, policy: policy.name },
    );
    flow.note('status', response.status);
    return response;
  };
}
const KNOWN = new Set(['set-url', 'set-method', 'set-header', 'set-body', 'authentication-certificate']);
