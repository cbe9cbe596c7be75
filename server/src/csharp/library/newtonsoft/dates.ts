/** Dates in JSON: what Newtonsoft reads as one (ISO 8601 and `/Date(…)/`), and how it writes them. */
import { typeOf } from '../../runtime/value.ts';
import { dateTime, dateTimeParts, offsetParts } from './foreign.ts';

const iso = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,7}))?(?:([Zz])|([+-])(\d\d)(?::?(\d\d))?)?$/;
const microsoft = /^\/Date\((-?\d+)([+-]\d{4})?\)\/$/;
const ticksPerSecond = 10_000_000n;
const unixEpoch = 621_355_968_000_000_000n;
const maxTicks = 3_155_378_975_999_999_999n;
const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The parts of an ISO date and time that Newtonsoft accepts; null for anything else. Offset in minutes; `zone` '' when there is none. */
export const parseIso = (text: string): { readonly ticks: bigint; readonly zone: '' | 'Z' | 'offset'; readonly offset: number } | null => {
  if (text.length < 19 || text.length > 40) return null;
  const match = iso.exec(text);
  if (!match) return null;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number) as [number, number, number, number, number, number];
  const fraction = match[7] ? Number(match[7].padEnd(7, '0')) : 0;
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month) || minute > 59 || second > 59) return null;
  if (hour > 24 || (hour === 24 && (minute > 0 || second > 0 || fraction > 0))) return null;
  const seconds = BigInt(
    Math.floor(Date.parse(`${match[1]}-${match[2]}-${match[3]}T00:00:00Z`) / 1000) + hour * 3600 + minute * 60 + second,
  );
  const ticks = unixEpoch + seconds * ticksPerSecond + BigInt(fraction);
  const offset = match[9] ? (match[9] === '-' ? -1 : 1) * (Number(match[10]) * 60 + Number(match[11] ?? 0)) : 0;
  if (ticks < 0n || ticks > maxTicks) return null;
  return { ticks, zone: match[8] ? 'Z' : match[9] ? 'offset' : '', offset };
};

/** A DateTime, as the reader makes it; null where the text is no date. Local time is UTC in the gateway. */
export const parseJsonDate = (text: string): unknown => {
  if (text[0] === '/') {
    const match = microsoft.exec(text);
    return match ? dateTime(unixEpoch + BigInt(match[1]!) * 10_000n, match[2] ? 2 : 1) : null;
  }
  const parsed = parseIso(text);
  if (!parsed) return null;
  if (parsed.zone === '') return dateTime(parsed.ticks, 0);
  const utc = parsed.ticks - BigInt(parsed.offset) * 60n * ticksPerSecond;
  if (utc < 0n || utc > maxTicks) return null;
  return dateTime(utc, parsed.zone === 'Z' ? 1 : 2);
};

const pad = (value: number, width = 2): string => String(value).padStart(width, '0');
const isoText = (ticks: bigint): string => {
  const sinceEpoch = ticks - unixEpoch;
  let seconds = sinceEpoch / ticksPerSecond;
  let fraction = sinceEpoch % ticksPerSecond;
  if (fraction < 0n) {
    fraction += ticksPerSecond;
    seconds -= 1n;
  }
  const date = new Date(Number(seconds) * 1000);
  const day = `${pad(date.getUTCFullYear(), 4)}-${pad(date.getUTCMonth() + 1)}-${pad(date.getUTCDate())}`;
  const time = `${pad(date.getUTCHours())}:${pad(date.getUTCMinutes())}:${pad(date.getUTCSeconds())}`;
  const digits = fraction === 0n ? '' : `.${String(fraction).padStart(7, '0').replace(/0+$/, '')}`;
  return `${day}T${time}${digits}`;
};
const offsetText = (minutes: number): string => {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
};
/** Of a DateTime or DateTimeOffset: ISO, fractions only as far as they go; a local time has its offset. */
export const dateText = (value: unknown): string => {
  if (typeOf(value).name === 'System.DateTime') {
    const { ticks, kind } = dateTimeParts(value);
    return isoText(ticks) + (kind === 1 ? 'Z' : kind === 2 ? '+00:00' : '');
  }
  const { ticks, offset } = offsetParts(value);
  return isoText(ticks) + offsetText(offset);
};
