/** A half-open range of UTF-16 offsets into one text: `start` belongs to it, `end` does not. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export const span = (start: number, end: number): Span => ({ start, end });
export const emptySpan = (at: number): Span => ({ start: at, end: at });
/** Whether `at` lies in the span; with `touching`, its end counts too (a caret behind the last character). */
export const contains = ({ start, end }: Span, at: number, touching = false): boolean => at >= start && (touching ? at <= end : at < end);
export const slice = (text: string, { start, end }: Span): string => text.slice(start, end);
