/** All types of the library, namespace by namespace. A new type is one line in the index of its namespace; a new namespace one line here. */
import { declarations as collections } from './collections/index.ts';
import { declarations as context } from './context/index.ts';
import { declarations as crypto } from './crypto/index.ts';
import type { Declaration } from './declare.ts';
import { declarations as linq } from './linq/index.ts';
import { declarations as newtonsoft } from './newtonsoft/index.ts';
import { declarations as regex } from './regex/index.ts';
import { declarations as system } from './system/index.ts';
import { declarations as xml } from './xml/index.ts';

export const declarations: readonly Declaration[] = [
  ...system,
  ...collections,
  ...linq,
  ...regex,
  ...newtonsoft,
  ...xml,
  ...crypto,
  ...context,
];
