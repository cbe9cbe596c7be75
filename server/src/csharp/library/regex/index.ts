import type { Declaration } from '../declare.ts';
import match from './match.ts';
import regex, { evaluator, options } from './regex.ts';

/** System.Text.RegularExpressions. */
export const declarations: readonly Declaration[] = [regex, options, evaluator, ...match];
