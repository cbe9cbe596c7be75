/** `TimeSpan.Parse` and `ParseExact`. */
import { ticksPerDay } from './calendar.ts';
import { quoted, runLength } from './format.ts';

const most = 1n << 63n;
export type SpanFailure = 'format' | 'overflow';

/** `[-][d.]hh:mm[:ss[.fffffff]]`, `d`, `d:hh:mm:ss` and mixtures. */
export const parseTimeSpan = (source: string): bigint | SpanFailure => {
  const text = source.trim();
  const match = /^(-)?(?:(\d+)|(?:(\d+)[.:](?=\d+:\d+:\d+)|(\d+)\.(?=\d+:\d+))?(\d+):(\d+)(?::(\d+)(?:\.(\d+))?)?)$/.exec(text);
  if (!match) return 'format';
  const days = BigInt(match[2] ?? match[3] ?? match[4] ?? 0);
  const [hours, minutes, seconds] = [match[5], match[6], match[7]].map((part) => Number(part ?? 0)) as [number, number, number];
  if (days > 10_675_199n || hours > 23 || minutes > 59 || seconds > 59) return 'overflow';
  if ((match[8] ?? '').length > 7) return 'overflow';
  return combine(match[1] === '-', days, hours, minutes, seconds, match[8] ?? '');
};
const combine = (
  negative: boolean,
  days: bigint,
  hours: number,
  minutes: number,
  seconds: number,
  fraction: string,
): bigint | SpanFailure => {
  const ticks = days * ticksPerDay + BigInt(hours * 3600 + minutes * 60 + seconds) * 10_000_000n + BigInt(fraction.padEnd(7, '0'));
  if (ticks > most || (ticks === most && !negative)) return 'overflow';
  return negative ? -ticks : ticks;
};

const standard: Readonly<Record<string, RegExp>> = {
  c: /^(-)?(?:(\d+)\.)?(\d\d):(\d\d):(\d\d)(?:\.(\d{7}))?$/,
  g: /^(-)?(?:(\d+):)?(\d\d?):(\d\d?):(\d\d?)(?:\.(\d{1,7}))?$/,
  G: /^(-)?(\d+):(\d\d?):(\d\d?):(\d\d?)\.(\d{7})$/,
};
export const parseTimeSpanExact = (text: string, format: string, negative: boolean): bigint | SpanFailure => {
  if (format.length === 1) {
    const pattern = standard['tT'.includes(format) ? 'c' : format];
    const match = pattern?.exec(text);
    if (!match) return 'format';
    const [hours, minutes, seconds] = [match[3], match[4], match[5]].map(Number) as [number, number, number];
    if (hours > 23 || minutes > 59 || seconds > 59) return 'overflow';
    return combine(match[1] === '-', BigInt(match[2] ?? 0), hours, minutes, seconds, match[6] ?? '');
  }
  let at = 0;
  const parts: Record<string, number> = { d: 0, h: 0, m: 0, s: 0 };
  let fraction = '';
  for (let i = 0; i < format.length; ) {
    const c = format[i]!;
    let length = 1;
    if ('dhms'.includes(c)) {
      length = runLength(format, i);
      const digits = (length === 1 || c === 'd' ? /^\d+/ : /^\d\d/).exec(text.slice(at, at + (c === 'd' ? 8 : 2)))?.[0];
      if (!digits || digits.length < length) return 'format';
      parts[c] = Number(digits);
      at += digits.length;
    } else if (c === 'f' || c === 'F') {
      length = runLength(format, i);
      const digits = /^\d*/.exec(text.slice(at, at + length))![0];
      if (c === 'f' && digits.length < length) return 'format';
      fraction = digits;
      at += digits.length;
    } else if (c === "'" || c === '"') {
      const part = quoted(format, i);
      if (!text.startsWith(part.text, at)) return 'format';
      at += part.text.length;
      length = part.end - i;
    } else if (c === '\\') {
      if (text[at] !== format[i + 1]) return 'format';
      at++;
      length = 2;
    } else if (c !== '%') return 'format';
    i += length;
  }
  if (at < text.length) return 'format';
  if (parts.h! > 23 || parts.m! > 59 || parts.s! > 59) return 'overflow';
  return combine(negative, BigInt(parts.d!), parts.h!, parts.m!, parts.s!, fraction);
};
