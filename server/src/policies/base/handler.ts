import type { Handler } from '../step.ts';

/** The same section of the next scope outwards. */
export default { prepare: (policy) => policy.outerSection() } satisfies Handler;
