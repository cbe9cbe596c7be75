/** System.DateTime. Local time is UTC. */
import {
  type ClrArray,
  type Double,
  type EnumValue,
  enumValue,
  Double as RealNumber,
  type Ref,
  raise,
  raiseArgument,
  raiseNull,
} from '../../../runtime/index.ts';
import { type Call, declare } from '../../declare.ts';
import {
  dateParts,
  dayOfWeek,
  daysInMonth,
  isDate,
  isLeapYear,
  maxTicks,
  ticksOfDate,
  ticksPerDay,
  ticksPerHour,
  ticksPerMillisecond,
  ticksPerMinute,
  ticksPerSecond,
} from './calendar.ts';
import { type DateFailure, type ParsedDate, parseDate, utcTicksOf } from './parse.ts';
import { parseDateExact, styles } from './parse-exact.ts';
import { DateTime, type Kind, TimeSpan } from './values.ts';

export const outOfRange = (message: string, parameter?: string): never =>
  parameter
    ? raiseArgument('System.ArgumentOutOfRangeException', message, parameter)
    : raise('System.ArgumentOutOfRangeException', message);
export const now = ({ machine }: Call): DateTime => new DateTime(machine.utcNow(), 1);
const today = ({ machine }: Call): bigint => {
  const ticks = machine.utcNow();
  return ticks - (ticks % ticksPerDay);
};
const kindOf = (kind: EnumValue): Kind => {
  if (kind.value < 0 || kind.value > 2) raiseArgument('System.ArgumentException', 'Invalid DateTimeKind value.', 'kind');
  return kind.value as Kind;
};

/** Ticks of the parts that a constructor gets. */
export const ticksOf = (year: number, month: number, day: number, hour = 0, minute = 0, second = 0, millisecond = 0): bigint => {
  if (!isDate(year, month, day)) outOfRange('Year, Month, and Day parameters describe an un-representable DateTime.');
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59)
    outOfRange('Hour, Minute, and Second parameters describe an un-representable DateTime.');
  if (millisecond < 0 || millisecond > 999) outOfRange('Valid values are between 0 and 999, inclusive.', 'millisecond');
  return ticksOfDate(year, month, day, hour, minute, second) + BigInt(millisecond) * ticksPerMillisecond;
};
const ofTicks = (ticks: bigint, kind: Kind): DateTime => {
  if (ticks < 0n || ticks > maxTicks) outOfRange('Ticks must be between DateTime.MinValue.Ticks and DateTime.MaxValue.Ticks.', 'ticks');
  return new DateTime(ticks, kind);
};

/** A number of units added, as .NET does it: the whole part exactly, the rest in ticks. */
export const scaled = (value: number, unit: bigint): bigint => {
  if (Number.isNaN(value)) return 0n;
  if (Math.abs(value) * Number(unit) > 3.2e18) outOfRange('Value to add was out of range.', 'value');
  const whole = Math.trunc(value);
  return BigInt(whole) * unit + BigInt(Math.trunc((value - whole) * Number(unit)));
};
export const addMonths = (ticks: bigint, months: number): bigint => {
  if (months < -120000 || months > 120000) outOfRange('Months value must be between +/-120000.', 'months');
  const { year, month, day } = dateParts(ticks);
  const total = year * 12 + month - 1 + months;
  const y = Math.floor(total / 12);
  const m = (total % 12) + 1;
  if (y < 1 || y > 9999) outOfRange('The added or subtracted value results in an un-representable DateTime.', 'months');
  return ticksOfDate(y, m, Math.min(day, daysInMonth(y, m))) + (ticks % ticksPerDay);
};
export const addYears = (ticks: bigint, years: number): bigint => {
  if (years < -10000 || years > 10000) outOfRange('Years value must be between +/-10000.', 'years');
  const { year, month, day } = dateParts(ticks);
  const y = year + years;
  if (y < 1 || y > 9999) outOfRange('The added or subtracted value results in an un-representable DateTime.', 'value');
  return ticksOfDate(y, month, Math.min(day, daysInMonth(y, month))) + (ticks % ticksPerDay);
};

