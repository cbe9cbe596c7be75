/** XML Schema durations of a TimeSpan in ticks: `P1DT2H3M4.5S`, `PT0S`. */
export const durationText = (ticks: bigint): string => {
  const size = ticks < 0n ? -ticks : ticks;
  const fraction = size % 10_000_000n;
  const seconds = size / 10_000_000n;
  const [days, hours, minutes, rest] = [seconds / 86400n, (seconds / 3600n) % 24n, (seconds / 60n) % 60n, seconds % 60n];
  const part = (value: bigint, unit: string): string => (value > 0n ? `${value}${unit}` : '');
  const second = fraction > 0n ? `${rest}.${String(fraction).padStart(7, '0').replace(/0+$/, '')}S` : part(rest, 'S');
  const time = part(hours, 'H') + part(minutes, 'M') + second;
  const text = part(days, 'D') + (time ? `T${time}` : '');
  return `${ticks < 0n ? '-' : ''}P${text || 'T0S'}`;
};
/** Null where the text is no duration (or has years or months, which no TimeSpan counts exactly: 365 and 30 days as .NET takes them). */
export const parseDurationText = (text: string): bigint | null => {
  const match = /^\s*(-)?P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d+))?S)?)?\s*$/.exec(text);
  if (!match || /[PT]\s*$/.test(text)) return null;
  const [years, months, days, hours, minutes, seconds] = [2, 3, 4, 5, 6, 7].map((index) => BigInt(match[index] ?? 0)) as [
    bigint,
    bigint,
    bigint,
    bigint,
    bigint,
    bigint,
  ];
  const total = (((years * 365n + months * 30n + days) * 24n + hours) * 60n + minutes) * 60n + seconds;
  const ticks = total * 10_000_000n + BigInt((match[8] ?? '').slice(0, 7).padEnd(7, '0'));
  return match[1] ? -ticks : ticks;
};
