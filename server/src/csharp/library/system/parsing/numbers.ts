/** `Parse` and `TryParse` of the numeric types: NumberStyles in the invariant culture. */
import { Decimal } from '../../../runtime/decimal.ts';
import { ClrException } from '../../../runtime/exception.ts';
import { Double, Single } from '../../../runtime/numbers.ts';
import { type isIntegral, makeIntegral } from '../../../runtime/numeric-conversion.ts';

export const numberStyles = {
  leadingWhite: 1,
  trailingWhite: 2,
  leadingSign: 4,
  trailingSign: 8,
  parentheses: 16,
  decimalPoint: 32,
  thousands: 64,
  exponent: 128,
  currency: 256,
  hex: 512,
  binary: 1024,
} as const;
export const integerStyle = 7;
export const floatStyle = 7 | 32 | 64 | 128;
export const decimalStyle = 1 | 2 | 4 | 8 | 32 | 64;

type Integral = Parameters<typeof isIntegral>[0] extends infer T ? Exclude<T, 'float' | 'double' | 'decimal'> : never;
export type NumberTypeName = Integral | 'float' | 'double' | 'decimal';

export const typeNames: Readonly<Record<NumberTypeName, string>> = {
  sbyte: 'a signed byte',
  byte: 'an unsigned byte',
  short: 'an Int16',
  ushort: 'a UInt16',
  char: 'a character',
  int: 'an Int32',
  uint: 'a UInt32',
  long: 'an Int64',
  ulong: 'a UInt64',
  float: 'a Single',
  double: 'a Double',
  decimal: 'a Decimal',
};
export const limits: Readonly<Record<Integral, readonly [bigint, bigint, number]>> = {
  sbyte: [-128n, 127n, 8],
  byte: [0n, 255n, 8],
  short: [-32768n, 32767n, 16],
  ushort: [0n, 65535n, 16],
  char: [0n, 65535n, 16],
  int: [-2147483648n, 2147483647n, 32],
  uint: [0n, 4294967295n, 32],
  long: [-(1n << 63n), (1n << 63n) - 1n, 64],
  ulong: [0n, (1n << 64n) - 1n, 64],
};

export const badNumber = (text: string): ClrException =>
  new ClrException('System.FormatException', `The input string '${text}' was not in a correct format.`);
export const tooLarge = (type: NumberTypeName): ClrException =>
  new ClrException('System.OverflowException', `Value was either too large or too small for ${typeNames[type]}.`);

interface Scanned {
  readonly negative: boolean;
  readonly whole: string;
  readonly fraction: string;
  readonly exponent: number;
}
/** Null where the text is no number in the styles. */
const scan = (text: string, style: number): Scanned | null => {
  const has = (flag: number): boolean => (style & flag) !== 0;
  let i = 0;
  const white = (): void => {
    while (i < text.length && (text[i] === ' ' || (text[i]! >= '\t' && text[i]! <= '\r'))) i++;
  };
  let signed = false;
  let negative = false;
  let parenthesis = false;
  let currency = false;
  for (;;) {
    if (has(numberStyles.leadingWhite)) white();
    const c = text[i];
    if (has(numberStyles.leadingSign) && !signed && (c === '-' || c === '+' || c === '−')) {
      signed = true;
      negative = c !== '+';
      i++;
    } else if (c === '(' && has(numberStyles.parentheses) && !signed) {
      signed = parenthesis = negative = true;
      i++;
    } else if (c === '¤' && has(numberStyles.currency) && !currency) {
      currency = true;
      i++;
    } else break;
  }
  let whole = '';
  let fraction = '';
  let point = false;
  let digits = 0;
  for (; i < text.length; i++) {
    const c = text[i]!;
    if (c >= '0' && c <= '9') {
      digits++;
      if (point) fraction += c;
      else whole += c;
    } else if (c === '.' && has(numberStyles.decimalPoint) && !point) point = true;
    else if (c === ',' && has(numberStyles.thousands) && digits > 0 && !point) continue;
    else break;
  }
  if (digits === 0) return null;
  let exponent = 0;
  if (has(numberStyles.exponent)) {
    const match = /^[eE][+-]?\d+/.exec(text.slice(i));
    if (match) {
      exponent = Math.max(-99999, Math.min(99999, Number(match[0].slice(1))));
      i += match[0].length;
    }
  }
  for (;;) {
    if (has(numberStyles.trailingWhite)) white();
    const c = text[i];
    if (has(numberStyles.trailingSign) && !signed && (c === '-' || c === '+')) {
      signed = true;
      negative = c === '-';
      i++;
    } else if (parenthesis && c === ')') {
      parenthesis = false;
      i++;
    } else if (c === '¤' && has(numberStyles.currency) && !currency) {
      currency = true;
      i++;
    } else break;
  }
  while (i < text.length && text[i] === '\0') i++;
  if (parenthesis || i < text.length) return null;
  return { negative, whole, fraction, exponent };
};

