/** What is wrong with a piece of DER or BER: it ends early, or it is not what it claims to be. */
export class DerError extends Error {
  readonly reason: 'truncated' | 'malformed';
  constructor(reason: 'truncated' | 'malformed', message: string) {
    super(message);
    this.reason = reason;
  }
}

const malformed = (message: string) => new DerError('malformed', message);

/** Deepest nesting read: certificates and PFX files stay below 20. */
const maxDepth = 40;

/**
 * One element of DER (or BER, as PKCS#12 files may use: indefinite lengths, octet strings in pieces).
 * `tag` is the identifier octet: 0x30 SEQUENCE, 0x31 SET, 0xa0 [0] constructed, 0x80 [0] primitive, …
 */
export class Der {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly tag: number;
  readonly contentStart: number;
  readonly contentEnd: number;
  /** Behind the element, end-of-contents octets of an indefinite length included. */
  readonly end: number;
  readonly depth: number;
  private parts: Der[] | undefined;

  private constructor(
    bytes: Uint8Array,
    start: number,
    tag: number,
    contentStart: number,
    contentEnd: number,
    end: number,
    depth: number,
    parts?: Der[],
  ) {
    this.bytes = bytes;
    this.start = start;
    this.tag = tag;
    this.contentStart = contentStart;
    this.contentEnd = contentEnd;
    this.end = end;
    this.depth = depth;
    this.parts = parts;
  }

  /** The element at `start`; throws DerError. */
  static at(bytes: Uint8Array, start = 0, limit = bytes.length, depth = 0): Der {
    if (depth > maxDepth) throw malformed(`nested deeper than ${maxDepth} levels`);
    let at = start;
    const octet = () => {
      if (at >= limit) throw new DerError('truncated', `ends in the middle of an element at byte ${start}`);
      return bytes[at++]!;
    };
    const tag = octet();
    if ((tag & 0x1f) === 0x1f) throw malformed(`an unknown tag at byte ${start}`);
    const first = octet();
    if (first === 0x80) {
      if (!(tag & 0x20)) throw malformed(`a length without an end at byte ${start}`);
      const parts: Der[] = [];
      let next = at;
      for (;;) {
        if (next + 2 > limit) throw new DerError('truncated', `ends in the middle of an element at byte ${start}`);
        if (bytes[next] === 0 && bytes[next + 1] === 0) return new Der(bytes, start, tag, at, next, next + 2, depth, parts);
        const part = Der.at(bytes, next, limit, depth + 1);
        parts.push(part);
        next = part.end;
      }
    }
    let length = first;
    if (first > 0x80) {
      const octets = first & 0x7f;
      if (octets > 6) throw malformed(`a length of ${octets} bytes at byte ${start}`);
      length = 0;
      for (let i = 0; i < octets; i++) length = length * 256 + octet();
    }
    if (at + length > limit)
      throw new DerError('truncated', `an element at byte ${start} is ${at + length - limit} bytes longer than what is there`);
    return new Der(bytes, start, tag, at, at + length, at + length, depth);
  }

  /** The one element that `bytes` hold, without anything behind it. */
  static only(bytes: Uint8Array): Der {
    const element = Der.at(bytes);
    if (element.end !== bytes.length) throw malformed(`${bytes.length - element.end} bytes too many`);
    return element;
  }

  get constructed(): boolean {
    return (this.tag & 0x20) !== 0;
  }

  /** The elements inside a constructed one. */
  get children(): readonly Der[] {
    if (this.parts) return this.parts;
    if (!this.constructed) throw malformed(`no sequence at byte ${this.start}`);
    const parts: Der[] = [];
    for (let next = this.contentStart; next < this.contentEnd; next = parts.at(-1)!.end)
      parts.push(Der.at(this.bytes, next, this.contentEnd, this.depth + 1));
    this.parts = parts;
    return parts;
  }

