import type { Handler } from '../step.ts';

/** A literal is a string; an expression's value keeps its type. */
export default {
  prepare(policy) {
    const name = policy.requiredText('name');
    const value = policy.any('value');
    return (flow) => {
      const key = name.read(flow);
      const result = value.read(flow);
      flow.variables.set(key, result);
      flow.note('variable', key);
      flow.note('value', flow.gateway.show(result));
    };
  },
} satisfies Handler;
