import type { Handler } from '../step.ts';

/** The fragment's policies in place. */
export default {
  prepare(policy) {
    const id = policy.attribute('fragment-id') ?? policy.problem('<include-fragment> needs the attribute "fragment-id".');
    return policy.fragment(id);
  },
} satisfies Handler;
