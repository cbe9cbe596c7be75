import { count } from '../quota-by-key/handler.ts';
import type { Handler } from '../step.ts';

/** A fixed window per subscription, beginning with its first call here (in Azure: with the subscription). */
export default {
  prepare(policy) {
    if (policy.attribute('calls') === null && policy.attribute('bandwidth') === null)
      policy.problem('<quota> needs "calls" or "bandwidth".');
    const calls = policy.attribute('calls') === null ? null : policy.requiredWhole('calls');
    const seconds = policy.requiredWhole('renewal-period');
    const starts = new Map<string, number>();
    return (flow) => {
      if (policy.attribute('bandwidth') !== null)
        flow.entry(policy, 'not-simulated', { message: 'Gatehouse does not count bandwidth: only calls are limited.' });
      for (const child of policy.children())
        flow.entry(child, 'not-simulated', { message: `Gatehouse does not simulate <${child.name}> in <quota> yet.` });
      if (flow.subscriptionId === null) return flow.note('message', 'Not counted: the call carries no subscription key.');
      if (!calls) return;
      const key = `quota ${policy.path} ${policy.span.start} ${flow.subscriptionId}`;
      const start = starts.get(key) ?? flow.gateway.now();
      starts.set(key, start);
      count(flow, key, calls.read(flow), seconds.read(flow), start, 1);
    };
  },
} satisfies Handler;
