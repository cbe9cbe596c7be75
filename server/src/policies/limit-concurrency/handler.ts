import { type Handler, PolicyFailure } from '../step.ts';

/** Lets at most `max-count` requests with the same key be inside at once; the next one gets 429. */
export default {
  prepare(policy) {
    const key = policy.requiredText('key');
    const maximum = policy.requiredWhole('max-count');
    const run = policy.steps();
    return async (flow) => {
      const wanted = key.read(flow);
      const leave = flow.gateway.counters.enter(`limit-concurrency ${wanted}`, maximum.read(flow));
      flow.note('key', wanted);
      if (!leave) throw new PolicyFailure('ConcurrencyLimitExceeded', 'Concurrency limit is exceeded.', { status: 429 });
      try {
        await run(flow);
      } finally {
        leave();
      }
    };
  },
} satisfies Handler;
