/** Date and time format strings of the invariant culture, standard and custom. */
import { raise } from '../../../runtime/exception.ts';
import { dateParts, dayNames, dayOfWeek, monthNames, ticksPerDay, ticksPerHour, ticksPerMinute, ticksPerSecond } from './calendar.ts';

/** A DateTime (`kind`) or DateTimeOffset (`offset` in minutes). */
export interface FormattableDate {
  readonly ticks: bigint;
  readonly kind?: 0 | 1 | 2;
  readonly offset?: number;
}
export const invalidFormat = (): never => raise('System.FormatException', 'Input string was not in a correct format.');

const standard: Readonly<Record<string, string>> = {
  d: 'MM/dd/yyyy',
  D: 'dddd, dd MMMM yyyy',
  f: 'dddd, dd MMMM yyyy HH:mm',
  F: 'dddd, dd MMMM yyyy HH:mm:ss',
  g: 'MM/dd/yyyy HH:mm',
  G: 'MM/dd/yyyy HH:mm:ss',
  m: 'MMMM dd',
  M: 'MMMM dd',
  o: "yyyy'-'MM'-'dd'T'HH':'mm':'ss'.'fffffffK",
  O: "yyyy'-'MM'-'dd'T'HH':'mm':'ss'.'fffffffK",
  r: "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'",
  R: "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'",
  s: "yyyy'-'MM'-'dd'T'HH':'mm':'ss",
  t: 'HH:mm',
  T: 'HH:mm:ss',
  u: "yyyy'-'MM'-'dd HH':'mm':'ss'Z'",
  U: 'dddd, dd MMMM yyyy HH:mm:ss',
  y: 'yyyy MMMM',
  Y: 'yyyy MMMM',
};
/** The custom format a standard one stands for; undefined where there is none. */
export const standardPattern = (format: string): string | undefined => (Object.hasOwn(standard, format) ? standard[format] : undefined);

export const pad = (value: number, width: number): string => String(value).padStart(width, '0');
export const offsetText = (minutes: number): string => {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60), 2)}:${pad(size % 60, 2)}`;
};

export const formatDate = (date: FormattableDate, format: string): string => {
  if (format === '') return custom(date, date.offset === undefined ? standard.G! : 'MM/dd/yyyy HH:mm:ss zzz');
  if (format.length > 1) return custom(date, format);
  const pattern = standardPattern(format);
  if (pattern === undefined) return invalidFormat();
  // These three are in UTC for a DateTimeOffset; a DateTime is taken as it is.
  if (date.offset !== undefined && 'rRu'.includes(format))
    return custom({ ticks: date.ticks - BigInt(date.offset) * ticksPerMinute, kind: 1 }, pattern);
  if (date.offset !== undefined && format === 'U') return invalidFormat();
  return custom(date, pattern);
};

/** The run of the same letter at `at`. */
export const runLength = (format: string, at: number): number => {
  let end = at + 1;
  while (end < format.length && format[end] === format[at]) end++;
  return end - at;
};
/** A quoted part: its text and where it ends. */
export const quoted = (format: string, at: number): { readonly text: string; readonly end: number } => {
  const quote = format[at]!;
  let text = '';
  for (let i = at + 1; i < format.length; i++) {
    if (format[i] === quote) return { text, end: i + 1 };
    if (format[i] === '\\') {
      if (++i >= format.length) break;
    }
    text += format[i];
  }
  return raise('System.FormatException', `Cannot find a matching quote character for the character '${quote}'.`);
};

const custom = (date: FormattableDate, format: string): string => {
  const { ticks } = date;
  const { year, month, day } = dateParts(ticks);
  const time = ticks % ticksPerDay;
  const hour = Number(time / ticksPerHour);
  const minute = Number((time / ticksPerMinute) % 60n);
  const second = Number((time / ticksPerSecond) % 60n);
  const fraction = String(ticks % ticksPerSecond).padStart(7, '0');
  let text = '';
  for (let i = 0; i < format.length; ) {
    const c = format[i]!;
    let length = 1;
    switch (c) {
      case 'y':
        length = runLength(format, i);
        text += length <= 2 ? pad(year % 100, length) : pad(year, length);
        break;
      case 'M':
        length = runLength(format, i);
        text += length <= 2 ? pad(month, length) : length === 3 ? monthNames[month - 1]!.slice(0, 3) : monthNames[month - 1]!;
        break;
      case 'd': {
        length = runLength(format, i);
        const name = dayNames[dayOfWeek(ticks)]!;
        text += length <= 2 ? pad(day, length) : length === 3 ? name.slice(0, 3) : name;
        break;
      }
      case 'h':
        length = runLength(format, i);
        text += pad(hour % 12 || 12, Math.min(length, 2));
        break;
      case 'H':
        length = runLength(format, i);
        text += pad(hour, Math.min(length, 2));
        break;
      case 'm':
        length = runLength(format, i);
        text += pad(minute, Math.min(length, 2));
        break;
      case 's':
        length = runLength(format, i);
        text += pad(second, Math.min(length, 2));
        break;
      case 'f':
        length = runLength(format, i);
        if (length > 7) return invalidFormat();
        text += fraction.slice(0, length);
        break;
      case 'F': {
        length = runLength(format, i);
        if (length > 7) return invalidFormat();
        const digits = fraction.slice(0, length).replace(/0+$/, '');
        if (digits) text += digits;
        else if (text.endsWith('.')) text = text.slice(0, -1);
        break;
      }
      case 't': {
        length = runLength(format, i);
        const mark = hour < 12 ? 'AM' : 'PM';
        text += length === 1 ? mark[0] : mark;
        break;
      }
      case 'g':
        length = runLength(format, i);
        text += 'A.D.';
        break;
      case 'z': {
        length = runLength(format, i);
        const offset = date.offset ?? 0;
        const hours = Math.floor(Math.abs(offset) / 60);
        text += length >= 3 ? offsetText(offset) : `${offset < 0 ? '-' : '+'}${pad(hours, length)}`;
        break;
      }
      case 'K':
        if (date.offset !== undefined) text += offsetText(date.offset);
        else if (date.kind === 1) text += 'Z';
        else if (date.kind === 2) text += '+00:00';
        break;
      case "'":
      case '"': {
        const part = quoted(format, i);
        text += part.text;
        length = part.end - i;
        break;
      }
      case '%':
        if (i + 1 >= format.length || format[i + 1] === '%') return invalidFormat();
        break;
      case '\\':
        if (i + 1 >= format.length) return invalidFormat();
        text += format[i + 1];
        length = 2;
        break;
      default:
        // `:` and `/` are themselves in the invariant culture.
        text += c;
    }
    i += length;
  }
  return text;
};
