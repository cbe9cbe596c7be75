/** `string.Format`: `{0,-10:N2}`. */
import { EnumValue, enumDefinition, raise, textOf } from '../../../runtime/index.ts';
import { formatNumber, isNumeric } from './number.ts';

/** A value of the library that takes a format string itself (DateTime, Guid …). */
export interface Formattable {
  format?(format: string): string;
}

/** `value.ToString(format)` for any value; null is the empty text. */
export function formatValue(value: unknown, format: string | null): string {
  if (value === null || value === undefined) return '';
  if (!format) return textOf(value);
  if (isNumeric(value)) return formatNumber(value, format);
  if (value instanceof EnumValue) return formatEnum(value, format);
  const own = typeof value === 'object' ? (value as Formattable).format : undefined;
  return own ? own.call(value, format) : textOf(value);
}

export function formatEnum(value: EnumValue, format: string): string {
  switch (format.toUpperCase()) {
    case 'G':
    case 'F':
      return value.toText();
    case 'D':
      return String(value.value);
    case 'X': {
      const bytes = { 'System.Byte': 2, 'System.Int64': 16 }[enumDefinition(value.clrType.name)?.underlying.name ?? ''] ?? 8;
      return (value.value >>> 0).toString(16).toUpperCase().padStart(bytes, '0');
    }
    default:
      return raise('System.FormatException', 'Format string can be only "G", "g", "X", "x", "F", "f", "D" or "d".');
  }
}

const malformed = (): never => raise('System.FormatException', 'Input string was not in a correct format.');

export function formatComposite(format: string, values: readonly unknown[]): string {
  let result = '';
  for (let at = 0; at < format.length; ) {
    const char = format[at]!;
    if (char !== '{' && char !== '}') {
      const next = format.slice(at).search(/[{}]/);
      const end = next < 0 ? format.length : at + next;
      result += format.slice(at, end);
      at = end;
    } else if (format[at + 1] === char) {
      result += char;
      at += 2;
    } else {
      if (char === '}') malformed();
      const item = /^\{\s*(\d+)\s*(?:,\s*(-?\d+)\s*)?(?::((?:[^{}]|\{\{|\}\})*))?\}/.exec(format.slice(at));
      if (!item) return malformed();
      const index = Number(item[1]);
      if (index >= values.length)
        raise(
          'System.FormatException',
          'Index (zero based) must be greater than or equal to zero and less than the size of the argument list.',
        );
      const text = formatValue(values[index], item[3] ?? null);
      const width = Number(item[2] ?? 0);
      result += width < 0 ? text.padEnd(-width) : text.padStart(width);
      at += item[0].length;
    }
  }
  return result;
}
