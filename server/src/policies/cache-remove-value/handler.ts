import type { Handler } from '../step.ts';

/** Drops a value from the gateway's internal cache. */
export default {
  prepare(policy) {
    const key = policy.requiredText('key');
    return (flow) => {
      flow.gateway.cache.delete(key.read(flow));
      flow.note('key', key.read(flow));
    };
  },
} satisfies Handler;
