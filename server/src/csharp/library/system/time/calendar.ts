/** The Gregorian calendar in ticks of 100 ns since 0001-01-01. */
export const ticksPerDay = 864_000_000_000n;
export const ticksPerHour = 36_000_000_000n;
export const ticksPerMinute = 600_000_000n;
export const ticksPerSecond = 10_000_000n;
export const ticksPerMillisecond = 10_000n;
export const maxTicks = 3_155_378_975_999_999_999n;
export const unixEpochTicks = 621_355_968_000_000_000n;

export const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** Month 1 … 12. */
export const daysInMonth = (year: number, month: number): number => (month === 2 && isLeapYear(year) ? 29 : lengths[month - 1]!);
/** Days since 0001-01-01 of a valid date. */
export const dayNumber = (year: number, month: number, day: number): number => {
  const y = year - 1;
  let days = y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + day - 1;
  for (let m = 1; m < month; m++) days += daysInMonth(year, m);
  return days;
};
export const isDate = (year: number, month: number, day: number): boolean =>
  year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);

export interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly dayOfYear: number;
}
export const dateParts = (ticks: bigint): DateParts => {
  const days = Number(ticks / ticksPerDay);
  // Proleptic Gregorian calendar by JavaScript's own Date, whose days count from 1970.
  const date = new Date((days - 719_162) * 86_400_000);
  const year = date.getUTCFullYear();
  return { year, month: date.getUTCMonth() + 1, day: date.getUTCDate(), dayOfYear: days - dayNumber(year, 1, 1) + 1 };
};
/** 0 is Sunday. */
export const dayOfWeek = (ticks: bigint): number => Number((ticks / ticksPerDay + 1n) % 7n);
/** Ticks of a valid date and time of day. */
export const ticksOfDate = (year: number, month: number, day: number, hour = 0, minute = 0, second = 0): bigint =>
  BigInt(dayNumber(year, month, day)) * ticksPerDay + BigInt(hour * 3600 + minute * 60 + second) * ticksPerSecond;

export const dayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
