import type { Handler } from '../step.ts';

/** Runs its policies side by side, until all or any of them are done. */
export default {
  prepare(policy) {
    const all = policy.text('for');
    const steps = policy.eachStep();
    for (const { name } of policy.children())
      if (!ALLOWED.has(name)) policy.problem(`<wait> holds send-request, cache-lookup-value and choose, not <${name}>.`);
    return async (flow) => {
      const running = steps.map(async (step) => step(flow.fork()));
      if ((all?.read(flow) ?? 'all').toLowerCase() === 'any') {
        for (const one of running) one.catch(() => {});
        await Promise.race(running);
      } else await Promise.all(running);
    };
  },
} satisfies Handler;
const ALLOWED = new Set([
  'send-request',
  'cache-lookup-value',
  'choose',
  'forward-request',
  'cache-store-value',
  'authentication-managed-identity',
]);
