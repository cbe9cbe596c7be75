/** Texts of the context file as .NET values. */
import { parseIso } from '../newtonsoft/dates.ts';

/** ISO 8601 to ticks UTC; a date alone is its midnight; without a zone it is UTC. */
export const parseTime = (text: string): bigint | null => {
  const full = /^\d{4}-\d\d-\d\d$/.test(text)
    ? `${text}T00:00:00`
    : /T\d\d:\d\d(Z|[+-]|$)/.test(text)
      ? text.replace(/T(\d\d:\d\d)/, 'T$1:00')
      : text.replace(' ', 'T');
  const parsed = parseIso(full);
  return parsed ? parsed.ticks - BigInt(parsed.offset) * 600_000_000n : null;
};
/** `[d.]hh:mm:ss[.fffffff]` to ticks; 0 where it is no duration. */
export const parseDuration = (text: string): bigint => {
  const match = /^(-)?(?:(\d+)\.)?(\d+):(\d+)(?::(\d+)(?:\.(\d{1,7}))?)?$/.exec(text);
  if (!match) return 0n;
  const [, sign, days = '0', hours = '0', minutes = '0', seconds = '0', fraction = ''] = match;
  const total = ((BigInt(days) * 24n + BigInt(hours)) * 60n + BigInt(minutes)) * 60n + BigInt(seconds);
  const ticks = total * 10_000_000n + BigInt(fraction.padEnd(7, '0') || '0');
  return sign ? -ticks : ticks;
};
/** A value of a further type that a variable may have; null for types that have no text form here. */
export const foreignValue = (_type: string, _text: string): unknown => null;
