import type { Declaration } from '../declare.ts';
import containers from './declare-containers.ts';
import extensions, { jsonConvert } from './declare-extensions.ts';
import token, { related } from './declare-token.ts';

export const declarations: readonly Declaration[] = [token, ...related, ...containers, extensions, jsonConvert];
