/**
 * JSON text to tokens, one at a time, as Newtonsoft's JsonTextReader reads it: lenient (single quotes, comments, unquoted names, hexadecimal, NaN, constructors),
 * with its messages, paths and positions.
 */

import { Decimal } from '../../runtime/decimal.ts';
import { ClrException } from '../../runtime/exception.ts';
import { Double } from '../../runtime/numbers.ts';
import { BigInteger } from './big-integer.ts';
import { parseJsonDate } from './dates.ts';
import { appendPosition } from './position.ts';

export type JsonToken =
  | 'None'
  | 'StartObject'
  | 'StartArray'
  | 'StartConstructor'
  | 'PropertyName'
  | 'Comment'
  | 'Raw'
  | 'Integer'
  | 'Float'
  | 'String'
  | 'Boolean'
  | 'Null'
  | 'Undefined'
  | 'EndObject'
  | 'EndArray'
  | 'EndConstructor'
  | 'Date'
  | 'Bytes';
type State =
  | 'Start'
  | 'Property'
  | 'ObjectStart'
  | 'Object'
  | 'ArrayStart'
  | 'Array'
  | 'ConstructorStart'
  | 'Constructor'
  | 'PostValue'
  | 'Finished';
type Container = 'None' | 'Object' | 'Array' | 'Constructor';
interface Position {
  readonly type: Container;
  index: number;
  name: string | null;
}
/** What a value is wanted as; it changes how text and numbers are read. */
export type ReadAs = 'Any' | 'Int32' | 'Double' | 'Decimal' | 'String' | 'Boolean' | 'DateTime' | 'Bytes';

const isWhite = (character: string): boolean => /\s/.test(character);
const isDigit = (character: string): boolean => character >= '0' && character <= '9';
const identifier = /[\p{L}\p{Nd}_$]/u;

export class JsonReader {
  token: JsonToken = 'None';
  value: unknown = null;
  readonly maxDepth = 64;
  private readonly text: string;
  private at = 0;
  private line = 1;
  private lineStart = 0;
  private state: State = 'Start';
  private position: Position = { type: 'None', index: -1, name: null };
  private readonly stack: Position[] = [];
  private readonly parseDates: boolean;

  constructor(text: string, parseDates = true) {
    this.text = text;
    this.parseDates = parseDates;
  }
  get depth(): number {
    const started = this.token === 'StartObject' || this.token === 'StartArray' || this.token === 'StartConstructor';
    const depth = this.stack.length;
    return started || this.position.type === 'None' ? depth : depth + 1;
  }
  get path(): string {
    if (this.position.type === 'None') return '';
    const inside = this.state !== 'ArrayStart' && this.state !== 'ConstructorStart' && this.state !== 'ObjectStart';
    let path = '';
    for (const position of inside ? [...this.stack, this.position] : this.stack) {
      if (position.type === 'Object') path = appendPosition(path, position.name ?? '');
      else if (position.type !== 'None') path = appendPosition(path, position.index);
    }
    return path;
  }
  /** An exception with the place, thrown: `… Path 'a', line 1, position 5.` */
  fail(message: string, type = 'Newtonsoft.Json.JsonReaderException'): never {
    const ended = message.endsWith('\n') ? message : message.endsWith('.') ? `${message} ` : `${message}. `;
    const line = this.state === 'Start' && this.at === this.lineStart && this.token === 'None' ? 0 : this.line;
    const exception = new ClrException(type, `${ended}Path '${this.path}', line ${line}, position ${this.at - this.lineStart}.`);
    exception.data.set('Path', this.path);
    exception.data.set('LineNumber', line);
    exception.data.set('LinePosition', this.at - this.lineStart);
    throw exception;
  }

