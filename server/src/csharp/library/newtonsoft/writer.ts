/** Tokens to JSON text, as JsonTextWriter writes it: escaping, numbers, dates; indented by two spaces or in one line. */
import type { ClrArray } from '../../runtime/array.ts';
import { Decimal } from '../../runtime/decimal.ts';
import { EnumValue } from '../../runtime/enums.ts';
import { Double, NumberValue, Single } from '../../runtime/numbers.ts';
import { singleText, textOf } from '../../runtime/operations.ts';
import { base64Of } from './base64.ts';
import { dateText } from './dates.ts';
import { escapeJavaScript } from './position.ts';
import { JArray, type JConstructor, JObject, JProperty, JToken, JValue, TokenType } from './token.ts';

export const quoted = (text: string): string => `"${escapeJavaScript(text, '"')}"`;

/** `R` of a double with up to 17 digits before it turns to an exponent, which is how Newtonsoft's numbers come out. */
const roundTrip = (value: number): string => {
  const size = Math.abs(value);
  if (size >= 1e15 && size < 1e17 && Number.isInteger(value)) return BigInt(value).toString();
  return textOf(new Double(value));
};
/** A float's text, always with a point or an exponent. */
export const floatText = (value: Double | Single): string => {
  const number = value.value;
  if (!Number.isFinite(number)) return quoted(textOf(value));
  const text = value instanceof Single ? singleText(number) : roundTrip(number);
  return /[.Ee]/.test(text) ? text : `${text}.0`;
};
const decimalText = (value: Decimal): string => {
  const text = value.toText();
  return text.includes('.') ? text : `${text}.0`;
};

/** The JSON of a value that is no token and no container. */
export const scalarText = (value: unknown): string => {
  switch (typeof value) {
    case 'string':
      return quoted(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
    case 'bigint':
      return String(value);
    default:
  }
  if (value === null || value === undefined) return 'null';
  if (value instanceof Double || value instanceof Single) return floatText(value);
  if (value instanceof Decimal) return decimalText(value);
  if (value instanceof NumberValue) return String(value.value);
  if (value instanceof EnumValue) return String(value.value);
  const type = (value as { clrType: { text: string } }).clrType.text;
  if (type === 'System.DateTime' || type === 'System.DateTimeOffset') return quoted(dateText(value));
  if (type === 'System.Byte[]') return quoted(base64Of((value as ClrArray).bytes));
  if (type === 'System.Numerics.BigInteger') return textOf(value);
  if (type === 'System.Uri') return quoted(originalText(value));
  return quoted(textOf(value));
};
/** A Uri is written as it was given. */
const originalText = (value: unknown): string => {
  const { original } = value as { readonly original?: unknown };
  return typeof original === 'string' ? original : textOf(value);
};

export const valueText = (token: JValue): string => {
  if (token.type === TokenType.Undefined) return 'undefined';
  if (token.type === TokenType.Comment) return `/*${textOf(token.value)}*/`;
  if (token.type === TokenType.Raw) return textOf(token.value);
  return scalarText(token.value);
};

export const writeToken = (token: JToken, indented: boolean, depth = 0): string => {
  if (token instanceof JValue) return valueText(token);
  if (token instanceof JProperty)
    return `${quoted(token.name)}${indented ? ': ' : ':'}${token.value ? writeToken(token.value, indented, depth) : 'null'}`;
  const { children } = token;
  let text = token instanceof JObject ? '{' : token instanceof JArray ? '[' : `new ${(token as JConstructor).name ?? ''}(`;
  const line = indented ? `\n${'  '.repeat(depth + 1)}` : '';
  for (let i = 0; i < children.length; i++) {
    if (i > 0) text += ',';
    text += line;
    text += writeToken(children[i]!, indented, depth + 1);
  }
  if (indented && children.length > 0) text += line.slice(0, -2);
  return text + (token instanceof JObject ? '}' : token instanceof JArray ? ']' : ')');
};

/** `ToString()`: of a value its text, of all else indented JSON. */
JToken.text = (token) => (token instanceof JValue ? (token.value === null ? '' : textOf(token.value)) : writeToken(token, true));
