import type { Declaration } from '../declare.ts';
import array from './array/array.ts';
import bitConverter from './bit-converter.ts';
import boolean from './boolean.ts';
import char, { unicodeCategory } from './char.ts';
import { comparableTypes } from './comparable.ts';
import { stringComparer, stringComparison } from './comparison.ts';
import convert from './convert.ts';
import cultureInfo from './culture-info.ts';
import dictionaryInterface from './dictionary-interface.ts';
import { encodingTypes } from './encoding.ts';
import enumType from './enum.ts';
import { exceptionTypes } from './exception.ts';
import guid from './guid.ts';
import { ioTypes } from './io.ts';
import { addressTypes } from './ip-address.ts';
import lazy from './lazy.ts';
import math from './math.ts';
import { nullable, nullableStatics } from './nullable.ts';
import { midpointRounding, numberStyles, numericTypes } from './numbers.ts';
import object from './object.ts';
import random from './random.ts';
import { splitOptions } from './split.ts';
import string from './string.ts';
import stringBuilder from './string-builder.ts';
import { timeTypes } from './time/index.ts';
import { tupleTypes } from './tuple.ts';
import { typeTypes } from './type.ts';
import { uriTypes } from './uri.ts';
import { webUtility } from './web-utility.ts';

/** System, System.Text, System.Net, System.Globalization. */
export const declarations: readonly Declaration[] = [
  object,
  ...typeTypes,
  boolean,
  char,
  unicodeCategory,
  nullable,
  nullableStatics,
  enumType,
  ...exceptionTypes,
  dictionaryInterface,
  ...comparableTypes,
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
  lazy,
  guid,
  random,
  array,
  bitConverter,
  ...tupleTypes,
  cultureInfo,
  ...encodingTypes,
  ...addressTypes,
  ...uriTypes,
  webUtility,
  ...ioTypes,
  ...timeTypes,
];
