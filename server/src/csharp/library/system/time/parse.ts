/** Reads dates as `DateTime.Parse` does in the invariant culture: numbers, names and marks in any of the usual orders. */
import { dayNames, isDate, maxTicks, monthNames, ticksOfDate, ticksPerDay, ticksPerMinute } from './calendar.ts';

export interface ParsedDate {
  /** As written, before any offset is applied. */
  readonly ticks: bigint;
  /** In minutes; null where the text names no zone. */
  readonly offset: number | null;
  /** The zone is `Z` or GMT. */
  readonly utc: boolean;
}
/** Why a text is no date, as .NET says it. */
export type DateFailure = { readonly failure: string };

const invalid = (text: string): DateFailure => ({ failure: `String '${text}' was not recognized as a valid DateTime.` });
const unknownWord = (text: string, at: number): DateFailure => ({
  failure: `The string '${text}' was not recognized as a valid DateTime. There is an unknown word starting at index '${at}'.`,
});
const unsupported = (text: string): DateFailure => ({
  failure: `The DateTime represented by the string '${text}' is not supported in calendar 'System.Globalization.GregorianCalendar'.`,
});

const months = new Map<string, number>();
monthNames.forEach((name, i) => {
  months.set(name.toLowerCase(), i + 1);
  months.set(name.slice(0, 3).toLowerCase(), i + 1);
});
const days = new Map<string, number>();
dayNames.forEach((name, i) => {
  days.set(name.toLowerCase(), i);
  days.set(name.slice(0, 3).toLowerCase(), i);
});

const iso = /^(\d{4})-(\d\d?)-(\d\d?)T(\d\d?):(\d\d?)(?::(\d\d?)(?:[.,](\d+))?)?\s*(?:(Z)|([+-])(\d\d?):?(\d\d)?)?\s*$/i;
/** Ticks of a fraction of a second, rounded at the seventh digit. */
export const fractionTicks = (digits: string): bigint => BigInt(Math.round(Number(`0.${digits}`) * 1e7));
export const twoDigitYear = (year: number): number => (year < 50 ? year + 2000 : year + 1900);

const offsetOf = (sign: string, hours: string, minutes: string | undefined): number | null => {
  const h = Number(hours.length > 2 ? hours.slice(0, -2) : hours);
  const m = Number(minutes ?? (hours.length > 2 ? hours.slice(-2) : 0));
  if (m > 59 || h * 60 + m > 14 * 60) return null;
  return (sign === '-' ? -1 : 1) * (h * 60 + m);
};

/** `today`: ticks of the date for a text with a time only. */
export const parseDate = (text: string, today: bigint): ParsedDate | DateFailure => {
  const trimmed = text.trim();
  const match = iso.exec(trimmed);
  if (match) {
    const [year, month, day, hour, minute] = [match[1], match[2], match[3], match[4], match[5]].map(Number) as [
      number,
      number,
      number,
      number,
      number,
    ];
    const second = Number(match[6] ?? 0);
    if (!isDate(year, month, day) || hour > 23 || minute > 59 || second > 59) return unsupported(text);
    const ticks = ticksOfDate(year, month, day, hour, minute, second) + (match[7] ? fractionTicks(match[7]) : 0n);
    const offset = match[8] ? 0 : match[9] ? offsetOf(match[9], match[10]!, match[11]) : null;
    if (match[9] && offset === null) return invalid(text);
    return { ticks, offset, utc: match[8] !== undefined };
  }
  return new Reader(text, today).read();
};

class Reader {
  private readonly text: string;
  private readonly today: bigint;
  private readonly numbers: string[] = [];
  /** How many numbers stood before the month's name. */
  private before = 0;
  private month = 0;
  private weekday = -1;
  private time: { hour: number; minute: number; second: number; fraction: bigint } | null = null;
  private half: 'AM' | 'PM' | null = null;
  private offset: number | null = null;
  private utc = false;

