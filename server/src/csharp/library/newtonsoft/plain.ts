/** JSON as almost all of it is, read straight into tokens. What is out of the ordinary in any way is left to the reader, which knows what Newtonsoft makes of it. */
import { Double } from '../../runtime/numbers.ts';
import { parseJsonDate } from './dates.ts';
import { JArray, JObject, type JToken, JValue, TokenType } from './token.ts';

/** Deeper than this the reader looks after its own bound. */
const deepest = 50;

/** The tokens of the text, null where the reader is to see it. `dates`: texts that are dates become dates. */
export function readPlain(text: string, dates: boolean): JToken | null {
  const plain = new Plain(text, dates);
  const token = plain.value(0);
  return token !== null && plain.isAtEnd() ? token : null;
}

class Plain {
  private readonly text: string;
  private readonly dates: boolean;
  private at = 0;
  constructor(text: string, dates: boolean) {
    this.text = text;
    this.dates = dates;
  }

  isAtEnd(): boolean {
    this.skip();
    return this.at === this.text.length;
  }
  /** Passes white space; the unit that follows (NaN at the end). */
  private skip(): number {
    for (;;) {
      const unit = this.text.charCodeAt(this.at);
      if (unit !== 0x20 && unit !== 0x0a && unit !== 0x0d && unit !== 0x09) return unit;
      this.at++;
    }
  }

  value(depth: number): JToken | null {
    switch (this.skip()) {
      case 0x22: {
        const text = this.string();
        if (text === null) return null;
        const date = this.dates && mayBeDate(text) ? parseJsonDate(text) : null;
        return date ? new JValue(date) : new JValue(text, TokenType.String);
      }
      case 0x7b:
        return depth > deepest ? null : this.object(depth);
      case 0x5b:
        return depth > deepest ? null : this.array(depth);
      case 0x74:
        return this.word('true') ? new JValue(true, TokenType.Boolean) : null;
      case 0x66:
        return this.word('false') ? new JValue(false, TokenType.Boolean) : null;
      case 0x6e:
        return this.word('null') ? new JValue(null, TokenType.Null) : null;
      default:
        return this.number();
    }
  }
  private object(depth: number): JObject | null {
    const object = new JObject();
    this.at++;
    if (this.skip() === 0x7d) {
      this.at++;
      return object;
    }
    for (;;) {
      if (this.skip() !== 0x22) return null;
      const name = this.string();
      if (name === null || this.skip() !== 0x3a) return null;
      this.at++;
      const value = this.value(depth + 1);
      // A name that comes twice replaces.
      if (value === null || !object.adoptProperty(name, value)) return null;
      const next = this.skip();
      this.at++;
      if (next === 0x7d) return object;
      if (next !== 0x2c) return null;
    }
  }
  private array(depth: number): JArray | null {
    const array = new JArray();
    this.at++;
    if (this.skip() === 0x5d) {
      this.at++;
      return array;
    }
    for (;;) {
      const value = this.value(depth + 1);
      if (value === null) return null;
      array.adopt(value);
      const next = this.skip();
      this.at++;
      if (next === 0x5d) return array;
      if (next !== 0x2c) return null;
    }
  }

  /** From its quote on; null where control characters or unknown escapes are in it. */
  private string(): string | null {
    const { text } = this;
    const from = this.at + 1;
    for (let at = from; ; at++) {
      const unit = text.charCodeAt(at);
      if (unit === 0x22) {
        this.at = at + 1;
        return text.slice(from, at);
      }
      if (unit === 0x5c) return this.escaped(from, at);
      // Also at the end, where the unit is NaN.
      if (!(unit >= 0x20)) return null;
    }
  }
  private escaped(from: number, first: number): string | null {
    const { text } = this;
    let result = text.slice(from, first);
    let at = first;
    for (;;) {
      const unit = text.charCodeAt(at);
      if (unit === 0x22) break;
      if (!(unit >= 0x20)) return null;
      if (unit !== 0x5c) {
        const start = at;
        do at++;
        while (text.charCodeAt(at) >= 0x20 && text.charCodeAt(at) !== 0x22 && text.charCodeAt(at) !== 0x5c);
        result += text.slice(start, at);
        continue;
      }
      const letter = text[at + 1];
      if (letter === 'u') {
        const digits = text.slice(at + 2, at + 6);
        if (!/^[0-9a-fA-F]{4}$/.test(digits)) return null;
        result += String.fromCharCode(Number.parseInt(digits, 16));
        at += 6;
      } else {
        const plain = letter === undefined ? undefined : escapes.get(letter);
        if (plain === undefined) return null;
        result += plain;
        at += 2;
      }
    }
    this.at = at + 1;
    return result;
  }
  private number(): JValue | null {
    const { text } = this;
    const from = this.at;
    let at = text.charCodeAt(from) === 0x2d ? from + 1 : from;
    const digits = at;
    let value = 0;
    for (; ; at++) {
      const digit = text.charCodeAt(at) - 0x30;
      if (!(digit >= 0 && digit <= 9)) break;
      value = value * 10 + digit;
    }
    // Leading zeros are octal to the reader, and long numbers may be no longs.
    if (at === digits || at - digits > 15 || (at - digits > 1 && text.charCodeAt(digits) === 0x30)) return null;
    const next = text.charCodeAt(at);
    if (next === 0x2e || next === 0x65 || next === 0x45) {
      real.lastIndex = from;
      const found = real.exec(text);
      if (!found) return null;
      this.at = real.lastIndex;
      return isEnd(text.charCodeAt(this.at)) ? new JValue(new Double(Number(found[0])), TokenType.Float) : null;
    }
    this.at = at;
    return isEnd(next) ? new JValue(BigInt(digits === from ? value : -value), TokenType.Integer) : null;
  }
  private word(word: string): boolean {
    if (!this.text.startsWith(word, this.at)) return false;
    this.at += word.length;
    return isEnd(this.text.charCodeAt(this.at));
  }
}

const real = /-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/y;
const escapes = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);
/** What may follow a number or word: a comma, a closing bracket, white space, the end. */
const isEnd = (unit: number): boolean =>
  unit === 0x2c || unit === 0x7d || unit === 0x5d || unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09 || Number.isNaN(unit);
/** Dates begin with a digit or, as `/Date(…)/`, with a slash; all others are told by that alone. */
const mayBeDate = (text: string): boolean => {
  const first = text.charCodeAt(0);
  return first === 0x2f || (first >= 0x30 && first <= 0x39);
};
