import type { Declaration } from '../declare.ts';
import enumerable from './enumerable.ts';
import { interfaces } from './lookups.ts';

/** System.Linq. */
export const declarations: readonly Declaration[] = [enumerable, ...interfaces];
