/** System.TimeSpan. */
import { type ClrArray, type Double, type EnumValue, Double as RealNumber, type Ref, raise, raiseNull } from '../../../runtime/index.ts';
import { type Behaviour, declare } from '../../declare.ts';
import { ticksPerDay, ticksPerHour, ticksPerMillisecond, ticksPerMinute, ticksPerSecond } from './calendar.ts';
import { textsOf } from './date-time.ts';
import { parseTimeSpan, parseTimeSpanExact, type SpanFailure } from './time-span-parse.ts';
import { TimeSpan } from './values.ts';

const tooLong = (): never => raise('System.OverflowException', 'TimeSpan overflowed because the duration is too long.');
const of = (
  days: number | bigint,
  hours: number | bigint,
  minutes: number | bigint,
  seconds: number | bigint,
  milliseconds: number | bigint = 0,
  microseconds: number | bigint = 0,
): TimeSpan => {
  const ticks =
    BigInt(days) * ticksPerDay +
    BigInt(hours) * ticksPerHour +
    BigInt(minutes) * ticksPerMinute +
    BigInt(seconds) * ticksPerSecond +
    BigInt(milliseconds) * ticksPerMillisecond +
    BigInt(microseconds) * 10n;
  return ticks > TimeSpan.maxValue.ticks || ticks < TimeSpan.minValue.ticks
    ? raise('System.ArgumentOutOfRangeException', 'TimeSpan overflowed because the duration is too long.')
    : new TimeSpan(ticks);
};
/** A number of units, cut to whole ticks. */
const from = (value: number, unit: bigint): TimeSpan => {
  if (Number.isNaN(value)) raise('System.ArgumentException', 'TimeSpan does not accept floating point Not-a-Number values.');
  const ticks = value * Number(unit);
  if (ticks > 9.223372036854775e18 || ticks < -9.223372036854775e18) {
    return ticks === 2 ** 63 ? TimeSpan.maxValue : tooLong();
  }
  return new TimeSpan(BigInt(Math.trunc(ticks)));
};
const fromDouble = (unit: bigint) => (value: Double) => from(value.value, unit);
const total = (unit: bigint) => (self: TimeSpan) => new RealNumber(Number(self.ticks) / Number(unit));
const part = (unit: bigint, modulo: bigint) => (self: TimeSpan) => Number((self.ticks / unit) % modulo);

const fail = (text: string, failure: SpanFailure): never =>
  failure === 'format'
    ? raise('System.FormatException', `String '${text}' was not recognized as a valid TimeSpan.`)
    : raise(
        'System.OverflowException',
        `The TimeSpan string '${text}' could not be parsed because at least one of the numeric components is out of range or contains too many digits.`,
      );
/** `TimeSpan.Parse`. */
export const timeSpanOf = (text: string | null): TimeSpan => {
  const source = text ?? raiseNull('input');
  const ticks = parseTimeSpan(source);
  return typeof ticks === 'bigint' ? new TimeSpan(ticks) : fail(source, ticks);
};
const tryParse = (text: string | null, result: Ref): boolean => {
  const ticks = text === null ? 'format' : parseTimeSpan(text);
  result.value = typeof ticks === 'bigint' ? new TimeSpan(ticks) : TimeSpan.zero;
  return typeof ticks === 'bigint';
};
const exact = (text: string, formats: readonly (string | null)[], style: EnumValue | null): bigint | SpanFailure => {
  let failure: SpanFailure = 'format';
  for (const format of formats) {
    const ticks = format ? parseTimeSpanExact(text, format, style?.value === 1) : 'format';
    if (typeof ticks === 'bigint') return ticks;
    failure = ticks;
  }
  return failure;
};
const parseExact = (text: string | null, formats: readonly (string | null)[], style: EnumValue | null): TimeSpan => {
  const source = text ?? raiseNull('input');
  const ticks = exact(source, formats, style);
  return typeof ticks === 'bigint' ? new TimeSpan(ticks) : fail(source, ticks);
};
const tryExact = (text: string | null, formats: readonly (string | null)[], style: EnumValue | null, result: Ref): boolean => {
  const ticks = text === null ? 'format' : exact(text, formats, style);
  result.value = typeof ticks === 'bigint' ? new TimeSpan(ticks) : TimeSpan.zero;
  return typeof ticks === 'bigint';
};
const compare = (a: TimeSpan, b: TimeSpan): number => a.compareTo(b);
const multiply = (self: TimeSpan, factor: number): TimeSpan => {
  if (Number.isNaN(factor))
    raise('System.ArgumentException', "TimeSpan does not accept floating point Not-a-Number values. (Parameter 'factor')");
  const ticks = roundEven(Number(self.ticks) * factor);
  if (ticks > 9.223372036854775e18 || ticks < -9.223372036854775e18 || Number.isNaN(ticks)) return tooLong();
  return new TimeSpan(BigInt(ticks));
};
const roundEven = (value: number): number => {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
};

