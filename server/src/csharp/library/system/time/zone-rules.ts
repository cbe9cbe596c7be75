/** TimeZoneInfo.AdjustmentRule and TransitionTime: values that policies may make and compare. */
import { type ClrObject, type EnumValue, enumValue, type RuntimeType, raiseArgument, runtimeType } from '../../../runtime/index.ts';
import { declare } from '../../declare.ts';
import { DateTime, TimeSpan } from './values.ts';

class TransitionTime implements ClrObject {
  readonly time: DateTime;
  readonly month: number;
  readonly week: number;
  readonly day: number;
  /** 0 is Sunday. */
  readonly dayOfWeek: number;
  readonly fixed: boolean;
  constructor(time: DateTime, month: number, week: number, day: number, dayOfWeek: number, fixed: boolean) {
    if (month < 1 || month > 12)
      raiseArgument('System.ArgumentOutOfRangeException', 'The Month parameter must be in the range 1 through 12.', 'month');
    this.time = time;
    this.month = month;
    this.week = week;
    this.day = day;
    this.dayOfWeek = dayOfWeek;
    this.fixed = fixed;
  }
  get clrType(): RuntimeType {
    return runtimeType('System.TimeZoneInfo.TransitionTime');
  }
  equalsValue(other: unknown): boolean {
    return other instanceof TransitionTime && other.hashKey() === this.hashKey();
  }
  hashKey(): string {
    return `\0transition:${[this.time.ticks, this.month, this.week, this.day, this.dayOfWeek, this.fixed]}`;
  }
}
class AdjustmentRule implements ClrObject {
  readonly start: DateTime;
  readonly end: DateTime;
  readonly delta: TimeSpan;
  readonly from: TransitionTime;
  readonly to: TransitionTime;
  constructor(start: DateTime, end: DateTime, delta: TimeSpan, from: TransitionTime, to: TransitionTime) {
    if (start.ticks > end.ticks)
      raiseArgument('System.ArgumentException', 'The DateStart property must come before the DateEnd property.', 'dateStart');
    this.start = start;
    this.end = end;
    this.delta = delta;
    this.from = from;
    this.to = to;
  }
  get clrType(): RuntimeType {
    return runtimeType('System.TimeZoneInfo.AdjustmentRule');
  }
}

export const zoneRules = [
  declare(
    'public struct System.TimeZoneInfo.TransitionTime : IEquatable<TransitionTime>',
    {
      'static TransitionTime CreateFixedDateRule(DateTime timeOfDay, int month, int day)': (time: DateTime, month: number, day: number) =>
        new TransitionTime(time, month, 1, day, 0, true),
      'static TransitionTime CreateFloatingDateRule(DateTime timeOfDay, int month, int week, DayOfWeek dayOfWeek)': (
        time: DateTime,
        month: number,
        week: number,
        day: EnumValue,
      ) => new TransitionTime(time, month, week, 1, day.value, false),
      'DateTime TimeOfDay { get; }': (self: TransitionTime) => self.time,
      'int Month { get; }': (self: TransitionTime) => self.month,
      'int Week { get; }': (self: TransitionTime) => self.week,
      'int Day { get; }': (self: TransitionTime) => self.day,
      'DayOfWeek DayOfWeek { get; }': (self: TransitionTime) => enumValue('System.DayOfWeek', self.dayOfWeek),
      'bool IsFixedDateRule { get; }': (self: TransitionTime) => self.fixed,
      'bool Equals(TransitionTime other)': (self: TransitionTime, other: TransitionTime) => self.equalsValue(other),
      'static bool operator ==(TransitionTime t1, TransitionTime t2)': (a: TransitionTime, b: TransitionTime) => a.equalsValue(b),
      'static bool operator !=(TransitionTime t1, TransitionTime t2)': (a: TransitionTime, b: TransitionTime) => !a.equalsValue(b),
    },
    { default: () => new TransitionTime(DateTime.minValue, 1, 1, 1, 0, false) },
  ),
  declare('public sealed class System.TimeZoneInfo.AdjustmentRule', {
    'static AdjustmentRule CreateAdjustmentRule(DateTime dateStart, DateTime dateEnd, TimeSpan daylightDelta, TransitionTime daylightTransitionStart, TransitionTime daylightTransitionEnd)':
      (start: DateTime, end: DateTime, delta: TimeSpan, from: TransitionTime, to: TransitionTime) =>
        new AdjustmentRule(start, end, delta, from, to),
    'DateTime DateStart { get; }': (self: AdjustmentRule) => self.start,
    'DateTime DateEnd { get; }': (self: AdjustmentRule) => self.end,
    'TimeSpan DaylightDelta { get; }': (self: AdjustmentRule) => self.delta,
    'TimeSpan BaseUtcOffsetDelta { get; }': () => TimeSpan.zero,
    'TransitionTime DaylightTransitionStart { get; }': (self: AdjustmentRule) => self.from,
    'TransitionTime DaylightTransitionEnd { get; }': (self: AdjustmentRule) => self.to,
  }),
];
