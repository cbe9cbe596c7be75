import type { Declaration } from '../declare.ts';

export const declarations: readonly Declaration[] = [];