const operators: Record<string, Behaviour> = {
  'static TimeSpan operator -(TimeSpan t)': (t: TimeSpan) =>
    t.ticks === TimeSpan.minValue.ticks
      ? raise('System.OverflowException', 'Negating the minimum value of a twos complement number is invalid.')
      : new TimeSpan(-t.ticks),
  'static TimeSpan operator +(TimeSpan t)': (t: TimeSpan) => t,
  'static TimeSpan operator +(TimeSpan t1, TimeSpan t2)': (a: TimeSpan, b: TimeSpan) => TimeSpan.checked(a.ticks + b.ticks),
  'static TimeSpan operator -(TimeSpan t1, TimeSpan t2)': (a: TimeSpan, b: TimeSpan) => TimeSpan.checked(a.ticks - b.ticks),
  'static TimeSpan operator *(TimeSpan timeSpan, double factor)': (t: TimeSpan, factor: Double) => multiply(t, factor.value),
  'static TimeSpan operator *(double factor, TimeSpan timeSpan)': (factor: Double, t: TimeSpan) => multiply(t, factor.value),
  'static TimeSpan operator /(TimeSpan timeSpan, double divisor)': (t: TimeSpan, divisor: Double) => multiply(t, 1 / divisor.value),
  'static double operator /(TimeSpan t1, TimeSpan t2)': (a: TimeSpan, b: TimeSpan) => new RealNumber(Number(a.ticks) / Number(b.ticks)),
  'static bool operator ==(TimeSpan t1, TimeSpan t2)': (a: TimeSpan, b: TimeSpan) => a.ticks === b.ticks,
  'static bool operator !=(TimeSpan t1, TimeSpan t2)': (a: TimeSpan, b: TimeSpan) => a.ticks !== b.ticks,
  'static bool operator <(TimeSpan t1, TimeSpan t2)': (a: TimeSpan, b: TimeSpan) => a.ticks < b.ticks,
  'static bool operator >(TimeSpan t1, TimeSpan t2)': (a: TimeSpan, b: TimeSpan) => a.ticks > b.ticks,
  'static bool operator <=(TimeSpan t1, TimeSpan t2)': (a: TimeSpan, b: TimeSpan) => a.ticks <= b.ticks,
  'static bool operator >=(TimeSpan t1, TimeSpan t2)': (a: TimeSpan, b: TimeSpan) => a.ticks >= b.ticks,
};

