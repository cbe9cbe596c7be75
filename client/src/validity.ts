const day = 86_400_000;

export interface Validity {
  readonly state: 'valid' | 'soon' | 'expired' | 'not-yet-valid';
  /** In words, such as "27 days left". */
  readonly text: string;
}

/** How a certificate stands at `now` (milliseconds); `soon` when less than 30 days are left. */
export function validity(row: { notBefore?: string; notAfter: string }, now: number): Validity {
  const end = Date.parse(row.notAfter);
  const start = row.notBefore ? Date.parse(row.notBefore) : Number.NEGATIVE_INFINITY;
  if (now < start) return { state: 'not-yet-valid', text: `valid from ${date(start)}` };
  if (now > end) return { state: 'expired', text: `expired on ${date(end)}` };
  const days = Math.floor((end - now) / day);
  if (days >= 730) return { state: 'valid', text: `until ${date(end)}` };
  return { state: days < 30 ? 'soon' : 'valid', text: days === 1 ? '1 day left' : `${days} days left` };
}

const date = (time: number) => new Date(time).toISOString().slice(0, 10);