  /** Steps to the next token; false at the end. */
  read(as: ReadAs = 'Any'): boolean {
    for (;;) {
      switch (this.state) {
        case 'Start':
        case 'Property':
        case 'Array':
        case 'ArrayStart':
        case 'Constructor':
        case 'ConstructorStart':
          return this.parseValue(as);
        case 'Object':
        case 'ObjectStart':
          return this.parseObject();
        case 'PostValue': {
          const done = this.parsePostValue();
          if (done) return true;
          break;
        }
        default:
          this.eatWhite();
          if (this.at >= this.text.length) {
            this.token = 'None';
            this.value = null;
            return false;
          }
          if (this.text[this.at] === '/') {
            this.parseComment();
            return true;
          }
          return this.fail(`Additional text encountered after finished reading JSON content: ${this.text[this.at]}.`);
      }
    }
  }
  /** Past comments. */
  moveToContent(): boolean {
    while (this.token === 'None' || this.token === 'Comment') if (!this.read()) return false;
    return true;
  }

  private set(token: JsonToken, value: unknown = null, advance = true): void {
    this.token = token;
    this.value = value;
    switch (token) {
      case 'StartObject':
        this.state = 'ObjectStart';
        this.push('Object', advance);
        break;
      case 'StartArray':
        this.state = 'ArrayStart';
        this.push('Array', advance);
        break;
      case 'StartConstructor':
        this.state = 'ConstructorStart';
        this.push('Constructor', advance);
        break;
      case 'EndObject':
        this.pop('Object');
        break;
      case 'EndArray':
        this.pop('Array');
        break;
      case 'EndConstructor':
        this.pop('Constructor');
        break;
      case 'PropertyName':
        this.state = 'Property';
        this.position.name = value as string;
        break;
      case 'Comment':
      case 'None':
        break;
      default:
        this.state = this.stack.length > 0 || this.position.type !== 'None' ? 'PostValue' : 'Finished';
        this.advance();
    }
  }
  private advance(): void {
    if (this.position.type === 'Array' || this.position.type === 'Constructor') this.position.index++;
  }
  private push(type: Container, _advance: boolean): void {
    this.advance();
    if (this.position.type !== 'None') this.stack.push(this.position);
    this.position = { type, index: -1, name: null };
    if (this.stack.length + 1 > this.maxDepth) this.fail(`The reader's MaxDepth of ${this.maxDepth} has been exceeded.`);
  }
  private pop(type: Container): void {
    const open = this.position.type;
    this.position = this.stack.pop() ?? { type: 'None', index: -1, name: null };
    if (open !== type) this.fail(`JsonToken End${type} is not valid for closing JsonType ${open}.`);
    this.state = this.position.type === 'None' ? 'Finished' : 'PostValue';
  }

  private newLine(): void {
    this.at++;
    this.line++;
    this.lineStart = this.at;
  }
  /** Steps over a line break or white space at the reader's place; false where there is none. */
  private stepWhite(): boolean {
    const character = this.text[this.at]!;
    if (character === '\r') {
      if (this.text[this.at + 1] === '\n') this.at++;
      this.newLine();
    } else if (character === '\n') this.newLine();
    else if (isWhite(character)) this.at++;
    else return false;
    return true;
  }
  private eatWhite(): void {
    while (this.at < this.text.length && this.stepWhite());
  }

