import type { Declaration } from '../declare.ts';
import dictionary from './generic-dictionary.ts';
import list, { readOnlyCollection } from './generic-list.ts';
import interfaces from './interfaces.ts';
import { hashSet, queue, stack } from './sets.ts';

/** System.Collections, System.Collections.Generic. */
export const declarations: readonly Declaration[] = [...interfaces, list, readOnlyCollection, ...dictionary, hashSet, queue, stack];
