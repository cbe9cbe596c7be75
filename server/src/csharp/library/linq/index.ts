import type { Declaration } from '../declare.ts';
import enumerable, { interfaces } from './enumerable.ts';

/** System.Linq. */
export const declarations: readonly Declaration[] = [enumerable, ...interfaces];
