/** Custom numeric format strings: `#,##0.00;(0)`, `0.0%`, `0.###E+0`. */

import { Decimal, Double } from '../../../runtime/index.ts';
import { fixed, grouped, type Numeric, significant } from './number.ts';

interface Section {
  readonly text: string;
}

/** Sections are parted by `;` outside of quotes. */
function sections(format: string): Section[] {
  const parts: string[] = [''];
  for (let i = 0; i < format.length; i++) {
    const char = format[i]!;
    if (char === '\\') parts[parts.length - 1] += char + (format[++i] ?? '');
    else if (char === "'" || char === '"') {
      const end = format.indexOf(char, i + 1);
      parts[parts.length - 1] += format.slice(i, end < 0 ? undefined : end + 1);
      i = end < 0 ? format.length : end;
    } else if (char === ';') parts.push('');
    else parts[parts.length - 1] += char;
  }
  return parts.map((text) => ({ text }));
}

type Token =
  | { readonly kind: 'digit'; readonly required: boolean }
  | { readonly kind: 'point' | 'comma' | 'percent' | 'permille' }
  | { readonly kind: 'exponent'; readonly letter: string; readonly plus: boolean; readonly least: number }
  | { readonly kind: 'text'; readonly text: string };

function tokens(section: string): Token[] {
  const list: Token[] = [];
  for (let i = 0; i < section.length; i++) {
    const char = section[i]!;
    const exponent = /^[eE][+-]?0+/.exec(section.slice(i));
    if (char === '0' || char === '#') list.push({ kind: 'digit', required: char === '0' });
    else if (char === '.') list.push({ kind: 'point' });
    else if (char === ',') list.push({ kind: 'comma' });
    else if (char === '%') list.push({ kind: 'percent' });
    else if (char === '‰') list.push({ kind: 'permille' });
    else if (exponent) {
      list.push({ kind: 'exponent', letter: char, plus: exponent[0].includes('+'), least: exponent[0].replace(/[^0]/g, '').length });
      i += exponent[0].length - 1;
    } else if (char === '\\') list.push({ kind: 'text', text: section[++i] ?? '' });
    else if (char === "'" || char === '"') {
      const end = section.indexOf(char, i + 1);
      list.push({ kind: 'text', text: section.slice(i + 1, end < 0 ? undefined : end) });
      i = end < 0 ? section.length : end;
    } else list.push({ kind: 'text', text: char });
  }
  return list;
}

const isNegative = (value: Numeric): boolean =>
  value instanceof Decimal ? value.mantissa < 0n : typeof value === 'number' || typeof value === 'bigint' ? value < 0 : value.value < 0;
const isZero = (value: Numeric): boolean =>
  value instanceof Decimal
    ? value.isZero
    : typeof value === 'number' || typeof value === 'bigint'
      ? Number(value) === 0
      : Number(value.value) === 0;

function scaled(value: Numeric, power: number): Numeric {
  if (power === 0) return value;
  if (value instanceof Decimal)
    return power > 0 ? value.multiply(new Decimal(10n ** BigInt(power), 0)) : value.divide(new Decimal(10n ** BigInt(-power), 0));
  const { negative, digits, exponent } = significant(value, 0);
  return new Double(Number(`${negative ? '-' : ''}${digits[0]}.${digits.slice(1) || '0'}e${exponent + power}`));
}

export function customNumber(value: Numeric, format: string): string {
  const parts = sections(format);
  const choose = (number: Numeric): { text: string; sign: boolean } => {
    if (isZero(number) && parts.length > 2 && parts[2]!.text) return { text: parts[2]!.text, sign: false };
    if (isNegative(number) && parts.length > 1 && parts[1]!.text) return { text: parts[1]!.text, sign: false };
    return { text: parts[0]!.text, sign: isNegative(number) };
  };
  let chosen = choose(value);
  let shape = shapeOf(tokens(chosen.text));
  // A value that rounds to zero is written as zero.
  if (!shape.exponent && !isZero(value) && rounded(value, shape).zero) {
    chosen = { ...choose(0), sign: false };
    shape = shapeOf(tokens(chosen.text));
    value = 0;
  }
  return (chosen.sign ? '-' : '') + render(value, shape);
}

interface Shape {
  readonly tokens: readonly Token[];
  readonly point: number;
  readonly places: number;
  readonly power: number;
  readonly grouping: boolean;
  readonly exponent: Extract<Token, { kind: 'exponent' }> | null;
}

