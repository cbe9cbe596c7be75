import { type Handler, PolicyFailure } from '../step.ts';

/** Runs its policies once, then again while the condition holds: at most `count` times more, waiting between. */
export default {
  prepare(policy) {
    const condition = policy.flag('condition', false);
    if (policy.attribute('condition') === null) policy.problem('<retry> needs the attribute "condition".');
    const count = policy.requiredWhole('count');
    const interval = policy.requiredWhole('interval');
    const delta = policy.attribute('delta') === null ? null : policy.requiredWhole('delta');
    const maximum = policy.attribute('max-interval') === null ? null : policy.requiredWhole('max-interval');
    const firstFast = policy.flag('first-fast-retry', false);
    if (policy.children('wait').length > 0) policy.problem('<retry> cannot hold <wait>.');
    const run = policy.steps();
    return async (flow) => {
      const limit = count.read(flow);
      if (limit < 1 || limit > 50) throw new PolicyFailure('InvalidAttribute', `count of <retry> is 1 to 50, not ${limit}.`);
      const waits: number[] = [];
      for (let attempt = 0; ; attempt++) {
        await run(flow);
        if (attempt >= limit) break;
        await policy.readBodies(flow);
        if (!condition.read(flow)) break;
        const seconds =
          attempt === 0 && firstFast.read(flow)
            ? 0
            : pause(attempt + 1, interval.read(flow), delta?.read(flow) ?? null, maximum?.read(flow) ?? null);
        waits.push(seconds);
        if (seconds > 0) await flow.gateway.sleep(seconds * 1000, flow.signal);
      }
      flow.note('retries', waits.length);
      flow.note('waits', waits);
    };
  },
} satisfies Handler;

/** Fixed; linear with `delta`; exponential with `delta` and `max-interval` (the documented random factor at its middle, 1). */
function pause(n: number, interval: number, delta: number | null, maximum: number | null): number {
  if (delta === null) return maximum === null ? interval : Math.min(interval, maximum);
  if (maximum === null) return interval + (n - 1) * delta;
  return Math.min(interval + 2 ** (n - 1) * delta, maximum);
}
