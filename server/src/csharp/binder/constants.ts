/** Constants: how messages print them, and folding. */
import { EnumValue } from '../runtime/enums.ts';
import { Char } from '../runtime/numbers.ts';
import { textOf } from '../runtime/operations.ts';

export const constantText = (value: unknown): string => {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (value instanceof EnumValue) return value.toText();
  return textOf(value);
};
/** As a case label prints: strings quoted. */
export const labelText = (value: unknown): string =>
  typeof value === 'string' ? JSON.stringify(value) : value instanceof Char ? `'${value.toText()}'` : constantText(value);
