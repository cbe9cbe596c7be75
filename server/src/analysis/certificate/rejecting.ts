import type { Placed } from '../../policies/placement.ts';
import { attributeOf } from '../../syntax/queries.ts';

/** Whether a branch turns the request away: a return-response directly in it whose literal status is 400 to 499. */
export const rejects = (branch: Placed): boolean =>
  branch.children.some(
    ({ element, children }) =>
      element.name === 'return-response' &&
      children.some(
        (child) => child.element.name === 'set-status' && /^\s*4\d\d\s*$/.test(attributeOf(child.element, 'code')?.value?.text ?? ''),
      ),
  );