const styleOf = (style: EnumValue | null | undefined): number => style?.value ?? 0;
/** The DateTime that a parsed text stands for; null where its instant lies outside of the calendar. */
const settle = (parsed: ParsedDate, style: number): DateTime | null => {
  if (parsed.offset === null) {
    if (style & styles.assumeUniversal) return new DateTime(parsed.ticks, style & styles.adjustToUniversal ? 1 : 2);
    if (style & styles.assumeLocal) return new DateTime(parsed.ticks, style & styles.adjustToUniversal ? 1 : 2);
    return new DateTime(parsed.ticks, 0);
  }
  const utc = utcTicksOf(parsed);
  if (utc === null) return null;
  if (style & styles.adjustToUniversal || (style & styles.roundtripKind && parsed.utc)) return new DateTime(utc, 1);
  return new DateTime(utc, 2);
};
export const failed = (result: ParsedDate | DateFailure): result is DateFailure => 'failure' in result;
const formatError = (message: string): never => raise('System.FormatException', message);
const notRecognized = (text: string): never => formatError(`String '${text}' was not recognized as a valid DateTime.`);

/** `DateTime.Parse`; also for Convert and JSON. */
export const parseDateTime = (text: string | null, call: Call, style: EnumValue | null = null): DateTime => {
  const parsed = parseDate(text ?? raiseNull('s'), today(call));
  if (failed(parsed)) return formatError(parsed.failure);
  return settle(parsed, styleOf(style)) ?? formatError(`The DateTime represented by the string '${text}' is out of range.`);
};
const tryParse = (text: string | null, style: EnumValue | null, result: Ref, call: Call): boolean => {
  const parsed = text === null ? null : parseDate(text, today(call));
  const value = parsed && !failed(parsed) ? settle(parsed, styleOf(style)) : null;
  result.value = value ?? DateTime.minValue;
  return value !== null;
};
export const exactDate = (text: string, formats: readonly (string | null)[], style: number, call: Call): ParsedDate | null => {
  for (const format of formats) {
    const parsed = format ? parseDateExact(text, format, style, today(call)) : null;
    if (parsed) return parsed;
  }
  return null;
};
const settleExact = (parsed: ParsedDate, formats: readonly (string | null)[], style: number): DateTime | null => {
  // `u` and `r` name UTC only in their text: the result has no kind; `o` keeps what was written.
  const only = formats.length === 1 ? formats[0] : '';
  if (only === 'u' || only === 'r' || only === 'R')
    return settle({ ...parsed, offset: style & (styles.adjustToUniversal | styles.assumeUniversal) ? 0 : null }, style);
  return settle(parsed, only === 'o' || only === 'O' ? style | styles.roundtripKind : style);
};
const parseExact = (text: string | null, formats: readonly (string | null)[], style: EnumValue | null, call: Call): DateTime => {
  const source = text ?? raiseNull('s');
  const parsed = exactDate(source, formats, styleOf(style), call);
  return (parsed && settleExact(parsed, formats, styleOf(style))) ?? notRecognized(source);
};
const tryParseExact = (text: string | null, formats: readonly (string | null)[], style: EnumValue, result: Ref, call: Call): boolean => {
  const parsed = text === null ? null : exactDate(text, formats, styleOf(style), call);
  const value = parsed && settleExact(parsed, formats, styleOf(style));
  result.value = value ?? DateTime.minValue;
  return value !== null;
};
export const textsOf = (array: ClrArray | null): readonly (string | null)[] =>
  (array ?? raiseNull('formats')).toArray() as (string | null)[];

const part = (unit: bigint, modulo: bigint) => (self: DateTime) => Number((self.ticks / unit) % modulo);
const add = (unit: bigint) => (self: DateTime, value: Double) => DateTime.checked(self.ticks + scaled(value.value, unit), self.kind);
const checkMonth = (month: number): void => {
  if (month < 1 || month > 12) outOfRange(`Month must be between one and twelve. (Parameter 'month')\nActual value was ${month}.`);
};
const compare = (a: DateTime, b: DateTime): number => a.compareTo(b);
const fileTimeEpoch = 504_911_232_000_000_000n;
/** Ticks since 1601, which Windows counts from. */
export const fileTime = (ticks: bigint): bigint =>
  ticks < fileTimeEpoch ? raise('System.ArgumentOutOfRangeException', 'Not a valid Win32 FileTime.') : ticks - fileTimeEpoch;
export const ofFileTime = (time: bigint): bigint =>
  time < 0n || time > 2_650_467_743_999_999_999n
    ? raiseArgument('System.ArgumentOutOfRangeException', 'Not a valid Win32 FileTime.', 'fileTime')
    : time + fileTimeEpoch;