  constructor(text: string, today: bigint) {
    this.text = text;
    this.today = today;
  }
  read(): ParsedDate | DateFailure {
    const { text } = this;
    let i = 0;
    const fail = (): DateFailure => invalid(text);
    while (i < text.length) {
      const rest = text.slice(i);
      let match: RegExpExecArray | null;
      if ((match = /^[\s,]+/.exec(rest))) i += match[0].length;
      else if (!this.time && (match = /^(\d{1,2})\s*:\s*(\d{1,2})(?:\s*:\s*(\d{1,2})(?:[.](\d+))?)?/.exec(rest))) {
        this.time = {
          hour: Number(match[1]),
          minute: Number(match[2]),
          second: Number(match[3] ?? 0),
          fraction: match[4] ? fractionTicks(match[4]) : 0n,
        };
        i += match[0].length;
      } else if (!this.time && (match = /^(\d{1,2})\s*([AP])M?\b/i.exec(rest))) {
        this.time = { hour: Number(match[1]), minute: 0, second: 0, fraction: 0n };
        this.half = match[2]!.toUpperCase() === 'A' ? 'AM' : 'PM';
        i += match[0].length;
      } else if (this.time && this.offset === null && (match = /^([+-])\s*(\d{1,4})(?::(\d{1,2}))?/.exec(rest))) {
        const offset = offsetOf(match[1]!, match[2]!, match[3]);
        if (offset === null) return fail();
        this.offset = offset;
        i += match[0].length;
      } else if ((match = /^\d+/.exec(rest))) {
        if (match[0].length > 4 || this.numbers.length >= 3) return fail();
        this.numbers.push(match[0]);
        i += match[0].length;
      } else if ((match = /^\p{L}+\.?/u.exec(rest))) {
        const word = match[0].replace(/\.$/, '').toLowerCase();
        if (!this.word(word)) {
          // A mark right behind the time: `10:20:30Z`, `5PM`.
          return unknownWord(text, i);
        }
        i += match[0].length;
      } else if (/^[/.-]/.test(rest)) i++;
      else return fail();
    }
    return this.result();
  }
  private word(word: string): boolean {
    const month = months.get(word);
    if (month !== undefined) {
      if (this.month) return false;
      this.month = month;
      this.before = this.numbers.length;
      return true;
    }
    const day = days.get(word);
    if (day !== undefined) {
      this.weekday = day;
      return true;
    }
    if (word === 'am' || word === 'a' || word === 'pm' || word === 'p') {
      if (!this.time) return false;
      this.half = word.startsWith('a') ? 'AM' : 'PM';
      return true;
    }
    if ((word === 'z' || word === 'gmt') && this.time) {
      this.offset = 0;
      this.utc = true;
      return true;
    }
    return word === 't' && this.numbers.length > 0;
  }
  /** Year, month and day by their order and lengths; null where they make no date. */
  private date(): readonly [number, number, number] | null {
    const { numbers, month } = this;
    const value = numbers.map(Number);
    const long = numbers.findIndex((digits) => digits.length > 2);
    const year = (index: number): number => (numbers[index]!.length > 2 ? value[index]! : twoDigitYear(value[index]!));
    const thisYear = Number(this.today / ticksPerDay / 365n);
    if (month) {
      if (numbers.length === 2) {
        // `15 Jan 2026`, `Jan 15, 2026`, `2026 Jan 15`.
        const yearAt = long >= 0 ? long : this.before === 0 ? 1 : 1;
        return [year(yearAt), month, value[1 - yearAt]!];
      }
      if (numbers.length === 1) return long === 0 ? [year(0), month, 1] : [currentYear(this.today), month, value[0]!];
      return null;
    }
    if (numbers.length === 3) {
      if (long === 0) return [year(0), value[1]!, value[2]!];
      return [year(2), value[0]!, value[1]!];
    }
    if (numbers.length === 2) {
      if (long === 0) return [year(0), value[1]!, 1];
      if (long === 1) return [year(1), value[0]!, 1];
      return [currentYear(this.today) || thisYear, value[0]!, value[1]!];
    }
    return null;
  }
  private result(): ParsedDate | DateFailure {
    let base: bigint;
    if (this.numbers.length === 0 && !this.month) {
      if (!this.time) return invalid(this.text);
      base = this.today;
    } else {
      const date = this.date();
      if (!date || !isDate(...date)) return invalid(this.text);
      base = ticksOfDate(...date);
      if (this.weekday >= 0 && Number((base / ticksPerDay + 1n) % 7n) !== this.weekday)
        return {
          failure: `String '${this.text}' was not recognized as a valid DateTime because the day of week was incorrect.`,
        };
    }
    let ticks = base;
    if (this.time) {
      let { hour } = this.time;
      if (this.half) {
        if (hour > 12) return invalid(this.text);
        hour = (hour % 12) + (this.half === 'PM' ? 12 : 0);
      }
      if (hour > 23 || this.time.minute > 59 || this.time.second > 59) return unsupported(this.text);
      ticks += BigInt(hour * 3600 + this.time.minute * 60 + this.time.second) * 10_000_000n + this.time.fraction;
    }
    return { ticks, offset: this.offset, utc: this.utc };
  }
}
const currentYear = (today: bigint): number => new Date(Number((today - 621_355_968_000_000_000n) / 10_000n)).getUTCFullYear();

/** The instant in UTC ticks; null where it lies outside of the calendar. */
export const utcTicksOf = (parsed: ParsedDate): bigint | null => {
  const utc = parsed.ticks - BigInt(parsed.offset ?? 0) * ticksPerMinute;
  return utc < 0n || utc > maxTicks ? null : utc;
};