  /** The element at `index` inside; throws where there is none or it has another tag. */
  child(index: number, tag?: number): Der {
    const found = this.children[index];
    if (!found) throw malformed(`element ${index} of the sequence at byte ${this.start} is missing`);
    return tag === undefined ? found : found.expect(tag);
  }

  /** The first element inside with this tag. */
  find(tag: number): Der | undefined {
    return this.children.find((part) => part.tag === tag);
  }

  expect(tag: number): this {
    if (this.tag !== tag) throw malformed(`tag 0x${this.tag.toString(16)} instead of 0x${tag.toString(16)} at byte ${this.start}`);
    return this;
  }

  get content(): Uint8Array {
    return this.bytes.subarray(this.contentStart, this.contentEnd);
  }

  /** Header and content. */
  get raw(): Uint8Array {
    return this.bytes.subarray(this.start, this.end);
  }

  /** An OCTET STRING's bytes, also where BER cuts them in pieces; an implicit tag counts too. */
  get octets(): Uint8Array {
    if (!this.constructed) return this.content;
    const pieces = this.children.map((part) => part.octets);
    const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
    let at = 0;
    for (const piece of pieces) {
      whole.set(piece, at);
      at += piece.length;
    }
    return whole;
  }

  /** An OBJECT IDENTIFIER in dotted form. */
  get oid(): string {
    this.expect(0x06);
    const { content } = this;
    if (!content.length || content.at(-1)! & 0x80) throw malformed(`an unfinished object identifier at byte ${this.start}`);
    const arcs: bigint[] = [];
    let arc = 0n;
    for (const octet of content) {
      arc = (arc << 7n) | BigInt(octet & 0x7f);
      if (octet & 0x80) continue;
      if (arcs.length) arcs.push(arc);
      else {
        const top = arc < 80n ? arc / 40n : 2n;
        arcs.push(top, arc - top * 40n);
      }
      arc = 0n;
    }
    return arcs.join('.');
  }

  /** An INTEGER that fits a JavaScript number; throws where it is larger. */
  get number(): number {
    this.expect(0x02);
    const { content } = this;
    if (!content.length || content.length > 6) throw malformed(`an integer of ${content.length} bytes at byte ${this.start}`);
    let value = content[0]! & 0x80 ? -1 : 0;
    for (const octet of content) value = value * 256 + octet;
    return value;
  }

  get boolean(): boolean {
    this.expect(0x01);
    return this.content.some((octet) => octet !== 0);
  }

  /** A BIT STRING's bytes and how many of its last bits do not count. */
  get bits(): { bytes: Uint8Array; unused: number } {
    this.expect(0x03);
    const unused = this.content[0];
    if (unused === undefined || unused > 7) throw malformed(`a bit string without its first byte at byte ${this.start}`);
    return { bytes: this.content.subarray(1), unused };
  }

  /** UTCTime or GeneralizedTime in milliseconds since 1970. */
  get time(): number {
    const text = String.fromCharCode(...this.content.subarray(0, 40));
    const match = (
      this.tag === 0x17 ? /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?Z$/ : /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.\d+)?Z$/
    ).exec(text);
    if (!match || (this.tag !== 0x17 && this.tag !== 0x18)) throw malformed(`no time at byte ${this.start}`);
    const [year, month, day, hour, minute, second] = match.slice(1).map((part) => Number(part ?? 0)) as [
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    const full = this.tag === 0x17 ? (year < 50 ? 2000 + year : 1900 + year) : year;
    const time = Date.UTC(full, month - 1, day, hour, minute, second);
    const back = new Date(time);
    if (back.getUTCMonth() !== month - 1 || back.getUTCDate() !== day || hour > 23 || minute > 59 || second > 59)
      throw malformed(`no such time: ${text}`);
    return full < 100 ? back.setUTCFullYear(full) : time;
  }
}

/** What `read` gives, or undefined where the bytes are not what it expects. */
export function orUndefined<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof DerError) return undefined;
    throw error;
  }
}
