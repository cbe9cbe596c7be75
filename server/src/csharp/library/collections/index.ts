import type { Declaration } from '../declare.ts';
import dictionary from './generic-dictionary.ts';
import list, { readOnlyCollection } from './generic-list.ts';
import { hashSet } from './hash-set.ts';
import interfaces from './interfaces.ts';
import { queue, stack } from './queue-and-stack.ts';

/** System.Collections, System.Collections.Generic. */
export const declarations: readonly Declaration[] = [...interfaces, list, readOnlyCollection, ...dictionary, hashSet, queue, stack];
