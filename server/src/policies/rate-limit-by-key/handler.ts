import { type Flow, type Handler, type Policy, PolicyFailure, type Value } from '../step.ts';

/** A sliding window per key value, shared by all scopes that use the key. */
export default {
  prepare(policy) {
    const calls = policy.requiredWhole('calls');
    const seconds = policy.requiredWhole('renewal-period');
    const key = policy.requiredText('counter-key');
    const condition = policy.attribute('increment-condition') === null ? null : policy.flag('increment-condition', true);
    const by = policy.whole('increment-count', 1);
    const headers = prepareHeaders(policy);
    // With an expression the count waits for the answer, so the refusal comes a call late.
    const late = condition?.constant === undefined ? condition !== null || by.constant === undefined : by.constant === undefined;
    return (flow) => {
      const name = `rate-limit-by-key ${key.read(flow)}`;
      const limit = calls.read(flow);
      const window = seconds.read(flow) * 1000;
      const { counters } = flow.gateway;
      if (late) {
        const state = counters.peek(name, limit, window);
        if (state.retryAfterMs !== null) throw exceeded(state.retryAfterMs, headers, flow);
        flow.atEnd(() => {
          if (condition?.read(flow) ?? true) counters.slide(name, limit, window, by.read(flow));
        });
        return headers.tell(flow, limit, limit - state.used);
      }
      if (condition?.constant === false) return;
      const state = counters.slide(name, limit, window, by.read(flow));
      if (state.retryAfterMs !== null) throw exceeded(state.retryAfterMs, headers, flow);
      headers.tell(flow, limit, limit - state.used);
    };
  },
} satisfies Handler;

export interface LimitHeaders {
  readonly retryAfter: Value<string> | null;
  readonly retryVariable: Value<string> | null;
  tell(flow: Flow, total: number, remaining: number): void;
}

/** The headers and variables that tell a caller where it stands; also of rate-limit. */
export function prepareHeaders(policy: Policy): LimitHeaders {
  const remainingHeader = policy.text('remaining-calls-header-name');
  const totalHeader = policy.text('total-calls-header-name');
  const remainingVariable = policy.text('remaining-calls-variable-name');
  return {
    retryAfter: policy.text('retry-after-header-name'),
    retryVariable: policy.text('retry-after-variable-name'),
    tell(flow, total, remaining) {
      const rest = Math.max(0, remaining);
      flow.note('remaining', rest);
      if (remainingVariable) flow.variables.set(remainingVariable.read(flow), rest);
      if (!remainingHeader && !totalHeader) return;
      flow.atEnd(() => {
        const { headers } = (flow.response ??= flow.newResponse(200));
        if (remainingHeader) headers.set(remainingHeader.read(flow), [String(rest)]);
        if (totalHeader) headers.set(totalHeader.read(flow), [String(total)]);
      });
    },
  };
}

export function exceeded(retryAfterMs: number, headers: LimitHeaders, flow: Flow): PolicyFailure {
  const seconds = Math.max(1, Math.ceil(retryAfterMs / 1000));
  headers.tell(flow, 0, 0);
  if (headers.retryVariable) flow.variables.set(headers.retryVariable.read(flow), seconds);
  return new PolicyFailure('RateLimitExceeded', 'Rate limit is exceeded', {
    status: 429,
    message: `Rate limit is exceeded. Try again in ${seconds} seconds.`,
    headers: [[headers.retryAfter?.read(flow) ?? 'Retry-After', String(seconds)]],
  });
}
