/** `IFormattable.ToString(format)` of any value; values that are not formattable ignore the format. */
import { Decimal } from '../../../runtime/decimal.ts';
import { EnumValue, enumDefinition } from '../../../runtime/enums.ts';
import { raise } from '../../../runtime/exception.ts';
import { NumberValue } from '../../../runtime/numbers.ts';
import { textOf } from '../../../runtime/operations.ts';
import { formatNumber } from './number.ts';

/** A library value with formats of its own. */
export interface Formattable {
  format(format: string | null): string;
}

export const formatValue = (value: unknown, format: string | null): string => {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'bigint' || value instanceof NumberValue || value instanceof Decimal)
    return formatNumber(value, format);
  if (typeof value !== 'object' || format === null) return textOf(value);
  if (value instanceof EnumValue) return formatEnum(value, format);
  const own = (value as Partial<Formattable>).format;
  return own ? own.call(value, format) : textOf(value);
};

export const formatEnum = (value: EnumValue, format: string | null): string => {
  switch ((format || 'G').toUpperCase()) {
    case 'G':
    case 'F':
      return value.toText();
    case 'D':
      return String(value.value);
    case 'X': {
      const underlying = enumDefinition(value.clrType.name)?.underlying.text;
      const width = underlying === 'System.Byte' ? 2 : underlying === 'System.Int64' ? 16 : 8;
      return BigInt.asUintN(width * 4, BigInt(value.value))
        .toString(16)
        .toUpperCase()
        .padStart(width, '0');
    }
    default:
      return raise('System.FormatException', 'Format string can be only "G", "g", "X", "x", "F", "f", "D" or "d".');
  }
};
