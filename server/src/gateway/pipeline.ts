import { PolicyFailure } from '../policies/step.ts';
import { defaultResponse } from './default-errors.ts';
import { describe, type FlowState } from './flow.ts';
import { type GatewayResponse, newResponse } from './messages.ts';

/**
 * The walk: inbound → backend → outbound; any failure leaves it for on-error, with the default answer in `context.Response`.
 * `before` is what is checked ahead of the policies (routing, keys); a CORS preflight is answered by `cors` before that. Always gives
 * an answer.
 */
export async function run(flow: FlowState, before: () => void, isPreflight = false): Promise<GatewayResponse> {
  try {
    if (isPreflight) {
      flow.preflight = true;
      await flow.runSection('inbound');
      flow.preflight = false;
      if (flow.ended && flow.response) return flow.response;
    }
    before();
    await flow.runSection('inbound');
    if (!flow.ended) await flow.runSection('backend');
    if (!flow.ended) await flow.runSection('outbound');
  } catch (error) {
    await handle(flow, failureOf(error));
  }
  flow.runEndActions();
  return flow.response ?? newResponse(200);
}

async function handle(flow: FlowState, failure: PolicyFailure): Promise<void> {
  const kept = failure.answer.keepResponse ? flow.response : null;
  if (!flow.fail(failure)) {
    flow.start.trace?.add(
      { file: '', scope: '', section: '', policy: failure.source ?? 'gateway', path: '', policyId: '', range: null },
      'failed',
      { reason: failure.reason, message: failure.message, ...(describe(failure.cause) ? { cause: describe(failure.cause) } : {}) },
    );
  }
  flow.reopen(kept ?? defaultResponse(failure, flow.start.requestId));
  try {
    await flow.runSection('on-error');
  } catch (error) {
    flow.response = defaultResponse(failureOf(error), flow.start.requestId);
  }
}

const failureOf = (error: unknown): PolicyFailure =>
  error instanceof PolicyFailure
    ? error
    : new PolicyFailure('InternalError', error instanceof Error ? error.message : String(error), {}, error, 'gateway');
