/** DateTime, TimeSpan and DateTimeOffset as values. Local time is UTC, as on the gateway. */
import { type ClrObject, type RuntimeType, raise, raiseArgument, runtimeType } from '../../../runtime/index.ts';
import { maxTicks, ticksPerMinute } from './calendar.ts';
import { formatDate } from './format.ts';
import { timeSpanText } from './time-span-format.ts';

const dateTimeType = runtimeType('System.DateTime');
const timeSpanType = runtimeType('System.TimeSpan');
const offsetType = runtimeType('System.DateTimeOffset');
/** Of a DateTime. */
export const kinds = { unspecified: 0, utc: 1, local: 2 } as const;
export type Kind = 0 | 1 | 2;

const order = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);

export class DateTime implements ClrObject {
  static readonly minValue = new DateTime(0n, 0);
  static readonly maxValue = new DateTime(maxTicks, 0);
  readonly ticks: bigint;
  readonly kind: Kind;
  constructor(ticks: bigint, kind: Kind) {
    this.ticks = ticks;
    this.kind = kind;
  }
  /** The result of arithmetic: refused outside of the years 1 … 9999. */
  static checked(ticks: bigint, kind: Kind, parameter = 'value'): DateTime {
    if (ticks < 0n || ticks > maxTicks)
      raiseArgument(
        'System.ArgumentOutOfRangeException',
        'The added or subtracted value results in an un-representable DateTime.',
        parameter,
      );
    return new DateTime(ticks, kind);
  }
  get clrType(): RuntimeType {
    return dateTimeType;
  }
  toText(): string {
    return formatDate(this, 'G');
  }
  format(format: string | null): string {
    return formatDate(this, format || 'G');
  }
  equalsValue(other: unknown): boolean {
    return other instanceof DateTime && other.ticks === this.ticks;
  }
  hashKey(): string {
    return `\0dt:${this.ticks}`;
  }
  compareTo(other: unknown): number {
    if (!(other instanceof DateTime)) return raise('System.ArgumentException', 'Object must be of type DateTime.');
    return order(this.ticks, other.ticks);
  }
}

const minSpan = -(1n << 63n);
const maxSpan = (1n << 63n) - 1n;
export class TimeSpan implements ClrObject {
  static readonly zero = new TimeSpan(0n);
  static readonly minValue = new TimeSpan(minSpan);
  static readonly maxValue = new TimeSpan(maxSpan);
  readonly ticks: bigint;
  constructor(ticks: bigint) {
    this.ticks = ticks;
  }
  static checked(ticks: bigint): TimeSpan {
    if (ticks < minSpan || ticks > maxSpan) raise('System.OverflowException', 'TimeSpan overflowed because the duration is too long.');
    return new TimeSpan(ticks);
  }
  get clrType(): RuntimeType {
    return timeSpanType;
  }
  toText(): string {
    return timeSpanText(this.ticks, 'c');
  }
  format(format: string | null): string {
    return timeSpanText(this.ticks, format || 'c');
  }
  equalsValue(other: unknown): boolean {
    return other instanceof TimeSpan && other.ticks === this.ticks;
  }
  hashKey(): string {
    return `\0ts:${this.ticks}`;
  }
  compareTo(other: unknown): number {
    if (!(other instanceof TimeSpan)) return raise('System.ArgumentException', 'Object must be of type TimeSpan.');
    return order(this.ticks, other.ticks);
  }
}

export class DateTimeOffset implements ClrObject {
  /** Of the clock time. */
  readonly ticks: bigint;
  /** In minutes. */
  readonly offset: number;
  constructor(ticks: bigint, offset: number) {
    this.ticks = ticks;
    this.offset = offset;
  }
  static checked(ticks: bigint, offset: number): DateTimeOffset {
    const utc = ticks - BigInt(offset) * ticksPerMinute;
    if (ticks < 0n || ticks > maxTicks) DateTime.checked(ticks, 0);
    if (utc < 0n || utc > maxTicks)
      raiseArgument(
        'System.ArgumentOutOfRangeException',
        'The UTC time represented when the offset is applied must be between year 0 and 10,000.',
        'offset',
      );
    return new DateTimeOffset(ticks, offset);
  }
  static fromUtc(utc: bigint, offset = 0): DateTimeOffset {
    return new DateTimeOffset(utc + BigInt(offset) * ticksPerMinute, offset);
  }
  get utcTicks(): bigint {
    return this.ticks - BigInt(this.offset) * ticksPerMinute;
  }
  get clrType(): RuntimeType {
    return offsetType;
  }
  toText(): string {
    return formatDate(this, '');
  }
  format(format: string | null): string {
    return formatDate(this, format ?? '');
  }
  equalsValue(other: unknown): boolean {
    return other instanceof DateTimeOffset && other.utcTicks === this.utcTicks;
  }
  hashKey(): string {
    return `\0dto:${this.utcTicks}`;
  }
  compareTo(other: unknown): number {
    if (!(other instanceof DateTimeOffset)) return raise('System.ArgumentException', 'Object must be of type DateTimeOffset.');
    return order(this.utcTicks, other.utcTicks);
  }
}
