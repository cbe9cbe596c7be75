import { declare } from '../../declare.ts';

/** The enums of dates and times. */
export const timeEnums = [
  declare('public enum System.DayOfWeek', { Sunday: 0, Monday: 1, Tuesday: 2, Wednesday: 3, Thursday: 4, Friday: 5, Saturday: 6 }),
  declare('public enum System.DateTimeKind', { Unspecified: 0, Utc: 1, Local: 2 }),
  declare('[Flags] public enum System.Globalization.DateTimeStyles', {
    None: 0,
    AllowLeadingWhite: 1,
    AllowTrailingWhite: 2,
    AllowInnerWhite: 4,
    AllowWhiteSpaces: 7,
    NoCurrentDateDefault: 8,
    AdjustToUniversal: 16,
    AssumeLocal: 32,
    AssumeUniversal: 64,
    RoundtripKind: 128,
  }),
  declare('[Flags] public enum System.Globalization.TimeSpanStyles', { None: 0, AssumeNegative: 1 }),
];