  private parseValue(as: ReadAs): boolean {
    for (;;) {
      const character = this.text[this.at];
      if (character === undefined) return false;
      if (this.stepWhite()) continue;
      switch (character) {
        case '"':
        case "'":
          this.parseString(character, as);
          return true;
        case 't':
        case 'f':
          if (as !== 'Any' && as !== 'String' && as !== 'Boolean') return this.unexpected(character, as);
          if (as === 'String')
            return this.literal(character === 't' ? 'true' : 'false', 'boolean', 'String', character === 't' ? 'true' : 'false');
          return this.literal(character === 't' ? 'true' : 'false', 'boolean', 'Boolean', character === 't');
        case 'n': {
          const next = this.text[this.at + 1];
          if (next === undefined) {
            this.at++;
            return this.unexpectedEnd();
          }
          if (next === 'u') return this.literal('null', 'null', 'Null', null);
          if (next === 'e') return this.parseConstructor();
          return this.unexpected(character);
        }
        case 'N':
          return this.literal('NaN', 'NaN', 'Float', new Double(Number.NaN));
        case 'I':
          return this.literal('Infinity', 'Infinity', 'Float', new Double(Number.POSITIVE_INFINITY));
        case '-':
          if (this.text[this.at + 1] === 'I') return this.literal('-Infinity', '-Infinity', 'Float', new Double(Number.NEGATIVE_INFINITY));
          return this.parseNumber(as);
        case '/':
          this.parseComment();
          return true;
        case 'u':
          return this.literal('undefined', 'undefined', 'Undefined', null);
        case '{':
          if (as !== 'Any') return this.unexpected(character, as);
          this.at++;
          this.set('StartObject');
          return true;
        case '[':
          if (as !== 'Any' && as !== 'Bytes') return this.unexpected(character, as);
          this.at++;
          this.set('StartArray');
          return true;
        case ']':
          this.at++;
          this.set('EndArray');
          return true;
        case ',':
          this.set('Undefined');
          return true;
        case ')':
          this.at++;
          this.set('EndConstructor');
          return true;
        default:
          if (isDigit(character) || character === '.')
            return as === 'DateTime' || as === 'Bytes' ? this.unexpected(character, as) : this.parseNumber(as);
          return this.unexpected(character, as);
      }
    }
  }
  private unexpected(character: string, as: ReadAs = 'Any'): never {
    // Where a certain type is wanted, Newtonsoft has stepped over the character already.
    if (as !== 'Any') this.at++;
    return this.fail(`Unexpected character encountered while parsing value: ${character}.`);
  }
  private unexpectedEnd(): never {
    return this.fail('Unexpected end when reading JSON.');
  }
  private isSeparator(): boolean {
    const character = this.text[this.at];
    if (character === undefined || character === '}' || character === ']' || character === ',' || character === '\0') return true;
    if (character === '/') return this.text[this.at + 1] === '*' || this.text[this.at + 1] === '/';
    if (character === ')') return this.position.type === 'Constructor';
    return isWhite(character);
  }
  private match(word: string): boolean {
    if (this.at + word.length > this.text.length) {
      this.at = this.text.length;
      this.unexpectedEnd();
    }
    for (let i = 0; i < word.length; i++)
      if (this.text[this.at + i] !== word[i]) {
        this.at += i;
        return false;
      }
    this.at += word.length;
    return this.isSeparator();
  }
  private literal(word: string, what: string, token: JsonToken, value: unknown): true {
    if (!this.match(word)) this.fail(`Error parsing ${what} value.`);
    this.set(token, value);
    return true;
  }
  private parseConstructor(): true {
    if (!this.match('new')) this.fail('Unexpected content while parsing JSON.');
    this.eatWhite();
    const start = this.at;
    while (this.at < this.text.length && /[\p{L}\p{Nd}]/u.test(this.text[this.at]!)) this.at++;
    const name = this.text.slice(start, this.at);
    this.eatWhite();
    if (this.at >= this.text.length) this.fail('Unexpected end while parsing constructor.');
    if (this.text[this.at] !== '(') this.fail(`Unexpected character while parsing constructor: ${this.text[this.at]}.`);
    this.at++;
    this.set('StartConstructor', name);
    return true;
  }