export const timeSpanType = declare(
  'public struct System.TimeSpan : IComparable, IFormattable, IComparable<TimeSpan>, IEquatable<TimeSpan>',
  {
    'static readonly TimeSpan Zero': TimeSpan.zero,
    'static readonly TimeSpan MinValue': TimeSpan.minValue,
    'static readonly TimeSpan MaxValue': TimeSpan.maxValue,
    'const long TicksPerDay': ticksPerDay,
    'const long TicksPerHour': ticksPerHour,
    'const long TicksPerMinute': ticksPerMinute,
    'const long TicksPerSecond': ticksPerSecond,
    'const long TicksPerMillisecond': ticksPerMillisecond,
    'const long TicksPerMicrosecond': 10n,
    'const long NanosecondsPerTick': 100n,
    'const int HoursPerDay': 24,
    'const long MinutesPerDay': 1440n,
    'const long SecondsPerDay': 86_400n,
    'const long MillisecondsPerDay': 86_400_000n,
    'const long MicrosecondsPerDay': 86_400_000_000n,
    'const long MinutesPerHour': 60n,
    'const long SecondsPerHour': 3600n,
    'const long MillisecondsPerHour': 3_600_000n,
    'const long MicrosecondsPerHour': 3_600_000_000n,
    'const long SecondsPerMinute': 60n,
    'const long MillisecondsPerMinute': 60_000n,
    'const long MicrosecondsPerMinute': 60_000_000n,
    'const long MillisecondsPerSecond': 1000n,
    'const long MicrosecondsPerSecond': 1_000_000n,
    'const long MicrosecondsPerMillisecond': 1000n,
    'new(long ticks)': (ticks: bigint) => new TimeSpan(ticks),
    'new(int hours, int minutes, int seconds)': (h: number, m: number, s: number) => of(0, h, m, s),
    'new(int days, int hours, int minutes, int seconds)': (d: number, h: number, m: number, s: number) => of(d, h, m, s),
    'new(int days, int hours, int minutes, int seconds, int milliseconds)': (d: number, h: number, m: number, s: number, ms: number) =>
      of(d, h, m, s, ms),
    'new(int days, int hours, int minutes, int seconds, int milliseconds, int microseconds)': (
      d: number,
      h: number,
      m: number,
      s: number,
      ms: number,
      us: number,
    ) => of(d, h, m, s, ms, us),
    'int Days { get; }': (self: TimeSpan) => Number(self.ticks / ticksPerDay),
    'int Hours { get; }': part(ticksPerHour, 24n),
    'int Minutes { get; }': part(ticksPerMinute, 60n),
    'int Seconds { get; }': part(ticksPerSecond, 60n),
    'int Milliseconds { get; }': part(ticksPerMillisecond, 1000n),
    'int Microseconds { get; }': part(10n, 1000n),
    'int Nanoseconds { get; }': (self: TimeSpan) => Number(self.ticks % 10n) * 100,
    'long Ticks { get; }': (self: TimeSpan) => self.ticks,
    'double TotalDays { get; }': total(ticksPerDay),
    'double TotalHours { get; }': total(ticksPerHour),
    'double TotalMinutes { get; }': total(ticksPerMinute),
    'double TotalSeconds { get; }': total(ticksPerSecond),
    'double TotalMilliseconds { get; }': total(ticksPerMillisecond),
    'double TotalMicroseconds { get; }': total(10n),
    'double TotalNanoseconds { get; }': (self: TimeSpan) => new RealNumber(Number(self.ticks) * 100),
    'static TimeSpan FromDays(double value)': fromDouble(ticksPerDay),
    'static TimeSpan FromDays(int days)': (days: number) => of(days, 0, 0, 0),
    'static TimeSpan FromDays(int days, int hours = 0, long minutes = 0, long seconds = 0, long milliseconds = 0, long microseconds = 0)':
      of,
    'static TimeSpan FromHours(double value)': fromDouble(ticksPerHour),
    'static TimeSpan FromHours(int hours)': (hours: number) => of(0, hours, 0, 0),
    'static TimeSpan FromHours(int hours, long minutes = 0, long seconds = 0, long milliseconds = 0, long microseconds = 0)': (
      hours: number,
      minutes: bigint,
      seconds: bigint,
      ms: bigint,
      us: bigint,
    ) => of(0, hours, minutes, seconds, ms, us),
    'static TimeSpan FromMinutes(double value)': fromDouble(ticksPerMinute),
    'static TimeSpan FromMinutes(long minutes)': (minutes: bigint) => of(0, 0, minutes, 0),
    'static TimeSpan FromMinutes(long minutes, long seconds = 0, long milliseconds = 0, long microseconds = 0)': (
      minutes: bigint,
      seconds: bigint,
      ms: bigint,
      us: bigint,
    ) => of(0, 0, minutes, seconds, ms, us),
    'static TimeSpan FromSeconds(double value)': fromDouble(ticksPerSecond),
    'static TimeSpan FromSeconds(long seconds)': (seconds: bigint) => of(0, 0, 0, seconds),
    'static TimeSpan FromSeconds(long seconds, long milliseconds = 0, long microseconds = 0)': (seconds: bigint, ms: bigint, us: bigint) =>
      of(0, 0, 0, seconds, ms, us),
    'static TimeSpan FromMilliseconds(double value)': fromDouble(ticksPerMillisecond),
    'static TimeSpan FromMilliseconds(long milliseconds, long microseconds = 0)': (ms: bigint, us: bigint) => of(0, 0, 0, 0, ms, us),
    'static TimeSpan FromMicroseconds(double value)': fromDouble(10n),
    'static TimeSpan FromMicroseconds(long microseconds)': (us: bigint) => of(0, 0, 0, 0, 0, us),
    'static TimeSpan FromTicks(long value)': (ticks: bigint) => new TimeSpan(ticks),
    'TimeSpan Add(TimeSpan ts)': (self: TimeSpan, other: TimeSpan) => TimeSpan.checked(self.ticks + other.ticks),
    'TimeSpan Subtract(TimeSpan ts)': (self: TimeSpan, other: TimeSpan) => TimeSpan.checked(self.ticks - other.ticks),
    'TimeSpan Negate()': operators['static TimeSpan operator -(TimeSpan t)'],
    'TimeSpan Duration()': (self: TimeSpan) =>
      self.ticks === TimeSpan.minValue.ticks
        ? raise(
            'System.OverflowException',
            'The duration cannot be returned for TimeSpan.MinValue because the absolute value of TimeSpan.MinValue exceeds the value of TimeSpan.MaxValue.',
          )
        : new TimeSpan(self.ticks < 0n ? -self.ticks : self.ticks),
    'TimeSpan Multiply(double factor)': (self: TimeSpan, factor: Double) => multiply(self, factor.value),
    'TimeSpan Divide(double divisor)': (self: TimeSpan, divisor: Double) => multiply(self, 1 / divisor.value),
    'double Divide(TimeSpan ts)': (self: TimeSpan, other: TimeSpan) => new RealNumber(Number(self.ticks) / Number(other.ticks)),
    'static TimeSpan Parse(string s)': (text: string | null) => timeSpanOf(text),
    'static TimeSpan Parse(string input, IFormatProvider formatProvider)': (text: string | null) => timeSpanOf(text),
    'static bool TryParse(string s, out TimeSpan result)': tryParse,
    'static bool TryParse(string input, IFormatProvider formatProvider, out TimeSpan result)': (
      text: string | null,
      _: unknown,
      result: Ref,
    ) => tryParse(text, result),
    'static TimeSpan ParseExact(string input, string format, IFormatProvider formatProvider)': (
      text: string | null,
      format: string | null,
    ) => parseExact(text, [format ?? raiseNull('format')], null),
    'static TimeSpan ParseExact(string input, string format, IFormatProvider formatProvider, TimeSpanStyles styles)': (
      text: string | null,
      format: string | null,
      _: unknown,
      style: EnumValue,
    ) => parseExact(text, [format ?? raiseNull('format')], style),
    'static TimeSpan ParseExact(string input, string[] formats, IFormatProvider formatProvider)': (
      text: string | null,
      formats: ClrArray | null,
    ) => parseExact(text, textsOf(formats), null),
    'static bool TryParseExact(string input, string format, IFormatProvider formatProvider, out TimeSpan result)': (
      text: string | null,
      format: string | null,
      _: unknown,
      result: Ref,
    ) => tryExact(text, [format], null, result),
    'static bool TryParseExact(string input, string[] formats, IFormatProvider formatProvider, out TimeSpan result)': (
      text: string | null,
      formats: ClrArray | null,
      _: unknown,
      result: Ref,
    ) => tryExact(text, textsOf(formats), null, result),
    'override string ToString()': (self: TimeSpan) => self.toText(),
    'string ToString(string format)': (self: TimeSpan, format: string | null) => self.format(format),
    'string ToString(string format, IFormatProvider formatProvider)': (self: TimeSpan, format: string | null) => self.format(format),
    'int CompareTo(TimeSpan value)': compare,
    'int CompareTo(object value)': (self: TimeSpan, value: unknown) => (value === null ? 1 : self.compareTo(value)),
    'static int Compare(TimeSpan t1, TimeSpan t2)': compare,
    'bool Equals(TimeSpan obj)': (self: TimeSpan, other: TimeSpan) => self.ticks === other.ticks,
    'override bool Equals(object value)': (self: TimeSpan, value: unknown) => self.equalsValue(value),
    'static bool Equals(TimeSpan t1, TimeSpan t2)': (a: TimeSpan, b: TimeSpan) => a.ticks === b.ticks,
    ...operators,
  },
  { default: TimeSpan.zero },
);
