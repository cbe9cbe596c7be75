import type { Handler } from '../step.ts';

/** The method towards the back end. */
export default {
  prepare(policy) {
    const method = policy.content(true);
    return (flow) => {
      flow.request.method = method.read(flow).toUpperCase();
      flow.note('method', flow.request.method);
    };
  },
} satisfies Handler;