  private parseObject(): boolean {
    for (;;) {
      const character = this.text[this.at];
      if (character === undefined) return false;
      if (this.stepWhite()) continue;
      if (character === '}') {
        this.at++;
        this.set('EndObject');
        return true;
      }
      if (character === '/') {
        this.parseComment();
        return true;
      }
      return this.parseProperty(character);
    }
  }
  private parseProperty(first: string): true {
    let name: string;
    if (first === '"' || first === "'") {
      this.at++;
      name = this.readString(first);
    } else if (identifier.test(first)) {
      const start = this.at;
      for (;;) {
        const character = this.text[this.at];
        if (character === undefined) this.fail('Unexpected end while parsing unquoted property name.');
        if (identifier.test(character as string)) this.at++;
        else if (isWhite(character as string) || character === ':') break;
        else this.fail(`Invalid JavaScript property identifier character: ${character}.`);
      }
      name = this.text.slice(start, this.at);
    } else return this.fail(`Invalid property identifier character: ${first}.`);
    this.eatWhite();
    if (this.text[this.at] !== ':')
      this.fail(`Invalid character after parsing property name. Expected ':' but got: ${this.text[this.at] ?? '\0'}.`);
    this.at++;
    this.set('PropertyName', name);
    return true;
  }
  private parsePostValue(): boolean {
    for (;;) {
      const character = this.text[this.at];
      if (character === undefined) {
        this.state = 'Finished';
        return false;
      }
      if (this.stepWhite()) continue;
      switch (character) {
        case '}':
          this.at++;
          this.set('EndObject');
          return true;
        case ']':
          this.at++;
          this.set('EndArray');
          return true;
        case ')':
          this.at++;
          this.set('EndConstructor');
          return true;
        case '/':
          this.parseComment();
          return true;
        case ',':
          this.at++;
          this.state = this.position.type === 'Object' ? 'Object' : this.position.type === 'Array' ? 'Array' : 'Constructor';
          return false;
        default:
          this.fail(`After parsing a value an unexpected character was encountered: ${character}.`);
      }
    }
  }
  private parseComment(): void {
    this.at++;
    const kind = this.text[this.at];
    if (kind === undefined) this.fail('Unexpected end while parsing comment.');
    if (kind !== '*' && kind !== '/') this.fail(`Error parsing comment. Expected: *, got ${kind}.`);
    this.at++;
    const start = this.at;
    for (;;) {
      const character = this.text[this.at];
      if (character === undefined) {
        if (kind === '*') this.fail('Unexpected end while parsing comment.');
        break;
      }
      if (kind === '*' && character === '*' && this.text[this.at + 1] === '/') break;
      if (kind === '/' && (character === '\r' || character === '\n')) break;
      if (!this.stepWhite()) this.at++;
    }
    const comment = this.text.slice(start, this.at);
    if (kind === '*') this.at += 2;
    this.set('Comment', comment);
  }

  private readString(quote: string): string {
    let result = '';
    let start = this.at;
    for (;;) {
      const character = this.text[this.at];
      if (character === undefined) return this.fail(`Unterminated string. Expected delimiter: ${quote}.`);
      if (character === quote) {
        result += this.text.slice(start, this.at);
        this.at++;
        return result;
      }
      if (character === '\\') {
        result += this.text.slice(start, this.at) + this.readEscape(quote);
        start = this.at;
      } else if (character === '\n' || character === '\r') this.stepWhite();
      else this.at++;
    }
  }
  private readEscape(quote: string): string {
    const character = this.text[this.at + 1];
    this.at += 2;
    switch (character) {
      case undefined:
        this.at = this.text.length;
        return this.fail(`Unterminated string. Expected delimiter: ${quote}.`);
      case 'b':
        return '\b';
      case 't':
        return '\t';
      case 'n':
        return '\n';
      case 'f':
        return '\f';
      case 'r':
        return '\r';
      case '\\':
      case '"':
      case "'":
      case '/':
        return character;
      case 'u': {
        const digits = this.text.slice(this.at, this.at + 4);
        if (digits.length < 4) {
          this.at = this.text.length;
          return this.fail('Unexpected end while parsing Unicode escape sequence.');
        }
        if (!/^[0-9a-fA-F]{4}$/.test(digits)) this.fail(`Invalid Unicode escape sequence: \\u${digits}.`);
        this.at += 4;
        return String.fromCharCode(Number.parseInt(digits, 16));
      }
      default:
        return this.fail(`Bad JSON escape sequence: \\${character}.`);
    }
  }
  private parseString(quote: string, as: ReadAs): void {
    this.at++;
    const text = this.readString(quote);
    if (as === 'Int32' || as === 'Double' || as === 'Decimal' || as === 'Boolean') return this.parseQuoted(text, as);
    const date = as === 'Any' && this.parseDates ? parseJsonDate(text) : null;
    if (date) this.set('Date', date);
    else this.set('String', text);
  }

