import type { Span } from '../text/span.ts';

export interface Position {
  readonly line: number;
  readonly character: number;
}
/** Zero-based lines, UTF-16 characters, as in LSP. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Turns offsets of one text into lines and characters. */
export function rangesOf(text: string): (span: Span) => Range {
  let starts: number[] | null = null;
  const find = (offset: number): Position => {
    if (!starts) {
      starts = [0];
      for (let i = 0; i < text.length; i++) {
        const unit = text.charCodeAt(i);
        if (unit === 10 || (unit === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
      }
    }
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: offset - starts[low]! };
  };
  return ({ start, end }) => ({ start: find(start), end: find(end) });
}
