import type { Declaration } from '../declare.ts';
import containers from './declare-containers.ts';
import objects from './declare-objects.ts';

export const declarations: readonly Declaration[] = [...objects, ...containers];
