import type { Handler } from '../step.ts';

/** Reads a cached value into a variable; on a miss the default, else the variable stays unset. */
export default {
  prepare(policy) {
    const key = policy.requiredText('key');
    const variable = policy.requiredText('variable-name');
    const byDefault = policy.attribute('default-value') === null ? null : policy.any('default-value');
    return (flow) => {
      const wanted = key.read(flow);
      const found = flow.gateway.cache.get(wanted);
      flow.note('key', wanted);
      flow.note('hit', found !== undefined);
      if (found !== undefined) flow.variables.set(variable.read(flow), found);
      else if (byDefault) flow.variables.set(variable.read(flow), byDefault.read(flow));
    };
  },
} satisfies Handler;
