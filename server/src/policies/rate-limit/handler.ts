import { exceeded, prepareHeaders } from '../rate-limit-by-key/handler.ts';
import type { Flow, Handler, Policy } from '../step.ts';

/** A sliding window per subscription; a call without a subscription key is not counted. */
export default {
  prepare(policy) {
    const headers = prepareHeaders(policy);
    const limits = [limitOf(policy, () => true)];
    for (const api of policy.children('api')) {
      const isApi = sameAs(api, (flow) => [flow.api.id, flow.api.name]);
      limits.push(limitOf(api, isApi));
      for (const operation of api.children('operation')) {
        const isOperation = sameAs(operation, (flow) => [flow.operation.id, flow.operation.name]);
        limits.push(limitOf(operation, (flow) => isApi(flow) && isOperation(flow)));
      }
    }
    return (flow) => {
      if (flow.subscriptionId === null) return flow.note('message', 'Not counted: the call carries no subscription key.');
      for (const { path, calls, seconds, applies } of limits) {
        if (!applies(flow)) continue;
        const limit = calls.read(flow);
        const state = flow.gateway.counters.slide(`rate-limit ${path} ${flow.subscriptionId}`, limit, seconds.read(flow) * 1000, 1);
        if (state.retryAfterMs !== null) throw exceeded(state.retryAfterMs, headers, flow);
        headers.tell(flow, limit, limit - state.used);
      }
    };
  },
} satisfies Handler;

const limitOf = (policy: Policy, applies: (flow: Flow) => boolean) => ({
  path: `${policy.path} ${policy.span.start}`,
  calls: policy.requiredWhole('calls'),
  seconds: policy.requiredWhole('renewal-period'),
  applies,
});

/** `id` wins over `name`. */
function sameAs(policy: Policy, of: (flow: Flow) => readonly [string, string]): (flow: Flow) => boolean {
  const id = policy.attribute('id');
  const name = policy.attribute('name');
  return (flow) => (id !== null ? of(flow)[0] === id : name !== null && of(flow)[1] === name);
}