/** The value, or the exception that `Parse` throws. */
export const parseNumber = (text: string, type: NumberTypeName, style: number): unknown => {
  if (type === 'double' || type === 'float') return parseReal(text, type, style);
  if (type !== 'decimal' && style & (numberStyles.hex | numberStyles.binary)) return parseRadix(text, type, style);
  const scanned = scan(text, style);
  if (!scanned) return badNumber(text);
  if (type === 'decimal') return parseDecimal(scanned);
  let digits = scanned.whole;
  let rest = scanned.fraction;
  if (scanned.exponent > 0) {
    digits += rest.slice(0, scanned.exponent).padEnd(Math.min(scanned.exponent, 400), '0');
    rest = rest.slice(scanned.exponent);
  } else if (scanned.exponent < 0) {
    const cut = Math.max(0, digits.length + scanned.exponent);
    rest = digits.slice(cut) + rest;
    digits = digits.slice(0, cut);
  }
  if (/[1-9]/.test(rest)) return tooLarge(type);
  const value = BigInt(digits || '0') * (scanned.negative ? -1n : 1n);
  const [low, high] = limits[type];
  return value < low || value > high ? tooLarge(type) : makeIntegral(type, value);
};

const parseRadix = (text: string, type: Integral, style: number): unknown => {
  let digits = text;
  if (style & numberStyles.leadingWhite) digits = digits.trimStart();
  if (style & numberStyles.trailingWhite) digits = digits.trimEnd();
  const hex = (style & numberStyles.hex) !== 0;
  if (!(hex ? /^[0-9A-Fa-f]+$/ : /^[01]+$/).test(digits)) return badNumber(text);
  const value = BigInt((hex ? '0x' : '0b') + digits);
  const [low, , bits] = limits[type];
  if (value >= 1n << BigInt(bits)) return tooLarge(type);
  return makeIntegral(type, low < 0n ? BigInt.asIntN(bits, value) : value);
};

const parseDecimal = ({ negative, whole, fraction, exponent }: Scanned): unknown => {
  try {
    return Decimal.parse(`${negative ? '-' : ''}${whole}${fraction ? `.${fraction}` : ''}${exponent ? `e${exponent}` : ''}`);
  } catch (exception) {
    if (exception instanceof ClrException) return exception;
    throw exception;
  }
};

const words: ReadonlyMap<string, number> = new Map([
  ['nan', Number.NaN],
  ['-nan', Number.NaN],
  ['+nan', Number.NaN],
  ['infinity', Number.POSITIVE_INFINITY],
  ['+infinity', Number.POSITIVE_INFINITY],
  ['-infinity', Number.NEGATIVE_INFINITY],
]);
const parseReal = (text: string, type: 'float' | 'double', style: number): unknown => {
  const make = (value: number): unknown => (type === 'double' ? new Double(value) : new Single(value));
  const scanned = scan(text, style);
  if (!scanned) {
    const word = words.get(text.trim().toLowerCase());
    return word === undefined ? badNumber(text) : make(word);
  }
  const value = Number(`${scanned.whole || '0'}.${scanned.fraction || '0'}e${scanned.exponent}`);
  return make(scanned.negative ? -value : value);
};