export const dateTimeType = declare(
  'public struct System.DateTime : IComparable, IFormattable, IConvertible, IComparable<DateTime>, IEquatable<DateTime>',
  {
    'static readonly DateTime MinValue': DateTime.minValue,
    'static readonly DateTime MaxValue': DateTime.maxValue,
    'static readonly DateTime UnixEpoch': new DateTime(621_355_968_000_000_000n, 1),
    'new(long ticks)': (ticks: bigint) => ofTicks(ticks, 0),
    'new(long ticks, DateTimeKind kind)': (ticks: bigint, kind: EnumValue) => ofTicks(ticks, kindOf(kind)),
    'new(int year, int month, int day)': (y: number, mo: number, d: number) => new DateTime(ticksOf(y, mo, d), 0),
    'new(int year, int month, int day, int hour, int minute, int second)': (
      y: number,
      mo: number,
      d: number,
      h: number,
      m: number,
      s: number,
    ) => new DateTime(ticksOf(y, mo, d, h, m, s), 0),
    'new(int year, int month, int day, int hour, int minute, int second, DateTimeKind kind)': (
      y: number,
      mo: number,
      d: number,
      h: number,
      m: number,
      s: number,
      kind: EnumValue,
    ) => new DateTime(ticksOf(y, mo, d, h, m, s), kindOf(kind)),
    'new(int year, int month, int day, int hour, int minute, int second, int millisecond)': (
      y: number,
      mo: number,
      d: number,
      h: number,
      m: number,
      s: number,
      ms: number,
    ) => new DateTime(ticksOf(y, mo, d, h, m, s, ms), 0),
    'new(int year, int month, int day, int hour, int minute, int second, int millisecond, DateTimeKind kind)': (
      y: number,
      mo: number,
      d: number,
      h: number,
      m: number,
      s: number,
      ms: number,
      kind: EnumValue,
    ) => new DateTime(ticksOf(y, mo, d, h, m, s, ms), kindOf(kind)),
    'static DateTime Now { get; }': (call: Call) => new DateTime(call.machine.utcNow(), 2),
    'static DateTime UtcNow { get; }': now,
    'static DateTime Today { get; }': (call: Call) => new DateTime(today(call), 2),
    'DateTime Date { get; }': (self: DateTime) => new DateTime(self.ticks - (self.ticks % ticksPerDay), self.kind),
    'int Year { get; }': (self: DateTime) => dateParts(self.ticks).year,
    'int Month { get; }': (self: DateTime) => dateParts(self.ticks).month,
    'int Day { get; }': (self: DateTime) => dateParts(self.ticks).day,
    'int DayOfYear { get; }': (self: DateTime) => dateParts(self.ticks).dayOfYear,
    'DayOfWeek DayOfWeek { get; }': (self: DateTime) => enumValue('System.DayOfWeek', dayOfWeek(self.ticks)),
    'int Hour { get; }': part(ticksPerHour, 24n),
    'int Minute { get; }': part(ticksPerMinute, 60n),
    'int Second { get; }': part(ticksPerSecond, 60n),
    'int Millisecond { get; }': part(ticksPerMillisecond, 1000n),
    'int Microsecond { get; }': part(10n, 1000n),
    'int Nanosecond { get; }': (self: DateTime) => Number(self.ticks % 10n) * 100,
    'long Ticks { get; }': (self: DateTime) => self.ticks,
    'DateTimeKind Kind { get; }': (self: DateTime) => enumValue('System.DateTimeKind', self.kind),
    'TimeSpan TimeOfDay { get; }': (self: DateTime) => new TimeSpan(self.ticks % ticksPerDay),
    'DateTime Add(TimeSpan value)': (self: DateTime, value: TimeSpan) => DateTime.checked(self.ticks + value.ticks, self.kind),
    'DateTime AddDays(double value)': add(ticksPerDay),
    'DateTime AddHours(double value)': add(ticksPerHour),
    'DateTime AddMinutes(double value)': add(ticksPerMinute),
    'DateTime AddSeconds(double value)': add(ticksPerSecond),
    'DateTime AddMilliseconds(double value)': add(ticksPerMillisecond),
    'DateTime AddMicroseconds(double value)': add(10n),
    'DateTime AddTicks(long value)': (self: DateTime, value: bigint) => DateTime.checked(self.ticks + value, self.kind),
    'DateTime AddMonths(int months)': (self: DateTime, months: number) => new DateTime(addMonths(self.ticks, months), self.kind),
    'DateTime AddYears(int value)': (self: DateTime, years: number) => new DateTime(addYears(self.ticks, years), self.kind),
    'TimeSpan Subtract(DateTime value)': (self: DateTime, value: DateTime) => new TimeSpan(self.ticks - value.ticks),
    'DateTime Subtract(TimeSpan value)': (self: DateTime, value: TimeSpan) => DateTime.checked(self.ticks - value.ticks, self.kind),
    'static bool IsLeapYear(int year)': (year: number) => {
      if (year < 1 || year > 9999) outOfRange('Year must be between 1 and 9999.', 'year');
      return isLeapYear(year);
    },
    'static int DaysInMonth(int year, int month)': (year: number, month: number) => {
      checkMonth(month);
      if (year < 1 || year > 9999) outOfRange('Year must be between 1 and 9999.', 'year');
      return daysInMonth(year, month);
    },
    'bool IsDaylightSavingTime()': () => false,
    'DateTime ToUniversalTime()': (self: DateTime) => new DateTime(self.ticks, 1),
    'DateTime ToLocalTime()': (self: DateTime) => new DateTime(self.ticks, 2),
    'long ToBinary()': (self: DateTime) =>
      BigInt.asIntN(64, self.kind === 2 ? self.ticks | (2n << 62n) : self.ticks | (BigInt(self.kind) << 62n)),
    'static DateTime FromBinary(long dateData)': (data: bigint) => {
      const bits = BigInt.asUintN(64, data);
      const kind = Number(bits >> 62n);
      return ofTicks(bits & 0x3fffffffffffffffn, kind === 0 ? 0 : kind === 1 ? 1 : 2);
    },
    'static DateTime SpecifyKind(DateTime value, DateTimeKind kind)': (value: DateTime, kind: EnumValue) =>
      new DateTime(value.ticks, kindOf(kind)),
    'double ToOADate()': (self: DateTime) => {
      if (self.ticks === 0n) return new RealNumber(0);
      // Whole milliseconds, as .NET counts them.
      const milliseconds = (self.ticks - 599_264_352_000_000_000n) / ticksPerMillisecond;
      const rest = milliseconds % 86_400_000n;
      const shown = milliseconds < 0n && rest !== 0n ? milliseconds - (86_400_000n + rest) * 2n : milliseconds;
      return new RealNumber(Number(shown) / 86_400_000);
    },
    'static DateTime FromOADate(double d)': (value: Double) =>
      new DateTime(599_264_352_000_000_000n + BigInt(Math.round(value.value * 86_400_000)) * ticksPerMillisecond, 0),
    'void Deconstruct(out int year, out int month, out int day)': (self: DateTime, y: Ref, m: Ref, d: Ref) => {
      const { year, month, day } = dateParts(self.ticks);
      [y.value, m.value, d.value] = [year, month, day];
    },
    'long ToFileTime()': (self: DateTime) => fileTime(self.ticks),
    'long ToFileTimeUtc()': (self: DateTime) => fileTime(self.ticks),
    'static DateTime FromFileTime(long fileTime)': (time: bigint) => new DateTime(ofFileTime(time), 2),
    'static DateTime FromFileTimeUtc(long fileTime)': (time: bigint) => new DateTime(ofFileTime(time), 1),
    'static DateTime Parse(string s)': (text: string | null, call: Call) => parseDateTime(text, call),
    'static DateTime Parse(string s, IFormatProvider provider)': (text: string | null, _: unknown, call: Call) => parseDateTime(text, call),
    'static DateTime Parse(string s, IFormatProvider provider, DateTimeStyles styles)': (
      text: string | null,
      _: unknown,
      style: EnumValue,
      call: Call,
    ) => parseDateTime(text, call, style),
    'static bool TryParse(string s, out DateTime result)': (text: string | null, result: Ref, call: Call) =>
      tryParse(text, null, result, call),
    'static bool TryParse(string s, IFormatProvider provider, out DateTime result)': (
      text: string | null,
      _: unknown,
      result: Ref,
      call: Call,
    ) => tryParse(text, null, result, call),
    'static bool TryParse(string s, IFormatProvider provider, DateTimeStyles styles, out DateTime result)': (
      text: string | null,
      _: unknown,
      style: EnumValue,
      result: Ref,
      call: Call,
    ) => tryParse(text, style, result, call),
    'static DateTime ParseExact(string s, string format, IFormatProvider provider)': (
      text: string | null,
      format: string | null,
      _: unknown,
      call: Call,
    ) => parseExact(text, [format ?? raiseNull('format')], null, call),
    'static DateTime ParseExact(string s, string format, IFormatProvider provider, DateTimeStyles style)': (
      text: string | null,
      format: string | null,
      _: unknown,
      style: EnumValue,
      call: Call,
    ) => parseExact(text, [format ?? raiseNull('format')], style, call),
    'static DateTime ParseExact(string s, string[] formats, IFormatProvider provider, DateTimeStyles style)': (
      text: string | null,
      formats: ClrArray | null,
      _: unknown,
      style: EnumValue,
      call: Call,
    ) => parseExact(text, textsOf(formats), style, call),
    'static bool TryParseExact(string s, string format, IFormatProvider provider, DateTimeStyles style, out DateTime result)': (
      text: string | null,
      format: string | null,
      _: unknown,
      style: EnumValue,
      result: Ref,
      call: Call,
    ) => tryParseExact(text, [format], style, result, call),
    'static bool TryParseExact(string s, string[] formats, IFormatProvider provider, DateTimeStyles style, out DateTime result)': (
      text: string | null,
      formats: ClrArray | null,
      _: unknown,
      style: EnumValue,
      result: Ref,
      call: Call,
    ) => tryParseExact(text, textsOf(formats), style, result, call),
    'override string ToString()': (self: DateTime) => self.toText(),
    'string ToString(string format)': (self: DateTime, format: string | null) => self.format(format),
    'string ToString(IFormatProvider provider)': (self: DateTime) => self.toText(),
    'string ToString(string format, IFormatProvider provider)': (self: DateTime, format: string | null) => self.format(format),
    'string ToShortDateString()': (self: DateTime) => self.format('d'),
    'string ToLongDateString()': (self: DateTime) => self.format('D'),
    'string ToShortTimeString()': (self: DateTime) => self.format('t'),
    'string ToLongTimeString()': (self: DateTime) => self.format('T'),
    'int CompareTo(DateTime value)': compare,
    'int CompareTo(object value)': (self: DateTime, value: unknown) => (value === null ? 1 : self.compareTo(value)),
    'static int Compare(DateTime t1, DateTime t2)': compare,
    'bool Equals(DateTime value)': (self: DateTime, value: DateTime) => self.ticks === value.ticks,
    'override bool Equals(object value)': (self: DateTime, value: unknown) => self.equalsValue(value),
    'static bool Equals(DateTime t1, DateTime t2)': (a: DateTime, b: DateTime) => a.ticks === b.ticks,
    'static DateTime operator +(DateTime d, TimeSpan t)': (d: DateTime, t: TimeSpan) => DateTime.checked(d.ticks + t.ticks, d.kind, 't'),
    'static DateTime operator -(DateTime d, TimeSpan t)': (d: DateTime, t: TimeSpan) => DateTime.checked(d.ticks - t.ticks, d.kind, 't'),
    'static TimeSpan operator -(DateTime d1, DateTime d2)': (a: DateTime, b: DateTime) => new TimeSpan(a.ticks - b.ticks),
    'static bool operator ==(DateTime d1, DateTime d2)': (a: DateTime, b: DateTime) => a.ticks === b.ticks,
    'static bool operator !=(DateTime d1, DateTime d2)': (a: DateTime, b: DateTime) => a.ticks !== b.ticks,
    'static bool operator <(DateTime t1, DateTime t2)': (a: DateTime, b: DateTime) => a.ticks < b.ticks,
    'static bool operator >(DateTime t1, DateTime t2)': (a: DateTime, b: DateTime) => a.ticks > b.ticks,
    'static bool operator <=(DateTime t1, DateTime t2)': (a: DateTime, b: DateTime) => a.ticks <= b.ticks,
    'static bool operator >=(DateTime t1, DateTime t2)': (a: DateTime, b: DateTime) => a.ticks >= b.ticks,
  },
  { default: DateTime.minValue },
);
