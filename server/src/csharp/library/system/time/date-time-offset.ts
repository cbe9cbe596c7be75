/** System.DateTimeOffset. */
import {
  type ClrArray,
  type Double,
  type EnumValue,
  enumValue,
  type Ref,
  raise,
  raiseArgument,
  raiseNull,
} from '../../../runtime/index.ts';
import { type Call, declare } from '../../declare.ts';
import {
  dateParts,
  dayOfWeek,
  maxTicks,
  ticksPerDay,
  ticksPerHour,
  ticksPerMillisecond,
  ticksPerMinute,
  ticksPerSecond,
  unixEpochTicks,
} from './calendar.ts';
import { addMonths, addYears, exactDate, failed, fileTime, ofFileTime, outOfRange, scaled, textsOf, ticksOf } from './date-time.ts';
import { type ParsedDate, parseDate } from './parse.ts';
import { styles } from './parse-exact.ts';
import { DateTime, DateTimeOffset, TimeSpan } from './values.ts';

const minutesOf = (offset: TimeSpan): number => {
  if (offset.ticks % ticksPerMinute !== 0n)
    raiseArgument('System.ArgumentException', 'Offset must be specified in whole minutes.', 'offset');
  const minutes = Number(offset.ticks / ticksPerMinute);
  if (minutes < -840 || minutes > 840) outOfRange('Offset must be within plus or minus 14 hours.', 'offset');
  return minutes;
};
const of = (ticks: bigint, offset: TimeSpan): DateTimeOffset => DateTimeOffset.checked(ticks, minutesOf(offset));
/** As the implicit conversion does: local and unspecified times are UTC here. */
export const offsetOfDateTime = (value: DateTime): DateTimeOffset => new DateTimeOffset(value.ticks, 0);

const today = ({ machine }: Call): bigint => {
  const ticks = machine.utcNow();
  return ticks - (ticks % ticksPerDay);
};
const settle = (parsed: ParsedDate, style: number): DateTimeOffset | null => {
  const offset = parsed.offset ?? 0;
  const utc = parsed.ticks - BigInt(offset) * ticksPerMinute;
  if (utc < 0n || utc > maxTicks) return null;
  return style & styles.adjustToUniversal ? new DateTimeOffset(utc, 0) : new DateTimeOffset(parsed.ticks, offset);
};
const formatError = (message: string): never => raise('System.FormatException', message);
const yearRange = (): never => formatError('The UTC representation of the date falls outside the year range 1-9999.');
/** `DateTimeOffset.Parse`. */
export const parseDateTimeOffset = (text: string | null, call: Call, style: EnumValue | null = null): DateTimeOffset => {
  const parsed = parseDate(text ?? raiseNull('input'), today(call));
  if (failed(parsed)) return formatError(parsed.failure);
  return settle(parsed, style?.value ?? 0) ?? yearRange();
};
const zero = new DateTimeOffset(0n, 0);
const tryParse = (text: string | null, style: EnumValue | null, result: Ref, call: Call): boolean => {
  const parsed = text === null ? null : parseDate(text, today(call));
  const value = parsed && !failed(parsed) ? settle(parsed, style?.value ?? 0) : null;
  result.value = value ?? zero;
  return value !== null;
};
const parseExact = (text: string | null, formats: readonly (string | null)[], style: EnumValue | null, call: Call): DateTimeOffset => {
  const source = text ?? raiseNull('input');
  const parsed = exactDate(source, formats, style?.value ?? 0, call);
  if (!parsed) return formatError(`String '${source}' was not recognized as a valid DateTime.`);
  return settle(parsed, style?.value ?? 0) ?? yearRange();
};
const tryExact = (text: string | null, formats: readonly (string | null)[], style: EnumValue | null, result: Ref, call: Call): boolean => {
  const parsed = text === null ? null : exactDate(text, formats, style?.value ?? 0, call);
  const value = parsed && settle(parsed, style?.value ?? 0);
  result.value = value ?? zero;
  return value !== null;
};

const fromUnix = (value: bigint, unit: bigint, low: bigint, high: bigint, parameter: string): DateTimeOffset => {
  if (value < low || value > high)
    raise(
      'System.ArgumentOutOfRangeException',
      `Valid values are between ${low} and ${high}, inclusive. (Parameter '${parameter}')\nActual value was ${value}.`,
    );
  return new DateTimeOffset(unixEpochTicks + value * unit, 0);
};
const floorDivide = (value: bigint, unit: bigint): bigint => value / unit - (value % unit < 0n ? 1n : 0n);
const part = (unit: bigint, modulo: bigint) => (self: DateTimeOffset) => Number((self.ticks / unit) % modulo);
const add = (unit: bigint) => (self: DateTimeOffset, value: Double) =>
  DateTimeOffset.checked(self.ticks + scaled(value.value, unit), self.offset);
