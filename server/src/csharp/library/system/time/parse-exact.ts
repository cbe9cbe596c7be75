/** `ParseExact`: a text read by one date format. */
import { dayNames, isDate, monthNames, ticksOfDate } from './calendar.ts';
import { quoted, runLength, standardPattern } from './format.ts';
import { fractionTicks, type ParsedDate, twoDigitYear } from './parse.ts';

/** Of DateTimeStyles. */
export const styles = {
  allowLeadingWhite: 1,
  allowTrailingWhite: 2,
  allowInnerWhite: 4,
  noCurrentDateDefault: 8,
  adjustToUniversal: 16,
  assumeLocal: 32,
  assumeUniversal: 64,
  roundtripKind: 128,
} as const;

/** Null where the text does not follow the format. `today`: ticks of the date for a format without one. */
export const parseDateExact = (source: string, format: string, style: number, today: bigint): ParsedDate | null => {
  let pattern = format;
  if (format.length === 1) {
    const known = standardPattern(format);
    if (known === undefined) return null;
    pattern = known;
  }
  let text = source;
  if (style & styles.allowLeadingWhite) text = text.trimStart();
  if (style & styles.allowTrailingWhite) text = text.trimEnd();
  let at = 0;
  let year: number | null = null;
  let month: number | null = null;
  let day: number | null = null;
  let [hour, hour12, minute, second] = [-1, -1, 0, 0];
  let half: 'A' | 'P' | null = null;
  let fraction = 0n;
  let weekday = -1;
  let offset: number | null = null;
  let utc = format === 'u' || format === 'r' || format === 'R';
  if (utc) offset = 0;
  /** `least` to `most` digits; −1 where there are too few. */
  const digits = (least: number, most: number): number => {
    let end = at;
    while (end < text.length && end - at < most && text[end]! >= '0' && text[end]! <= '9') end++;
    if (end - at < least) return -1;
    const value = Number(text.slice(at, end));
    at = end;
    return value;
  };
  const name = (names: readonly string[], short: boolean): number => {
    const rest = text.slice(at).toLowerCase();
    const candidates = names.map((each) => (short ? each.slice(0, 3) : each).toLowerCase());
    const found = candidates.findIndex((each) => rest.startsWith(each));
    if (found >= 0) at += candidates[found]!.length;
    return found;
  };
  const zone = (colonNeeded: boolean): boolean => {
    const match = (colonNeeded ? /^([+-])(\d\d):?(\d\d)/ : /^([+-])(\d{1,2})()/).exec(text.slice(at));
    if (!match) return false;
    at += match[0].length;
    const minutes = Number(match[2]) * 60 + Number(match[3] || 0);
    if (minutes > 14 * 60) return false;
    offset = match[1] === '-' ? -minutes : minutes;
    return true;
  };
  for (let i = 0; i < pattern.length; ) {
    const c = pattern[i]!;
    let length = 1;
    if ('yMdhHmsfFtgz'.includes(c)) length = runLength(pattern, i);
    switch (c) {
      case 'y': {
        const value = length <= 2 ? digits(length === 1 ? 1 : 2, 2) : digits(length, length);
        if (value < 0) return null;
        year = length <= 2 ? twoDigitYear(value) : value;
        break;
      }
      case 'M': {
        month = length <= 2 ? digits(length, 2) : name(monthNames, length === 3) + 1;
        if (month <= 0) return null;
        break;
      }
      case 'd':
        if (length <= 2) {
          day = digits(length, 2);
          if (day < 0) return null;
        } else {
          weekday = name(dayNames, length === 3);
          if (weekday < 0) return null;
        }
        break;
      case 'h':
        hour12 = digits(Math.min(length, 2), 2);
        if (hour12 < 1 || hour12 > 12) return null;
        break;
      case 'H':
        hour = digits(Math.min(length, 2), 2);
        if (hour < 0 || hour > 23) return null;
        break;
      case 'm':
        minute = digits(Math.min(length, 2), 2);
        if (minute < 0 || minute > 59) return null;
        break;
      case 's':
        second = digits(Math.min(length, 2), 2);
        if (second < 0 || second > 59) return null;
        break;
      case 'f':
      case 'F': {
        const start = at;
        if (length > 7 || digits(c === 'f' ? length : 0, length) < 0) return null;
        const part = text.slice(start, at);
        fraction = part ? fractionTicks(part) : 0n;
        // `.FFF` may be missing altogether, with its point.
        break;
      }
      case 't': {
        const mark = text[at]?.toUpperCase();
        if (mark !== 'A' && mark !== 'P') return null;
        half = mark;
        at++;
        if (length > 1) {
          if (text[at]?.toUpperCase() !== 'M') return null;
          at++;
        }
        break;
      }
      case 'g': {
        const era = /^(A\.D\.|AD)/i.exec(text.slice(at));
        if (!era) return null;
        at += era[0].length;
        break;
      }
      case 'z':
        if (!zone(length >= 3)) return null;
        break;
      case 'K':
        if (text[at] === 'Z') {
          at++;
          offset = 0;
          utc = true;
        } else if (text[at] === '+' || text[at] === '-') {
          if (!zone(true)) return null;
        }
        break;
      case "'":
      case '"': {
        const part = quoted(pattern, i);
        if (!text.startsWith(part.text, at)) return null;
        at += part.text.length;
        length = part.end - i;
        break;
      }
      case '%':
        break;
      case '\\':
        if (text[at] !== pattern[i + 1]) return null;
        at++;
        length = 2;
        break;
      case '.':
        if (text[at] === '.') at++;
        else if (pattern[i + 1] !== 'F') return null;
        break;
      case ' ':
        if (style & styles.allowInnerWhite) while (text[at] === ' ') at++;
        else if (text[at] === ' ') at++;
        else return null;
        break;
      default:
        if (text[at] !== c) return null;
        at++;
        if (c === 'Z' && format === 'u') utc = true;
    }
    i += length;
  }
  if (at < text.length) return null;
  if (hour12 >= 0) {
    if (half) hour = (hour12 % 12) + (half === 'P' ? 12 : 0);
    else if (hour < 0) hour = hour12 % 12;
  } else if (half === 'P' && hour >= 0 && hour < 12) return null;
  const dated = year !== null || month !== null || day !== null;
  let base = today;
  if (dated) {
    const date = [year ?? new Date(Number((today - 621_355_968_000_000_000n) / 10_000n)).getUTCFullYear(), month ?? 1, day ?? 1] as const;
    if (!isDate(...date)) return null;
    base = ticksOfDate(...date);
    if (weekday >= 0 && Number((base / 864_000_000_000n + 1n) % 7n) !== weekday) return null;
  } else if (style & styles.noCurrentDateDefault) base = 0n;
  return { ticks: base + BigInt(Math.max(hour, 0) * 3600 + minute * 60 + second) * 10_000_000n + fraction, offset, utc };
};
