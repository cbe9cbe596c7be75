import type { Declaration } from '../declare.ts';
import { stringComparer, stringComparison } from './comparison.ts';
import convert from './convert.ts';
import { encodingTypes } from './encoding.ts';
import { ioTypes } from './io.ts';
import { addressTypes } from './ip-address.ts';
import math from './math.ts';
import { midpointRounding, numberStyles, numericTypes } from './numbers.ts';
import { coreTypes } from './object.ts';
import { smallTypes } from './small.ts';
import { splitOptions } from './split.ts';
import string from './string.ts';
import stringBuilder from './string-builder.ts';
import { timeTypes } from './time/index.ts';
import { uriTypes } from './uri.ts';
import { webUtility } from './web-utility.ts';

/** System, System.Text, System.Net, System.Globalization. */
export const declarations: readonly Declaration[] = [
  ...coreTypes,
  ...numericTypes,
  numberStyles,
  midpointRounding,
  string,
  stringComparison,
  stringComparer,
  splitOptions,
  stringBuilder,
  ...convert,
  math,
  ...smallTypes,
  ...encodingTypes,
  ...addressTypes,
  ...uriTypes,
  webUtility,
  ...ioTypes,
  ...timeTypes,
];
