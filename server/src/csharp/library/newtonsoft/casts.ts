/** Explicit casts of tokens, and `Value<T>()`. */
import { ClrArray } from '../../runtime/array.ts';
import { raise, raiseNull } from '../../runtime/exception.ts';
import { textOf } from '../../runtime/operations.ts';
import { clr, type RuntimeType } from '../../runtime/type.ts';
import { typeOf } from '../../runtime/value.ts';
import type { Machine } from '../machine.ts';
import { base64Of, bytesOfBase64 } from './base64.ts';
import { changeTextToo, changeType } from './change-type.ts';
import { dateTimeOfOffset, offsetOfDateTime } from './foreign.ts';
import { JProperty, type JToken, JValue, TokenType, tokenTypeName } from './token.ts';

const t = TokenType;
const text = [t.String, t.Comment, t.Raw];
const numbers = [t.Integer, t.Float, ...text, t.Boolean];
const allowed: Readonly<Record<string, readonly TokenType[]>> = {
  'System.String': [t.Date, ...numbers, t.Bytes, t.Guid, t.TimeSpan, t.Uri],
  'System.Char': [t.Integer, t.Float, ...text],
  'System.DateTime': [t.Date, ...text],
  'System.DateTimeOffset': [t.Date, ...text],
  'System.Guid': [...text, t.Guid, t.Bytes],
  'System.TimeSpan': [...text, t.TimeSpan],
  'System.Uri': [...text, t.Uri],
  '[]': [t.Bytes, ...text, t.Integer],
};
export const byteArray = ClrArray.ofBytes(new Uint8Array()).clrType;

/** `(T)token`; `nullable`: null and JSON null give null. */
export const castToken = (token: JToken | null, type: RuntimeType, nullable: boolean): unknown => {
  if (token === null) return nullable ? null : raiseNull('value');
  const inner = token instanceof JProperty ? token.value : token;
  if (inner instanceof JValue) {
    // What most casts find.
    const { value } = inner;
    if (type === clr.string ? typeof value === 'string' && inner.type === t.String : type === clr.bool && typeof value === 'boolean')
      return value;
    if (type === clr.int && typeof value === 'bigint' && value >= -2147483648n && value <= 2147483647n) return Number(value);
  }
  const isNull = inner.type === t.Null || inner.type === t.Undefined;
  if (!(inner instanceof JValue) || !((allowed[type.name] ?? numbers).includes(inner.type) || (nullable && isNull)))
    return raise(
      'System.ArgumentException',
      `Can not convert ${tokenTypeName(inner.type)} to ${type === byteArray ? 'byte array' : type.simpleName}.`,
    );
  const { value } = inner;
  if (value === null) return nullable ? null : changeNull(type);
  if (type === clr.string) return value instanceof ClrArray ? base64Of(value.bytes) : textOf(value);
  if (type === byteArray) return value instanceof ClrArray ? value : ClrArray.ofBytes(fromBase64(textOf(value)));
  if (type.name === 'System.DateTime' && typeOf(value).name === 'System.DateTimeOffset') return dateTimeOfOffset(value);
  if (type.name === 'System.DateTimeOffset' && typeOf(value).name === 'System.DateTime') return offsetOfDateTime(value);
  return typeOf(value) === type ? value : changeTextToo(value, type);
};
const fromBase64 = (value: string): Uint8Array =>
  bytesOfBase64(value) ??
  raise(
    'System.FormatException',
    'The input is not a valid Base-64 string as it contains a non-base 64 character, more than two padding characters, or an illegal character among the padding characters.',
  );
/** Of a string-typed token without text: what Convert makes of a null string. */
const changeNull = (type: RuntimeType): unknown => {
  if (type.name === 'System.Guid' || type.name === 'System.TimeSpan') return raiseNull('input');
  if (type === clr.char) return raise('System.FormatException', 'String must be exactly one character long.');
  return type === clr.bool ? false : changeType(0, type);
};

/** `Convert<JToken, T>` behind Value<T>() and Values<T>(). */
export const convertToken = (token: JToken | null, type: RuntimeType, machine: Machine): unknown => {
  if (token === null) return machine.types.defaultOf(type);
  if (machine.types.isInstance(token, type)) return token;
  if (!(token instanceof JValue))
    return raise('System.InvalidCastException', `Cannot cast ${token.clrType.clrName} to Newtonsoft.Json.Linq.JToken.`);
  const { value } = token;
  if (value !== null && machine.types.isInstance(value, type)) return value;
  const nullable = type.name === 'System.Nullable';
  if (value === null) {
    const initial = machine.types.defaultOf(type);
    return initial === null ? null : raise('System.InvalidCastException', 'Null object cannot be converted to a value type.');
  }
  return changeType(value, nullable ? type.arguments[0]! : type);
};
