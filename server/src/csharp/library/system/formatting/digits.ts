/** A number as decimal digits: what formats work on. Doubles are expanded exactly, so that every precision is rounded from the true value. */
import type { Decimal } from '../../../runtime/decimal.ts';
import { type Double, Single } from '../../../runtime/numbers.ts';
import { doubleText, singleText } from '../../../runtime/operations.ts';

export interface Digits {
  readonly negative: boolean;
  /** Without leading zeros; empty for zero. */
  readonly digits: string;
  /** Where the point stands: `0.digits × 10^scale`. */
  readonly scale: number;
}

const strip = (negative: boolean, digits: string, scale: number): Digits => {
  const first = digits.search(/[1-9]/);
  return first < 0 ? { negative, digits: '', scale: 0 } : { negative, digits: digits.slice(first), scale: scale - first };
};
export const digitsOfInteger = (value: bigint): Digits => {
  const text = (value < 0n ? -value : value).toString();
  return strip(value < 0n, text, text.length);
};
export const digitsOfDecimal = (value: Decimal): Digits => {
  const text = (value.mantissa < 0n ? -value.mantissa : value.mantissa).toString();
  return strip(value.mantissa < 0n, text, text.length - value.scale);
};

const view = new DataView(new ArrayBuffer(8));
/** All digits of a finite double. */
export const exactDigits = (value: number): Digits => {
  const negative = value < 0 || Object.is(value, -0);
  if (value === 0) return { negative, digits: '', scale: 0 };
  view.setFloat64(0, Math.abs(value));
  const bits = view.getBigUint64(0);
  const exponent = Number(bits >> 52n);
  const fraction = bits & 0xfffffffffffffn;
  const mantissa = exponent === 0 ? fraction : fraction | (1n << 52n);
  const power = (exponent === 0 ? 1 : exponent) - 1075;
  if (power >= 0) {
    const text = (mantissa << BigInt(power)).toString();
    return strip(negative, text, text.length);
  }
  const text = (mantissa * 5n ** BigInt(-power)).toString();
  return strip(negative, text, text.length + power);
};
/** The fewest digits that read back as the same value. */
export const shortestDigits = (value: Double | Single): Digits => {
  const text = value instanceof Single ? singleText(value.value) : doubleText(value.value);
  const [, significand = '0', exponent = '0'] = /^-?([\d.]+)(?:E([+-]\d+))?$/.exec(text) ?? [];
  const [whole = '', rest = ''] = significand.split('.');
  return strip(text.startsWith('-'), whole + rest, whole.length + Number(exponent));
};

/** Cut to `count` digits (of `digits`, may be zero or negative). `even`: exact halves to even, else away from zero. */
export const roundDigits = ({ negative, digits, scale }: Digits, count: number, even: boolean): Digits => {
  if (count >= digits.length) return { negative, digits, scale };
  if (count < 0) return { negative, digits: '', scale: 0 };
  const next = digits.charCodeAt(count) - 48;
  const half = next === 5 && /^0*$/.test(digits.slice(count + 1));
  const odd = count > 0 && (digits.charCodeAt(count - 1) & 1) === 1;
  const up = half && even ? odd : next >= 5;
  const kept = digits.slice(0, count);
  if (!up) return kept === '' ? { negative, digits: '', scale: 0 } : { negative, digits: kept, scale };
  const raised = (BigInt(kept || '0') + 1n).toString();
  return raised.length > Math.max(count, 0) ? { negative, digits: raised, scale: scale + 1 } : { negative, digits: raised, scale };
};
