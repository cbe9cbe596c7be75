/** Zero-based line and UTF-16 character, as the Language Server Protocol counts by default. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Offsets of a text to lines and back. Lines end with LF, CRLF or a lone CR, as in the Language Server Protocol. */
export class LineMap {
  readonly #starts: number[] = [0];
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
    const starts = this.#starts;
    const hasCr = text.includes('\r');
    for (let at = 0; ; ) {
      const lf = text.indexOf('\n', at);
      if (hasCr) {
        const stop = lf < 0 ? text.length : lf;
        for (let cr = text.indexOf('\r', at); cr >= 0 && cr < stop; cr = text.indexOf('\r', cr + 1)) if (cr + 1 !== lf) starts.push(cr + 1);
      }
      if (lf < 0) break;
      starts.push(lf + 1);
      at = lf + 1;
    }
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  /** The offset where a line starts; a line behind the last gives the text's length. */
  startOf(line: number): number {
    return this.#starts[Math.max(0, line)] ?? this.#text.length;
  }

  /** The offset behind a line's last character, before its line break. */
  endOf(line: number): number {
    let end = this.startOf(line + 1);
    if (line + 1 < this.#starts.length) {
      if (this.#text.charCodeAt(end - 1) === 10) end--;
      if (this.#text.charCodeAt(end - 1) === 13 && end > this.startOf(line)) end--;
    }
    return end;
  }

  lineAt(offset: number): number {
    const starts = this.#starts;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  positionAt(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.#text.length));
    const line = this.lineAt(at);
    return { line, character: at - this.#starts[line]! };
  }

  /** Characters behind a line's end are its end, as editors send them. */
  offsetAt({ line, character }: Position): number {
    if (line < 0) return 0;
    if (line >= this.#starts.length) return this.#text.length;
    return Math.min(this.startOf(line) + Math.max(0, character), this.endOf(line));
  }

  rangeOf({ start, end }: { readonly start: number; readonly end: number }): Range {
    return { start: this.positionAt(start), end: this.positionAt(end) };
  }
}