function shapeOf(list: readonly Token[]): Shape {
  const point = list.findIndex(({ kind }) => kind === 'point');
  const end = point < 0 ? list.length : point;
  const before = list.slice(0, end);
  const lastDigit = before.findLastIndex(({ kind }) => kind === 'digit');
  const firstDigit = before.findIndex(({ kind }) => kind === 'digit');
  const commas = before.map(({ kind }, i) => (kind === 'comma' ? i : -1)).filter((i) => i >= 0);
  const exponent = list.find((token) => token.kind === 'exponent') ?? null;
  const power =
    list.filter(({ kind }) => kind === 'percent').length * 2 +
    list.filter(({ kind }) => kind === 'permille').length * 3 -
    commas.filter((i) => i > lastDigit && firstDigit >= 0).length * 3;
  return {
    tokens: list,
    point,
    places: point < 0 ? 0 : list.slice(point).filter(({ kind }) => kind === 'digit').length,
    power,
    grouping: commas.some((i) => i > firstDigit && i < lastDigit),
    exponent: exponent as Shape['exponent'],
  };
}

function rounded(value: Numeric, shape: Shape): { whole: string; fraction: string; zero: boolean } {
  const { whole, fraction } = awayFromZero(scaled(value, shape.power), shape.places);
  return { whole: whole === '0' ? '' : whole, fraction, zero: !/[1-9]/.test(whole + fraction) };
}

/** Custom formats round the 15 significant digits of a double, not its exact value. */
function awayFromZero(value: Numeric, places: number): { whole: string; fraction: string } {
  if (value instanceof Decimal || typeof value === 'number' || typeof value === 'bigint' || !(value instanceof Double))
    return fixed(value, places);
  const { digits, exponent } = significant(value, 15);
  const scale = digits.length - 1 - exponent;
  if (scale > 28 || scale < 0) return fixed(value, places);
  return fixed(new Decimal(BigInt(digits), scale), places);
}

function render(value: Numeric, shape: Shape): string {
  if (shape.exponent) return renderScientific(value, shape, shape.exponent);
  const { whole, fraction } = rounded(value, shape);
  return place(shape, whole, fraction);
}

/** Puts the digits into the places of the format. */
function place(shape: Shape, whole: string, fraction: string, exponent = ''): string {
  const end = shape.point < 0 ? shape.tokens.length : shape.point;
  const places = shape.tokens.slice(0, end).filter(({ kind }) => kind === 'digit').length;
  const firstRequired = shape.tokens
    .slice(0, end)
    .filter(({ kind }) => kind === 'digit')
    .findIndex((token) => (token as { required?: boolean }).required);
  const least = firstRequired < 0 ? 0 : places - firstRequired;
  let digits = whole.padStart(least, '0');
  if (shape.grouping) digits = grouped(digits);
  const lastRequired = shape.tokens
    .slice(end)
    .filter(({ kind }) => kind === 'digit')
    .findLastIndex((token) => (token as { required?: boolean }).required);
  const kept = fraction.replace(/0+$/, '').padEnd(lastRequired + 1, '0');
  let result = '',
    placed = false,
    seen = 0,
    shown = 0;
  const all = digits.replace(/,/g, '').length;
  shape.tokens.forEach((token, i) => {
    switch (token.kind) {
      case 'digit':
        if (i < end) {
          // The first place takes all digits that have none of their own.
          const take = placed ? 1 : Math.max(0, all - places + 1);
          const position = places - seen;
          seen++;
          if (!placed && all < position) break;
          const from = placed ? shown : 0;
          placed = true;
          let count = take === 0 ? 1 : take;
          let at = from;
          let text = '';
          while (count > 0 && at < digits.length) {
            const char = digits[at++]!;
            text += char;
            if (char !== ',') count--;
          }
          if (digits[at] === ',') text += digits[at++];
          shown = at;
          result += text;
        } else {
          const index = shape.tokens.slice(end, i).filter(({ kind }) => kind === 'digit').length;
          result += kept[index] ?? '';
        }
        break;
      case 'point':
        if (i === shape.point && kept.length > 0) result += '.';
        break;
      case 'percent':
        result += '%';
        break;
      case 'permille':
        result += '‰';
        break;
      case 'exponent':
        result += exponent;
        break;
      case 'text':
        result += token.text;
    }
  });
  return result;
}

function renderScientific(value: Numeric, shape: Shape, exponent: Extract<Token, { kind: 'exponent' }>): string {
  const end = shape.point < 0 ? shape.tokens.length : shape.point;
  const wholePlaces = Math.max(1, shape.tokens.slice(0, end).filter(({ kind }) => kind === 'digit').length);
  const { digits, exponent: power } = significant(value, wholePlaces + shape.places);
  const zero = isZero(value);
  const shift = zero ? 0 : power - (wholePlaces - 1);
  const sign = shift < 0 ? '-' : exponent.plus ? '+' : '';
  return place(
    shape,
    zero ? '' : digits.slice(0, wholePlaces),
    digits.slice(wholePlaces),
    `${exponent.letter}${sign}${Math.abs(shift).toString().padStart(exponent.least, '0')}`,
  );
}