  /** Text where a number or boolean is wanted: empty is null. */
  private parseQuoted(text: string, as: ReadAs): void {
    const trimmed = text.trim();
    const failed = (what: string): never => {
      this.set('String', text);
      return this.fail(`Could not convert string to ${what}: ${text}.`);
    };
    if (text === '') this.set('Null');
    else if (as === 'Boolean') {
      if (!/^(true|false)$/i.test(trimmed)) failed('boolean');
      this.set('Boolean', trimmed.toLowerCase() === 'true');
    } else if (as === 'Int32') {
      if (!/^[-+]?\d+$/.test(trimmed) || Number(trimmed) > 2147483647 || Number(trimmed) < -2147483648) failed('integer');
      this.set('Integer', Number(trimmed));
    } else if (as === 'Double') {
      const special = /^(nan|[-+]?(infinity|∞))$/i.test(trimmed);
      if (!isNumber(trimmed) && !special) failed('double');
      this.set('Float', new Double(special ? specialNumber(trimmed) : Number(trimmed)));
    } else {
      const decimal = isNumber(trimmed) ? Decimal.parse(trimmed) : null;
      this.set('Float', decimal ?? failed('decimal'));
    }
  }

  private parseNumber(as: ReadAs): true {
    const start = this.at;
    for (;;) {
      const character = this.text[this.at];
      if (character === undefined || isWhite(character) || ',}])/'.includes(character)) break;
      if (!/[-+0-9a-fA-FxX.]/.test(character)) this.fail(`Unexpected character encountered while parsing number: ${character}.`);
      this.at++;
    }
    const text = this.text.slice(start, this.at);
    const [token, value] = this.numberOf(text, as);
    this.set(token, value);
    return true;
  }
  private numberOf(text: string, as: ReadAs): [JsonToken, unknown] {
    const invalid = (what: string): never => {
      this.set('Undefined');
      return this.fail(`Input string '${text}' is not a valid ${what}.`);
    };
    const radix = text.length > 1 && text[0] === '0' && !'.eE'.includes(text[1]!);
    let integer: bigint | null = null;
    if (radix) {
      const hexadecimal = /^0x/i.test(text);
      if (!(hexadecimal ? /^0x[0-9a-f]+$/i : /^[0-7]+$/).test(text)) return invalid(as === 'Int32' ? 'integer' : 'number');
      integer = BigInt.asIntN(64, BigInt(hexadecimal ? text : `0o${text}`));
    } else if (/^-?\d+$/.test(text)) {
      if (text.length > 380 && as === 'Any') this.fail(`JSON integer ${text} is too large to parse.`);
      if (text.length <= 380) integer = BigInt(text);
    }
    if (as === 'String') return integer === null && !isNumber(text) ? invalid('number') : ['String', text];
    if (as === 'Int32') {
      if (integer === null) return invalid('integer');
      if (integer < -2147483648n || integer > 2147483647n) {
        this.set('Undefined');
        return this.fail(`JSON integer ${text} is too large or small for an Int32.`);
      }
      return ['Integer', Number(integer)];
    }
    if (as === 'Boolean') return ['Boolean', integer === null ? Number(text) !== 0 : integer !== 0n];
    if (as === 'Decimal') {
      const decimal = integer !== null ? Decimal.fromInteger(integer) : isNumber(text) ? Decimal.parse(text) : null;
      return decimal ? ['Float', decimal] : invalid('decimal');
    }
    if (as === 'Double')
      return isNumber(text) || integer !== null ? ['Float', new Double(radix ? Number(integer) : Number(text))] : invalid('double');
    if (integer !== null) {
      if (integer >= -(1n << 63n) && integer < 1n << 63n) return ['Integer', integer];
      return ['Integer', new BigInteger(integer)];
    }
    return isNumber(text) ? ['Float', new Double(Number(text))] : invalid('number');
  }
}
const specialNumber = (text: string): number =>
  /nan/i.test(text) ? Number.NaN : text[0] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
const isNumber = (text: string): boolean => /^[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?$/.test(text);