const shifted = (self: DateTimeOffset, ticks: bigint): DateTimeOffset => DateTimeOffset.checked(self.ticks + ticks, self.offset);
const compare = (a: DateTimeOffset, b: DateTimeOffset): number => a.compareTo(b);

export const dateTimeOffsetType = declare(
  'public struct System.DateTimeOffset : IComparable, IFormattable, IComparable<DateTimeOffset>, IEquatable<DateTimeOffset>',
  {
    'static readonly DateTimeOffset MinValue': zero,
    'static readonly DateTimeOffset MaxValue': new DateTimeOffset(maxTicks, 0),
    'static readonly DateTimeOffset UnixEpoch': new DateTimeOffset(unixEpochTicks, 0),
    'new(long ticks, TimeSpan offset)': (ticks: bigint, offset: TimeSpan) => {
      if (ticks < 0n || ticks > maxTicks) outOfRange('Ticks must be between DateTime.MinValue.Ticks and DateTime.MaxValue.Ticks.', 'ticks');
      return of(ticks, offset);
    },
    'new(DateTime dateTime)': offsetOfDateTime,
    'new(DateTime dateTime, TimeSpan offset)': (value: DateTime, offset: TimeSpan) => {
      if (value.kind === 2 && offset.ticks !== 0n)
        raiseArgument(
          'System.ArgumentException',
          'The UTC Offset of the local dateTime parameter does not match the offset argument.',
          'offset',
        );
      if (value.kind === 1 && offset.ticks !== 0n)
        raiseArgument('System.ArgumentException', 'The UTC Offset for Utc DateTime instances must be 0.', 'offset');
      return of(value.ticks, offset);
    },
    'new(int year, int month, int day, int hour, int minute, int second, TimeSpan offset)': (
      y: number,
      mo: number,
      d: number,
      h: number,
      m: number,
      s: number,
      offset: TimeSpan,
    ) => of(ticksOf(y, mo, d, h, m, s), offset),
    'new(int year, int month, int day, int hour, int minute, int second, int millisecond, TimeSpan offset)': (
      y: number,
      mo: number,
      d: number,
      h: number,
      m: number,
      s: number,
      ms: number,
      offset: TimeSpan,
    ) => of(ticksOf(y, mo, d, h, m, s, ms), offset),
    'static DateTimeOffset Now { get; }': ({ machine }: Call) => new DateTimeOffset(machine.utcNow(), 0),
    'static DateTimeOffset UtcNow { get; }': ({ machine }: Call) => new DateTimeOffset(machine.utcNow(), 0),
    'DateTime DateTime { get; }': (self: DateTimeOffset) => new DateTime(self.ticks, 0),
    'DateTime UtcDateTime { get; }': (self: DateTimeOffset) => new DateTime(self.utcTicks, 1),
    'DateTime LocalDateTime { get; }': (self: DateTimeOffset) => new DateTime(self.utcTicks, 2),
    'DateTime Date { get; }': (self: DateTimeOffset) => new DateTime(self.ticks - (self.ticks % ticksPerDay), 0),
    'TimeSpan Offset { get; }': (self: DateTimeOffset) => new TimeSpan(BigInt(self.offset) * ticksPerMinute),
    'int TotalOffsetMinutes { get; }': (self: DateTimeOffset) => self.offset,
    'TimeSpan TimeOfDay { get; }': (self: DateTimeOffset) => new TimeSpan(self.ticks % ticksPerDay),
    'int Year { get; }': (self: DateTimeOffset) => dateParts(self.ticks).year,
    'int Month { get; }': (self: DateTimeOffset) => dateParts(self.ticks).month,
    'int Day { get; }': (self: DateTimeOffset) => dateParts(self.ticks).day,
    'int DayOfYear { get; }': (self: DateTimeOffset) => dateParts(self.ticks).dayOfYear,
    'DayOfWeek DayOfWeek { get; }': (self: DateTimeOffset) => enumValue('System.DayOfWeek', dayOfWeek(self.ticks)),
    'int Hour { get; }': part(ticksPerHour, 24n),
    'int Minute { get; }': part(ticksPerMinute, 60n),
    'int Second { get; }': part(ticksPerSecond, 60n),
    'int Millisecond { get; }': part(ticksPerMillisecond, 1000n),
    'int Microsecond { get; }': part(10n, 1000n),
    'int Nanosecond { get; }': (self: DateTimeOffset) => Number(self.ticks % 10n) * 100,
    'long Ticks { get; }': (self: DateTimeOffset) => self.ticks,
    'long UtcTicks { get; }': (self: DateTimeOffset) => self.utcTicks,
    'DateTimeOffset Add(TimeSpan timeSpan)': (self: DateTimeOffset, span: TimeSpan) => shifted(self, span.ticks),
    'DateTimeOffset AddDays(double days)': add(ticksPerDay),
    'DateTimeOffset AddHours(double hours)': add(ticksPerHour),
    'DateTimeOffset AddMinutes(double minutes)': add(ticksPerMinute),
    'DateTimeOffset AddSeconds(double seconds)': add(ticksPerSecond),
    'DateTimeOffset AddMilliseconds(double milliseconds)': add(ticksPerMillisecond),
    'DateTimeOffset AddMicroseconds(double microseconds)': add(10n),
    'DateTimeOffset AddTicks(long ticks)': shifted,
    'DateTimeOffset AddMonths(int months)': (self: DateTimeOffset, months: number) =>
      DateTimeOffset.checked(addMonths(self.ticks, months), self.offset),
    'DateTimeOffset AddYears(int years)': (self: DateTimeOffset, years: number) =>
      DateTimeOffset.checked(addYears(self.ticks, years), self.offset),
    'TimeSpan Subtract(DateTimeOffset value)': (self: DateTimeOffset, value: DateTimeOffset) =>
      new TimeSpan(self.utcTicks - value.utcTicks),
    'DateTimeOffset Subtract(TimeSpan value)': (self: DateTimeOffset, value: TimeSpan) => shifted(self, -value.ticks),
    'DateTimeOffset ToOffset(TimeSpan offset)': (self: DateTimeOffset, offset: TimeSpan) => {
      const minutes = minutesOf(offset);
      return DateTimeOffset.checked(self.utcTicks + BigInt(minutes) * ticksPerMinute, minutes);
    },
    'DateTimeOffset ToUniversalTime()': (self: DateTimeOffset) => new DateTimeOffset(self.utcTicks, 0),
    'DateTimeOffset ToLocalTime()': (self: DateTimeOffset) => new DateTimeOffset(self.utcTicks, 0),
    'long ToUnixTimeSeconds()': (self: DateTimeOffset) => floorDivide(self.utcTicks - unixEpochTicks, ticksPerSecond),
    'long ToUnixTimeMilliseconds()': (self: DateTimeOffset) => floorDivide(self.utcTicks - unixEpochTicks, ticksPerMillisecond),
    'static DateTimeOffset FromUnixTimeSeconds(long seconds)': (seconds: bigint) =>
      fromUnix(seconds, ticksPerSecond, -62135596800n, 253402300799n, 'seconds'),
    'static DateTimeOffset FromUnixTimeMilliseconds(long milliseconds)': (milliseconds: bigint) =>
      fromUnix(milliseconds, ticksPerMillisecond, -62135596800000n, 253402300799999n, 'milliseconds'),
    'long ToFileTime()': (self: DateTimeOffset) => fileTime(self.utcTicks),
    'static DateTimeOffset FromFileTime(long fileTime)': (time: bigint) => new DateTimeOffset(ofFileTime(time), 0),
    'static DateTimeOffset Parse(string input)': (text: string | null, call: Call) => parseDateTimeOffset(text, call),
    'static DateTimeOffset Parse(string input, IFormatProvider formatProvider)': (text: string | null, _: unknown, call: Call) =>
      parseDateTimeOffset(text, call),
    'static DateTimeOffset Parse(string input, IFormatProvider formatProvider, DateTimeStyles styles)': (
      text: string | null,
      _: unknown,
      style: EnumValue,
      call: Call,
    ) => parseDateTimeOffset(text, call, style),
    'static bool TryParse(string input, out DateTimeOffset result)': (text: string | null, result: Ref, call: Call) =>
      tryParse(text, null, result, call),
    'static bool TryParse(string input, IFormatProvider provider, out DateTimeOffset result)': (
      text: string | null,
      _: unknown,
      result: Ref,
      call: Call,
    ) => tryParse(text, null, result, call),
    'static bool TryParse(string input, IFormatProvider formatProvider, DateTimeStyles styles, out DateTimeOffset result)': (
      text: string | null,
      _: unknown,
      style: EnumValue,
      result: Ref,
      call: Call,
    ) => tryParse(text, style, result, call),
    'static DateTimeOffset ParseExact(string input, string format, IFormatProvider formatProvider)': (
      text: string | null,
      format: string | null,
      _: unknown,
      call: Call,
    ) => parseExact(text, [format ?? raiseNull('format')], null, call),
    'static DateTimeOffset ParseExact(string input, string format, IFormatProvider formatProvider, DateTimeStyles styles)': (
      text: string | null,
      format: string | null,
      _: unknown,
      style: EnumValue,
      call: Call,
    ) => parseExact(text, [format ?? raiseNull('format')], style, call),
    'static DateTimeOffset ParseExact(string input, string[] formats, IFormatProvider formatProvider, DateTimeStyles styles)': (
      text: string | null,
      formats: ClrArray | null,
      _: unknown,
      style: EnumValue,
      call: Call,
    ) => parseExact(text, textsOf(formats), style, call),
    'static bool TryParseExact(string input, string format, IFormatProvider formatProvider, DateTimeStyles styles, out DateTimeOffset result)':
      (text: string | null, format: string | null, _: unknown, style: EnumValue, result: Ref, call: Call) =>
        tryExact(text, [format], style, result, call),
    'static bool TryParseExact(string input, string[] formats, IFormatProvider formatProvider, DateTimeStyles styles, out DateTimeOffset result)':
      (text: string | null, formats: ClrArray | null, _: unknown, style: EnumValue, result: Ref, call: Call) =>
        tryExact(text, textsOf(formats), style, result, call),
    'override string ToString()': (self: DateTimeOffset) => self.toText(),
    'string ToString(string format)': (self: DateTimeOffset, format: string | null) => self.format(format),
    'string ToString(IFormatProvider formatProvider)': (self: DateTimeOffset) => self.toText(),
    'string ToString(string format, IFormatProvider formatProvider)': (self: DateTimeOffset, format: string | null) => self.format(format),
    'int CompareTo(DateTimeOffset other)': compare,
    'static int Compare(DateTimeOffset first, DateTimeOffset second)': compare,
    'bool Equals(DateTimeOffset other)': (self: DateTimeOffset, other: DateTimeOffset) => self.utcTicks === other.utcTicks,
    'override bool Equals(object obj)': (self: DateTimeOffset, value: unknown) => self.equalsValue(value),
    'static bool Equals(DateTimeOffset first, DateTimeOffset second)': (a: DateTimeOffset, b: DateTimeOffset) => a.utcTicks === b.utcTicks,
    'bool EqualsExact(DateTimeOffset other)': (self: DateTimeOffset, other: DateTimeOffset) =>
      self.ticks === other.ticks && self.offset === other.offset,
    'static implicit operator DateTimeOffset(DateTime dateTime)': offsetOfDateTime,
    'static DateTimeOffset operator +(DateTimeOffset dateTimeOffset, TimeSpan timeSpan)': (a: DateTimeOffset, b: TimeSpan) =>
      shifted(a, b.ticks),
    'static DateTimeOffset operator -(DateTimeOffset dateTimeOffset, TimeSpan timeSpan)': (a: DateTimeOffset, b: TimeSpan) =>
      shifted(a, -b.ticks),
    'static TimeSpan operator -(DateTimeOffset left, DateTimeOffset right)': (a: DateTimeOffset, b: DateTimeOffset) =>
      new TimeSpan(a.utcTicks - b.utcTicks),
    'static bool operator ==(DateTimeOffset left, DateTimeOffset right)': (a: DateTimeOffset, b: DateTimeOffset) =>
      a.utcTicks === b.utcTicks,
    'static bool operator !=(DateTimeOffset left, DateTimeOffset right)': (a: DateTimeOffset, b: DateTimeOffset) =>
      a.utcTicks !== b.utcTicks,
    'static bool operator <(DateTimeOffset left, DateTimeOffset right)': (a: DateTimeOffset, b: DateTimeOffset) => a.utcTicks < b.utcTicks,
    'static bool operator >(DateTimeOffset left, DateTimeOffset right)': (a: DateTimeOffset, b: DateTimeOffset) => a.utcTicks > b.utcTicks,
    'static bool operator <=(DateTimeOffset left, DateTimeOffset right)': (a: DateTimeOffset, b: DateTimeOffset) =>
      a.utcTicks <= b.utcTicks,
    'static bool operator >=(DateTimeOffset left, DateTimeOffset right)': (a: DateTimeOffset, b: DateTimeOffset) =>
      a.utcTicks >= b.utcTicks,
  },
  { default: zero },
);
