import type { Handler } from '../step.ts';

/** Keeps a value in the gateway's internal cache. */
export default {
  prepare(policy) {
    const key = policy.requiredText('key');
    const value = policy.any('value');
    const duration = policy.requiredWhole('duration');
    return (flow) => {
      flow.gateway.cache.set(key.read(flow), value.read(flow), duration.read(flow));
      flow.note('key', key.read(flow));
    };
  },
} satisfies Handler;
