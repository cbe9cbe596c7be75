import type { Declaration } from '../declare.ts';
import body from './body.ts';
import extensions from './extensions.ts';
import tokens from './tokens.ts';
import types from './types.ts';

export const declarations: readonly Declaration[] = [...types, body, ...tokens, ...extensions];
