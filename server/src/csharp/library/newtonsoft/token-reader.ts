/** A token tree read like text, so that `ToObject<T>()` and `DeserializeObject<T>()` are one. */
import { raise } from '../../runtime/exception.ts';
import { clr } from '../../runtime/type.ts';
import { changeType } from './change-type.ts';
import type { JsonToken, ReadAs } from './reader.ts';
import { JArray, JConstructor, JObject, JProperty, type JToken, JValue, TokenType } from './token.ts';

/** What deserialising reads from. */
export interface TokenSource {
  readonly token: JsonToken;
  readonly value: unknown;
  readonly path: string;
  read(as?: ReadAs): boolean;
  fail(message: string, type?: string): never;
  /** The value the source stands on, with all it contains; the source then stands on its end. */
  take(): JToken;
}

const kinds: Readonly<Partial<Record<TokenType, JsonToken>>> = {
  [TokenType.Comment]: 'Comment',
  [TokenType.Integer]: 'Integer',
  [TokenType.Float]: 'Float',
  [TokenType.String]: 'String',
  [TokenType.Boolean]: 'Boolean',
  [TokenType.Null]: 'Null',
  [TokenType.Undefined]: 'Undefined',
  [TokenType.Date]: 'Date',
  [TokenType.Raw]: 'Raw',
  [TokenType.Bytes]: 'Bytes',
  [TokenType.Guid]: 'String',
  [TokenType.Uri]: 'String',
  [TokenType.TimeSpan]: 'String',
};
interface Event {
  readonly token: JsonToken;
  readonly value: unknown;
  readonly of: JToken;
}
function* events(token: JToken): Iterable<Event> {
  if (token instanceof JValue) {
    yield { token: kinds[token.type] ?? 'Null', value: token.value, of: token };
    return;
  }
  if (token instanceof JProperty) {
    yield { token: 'PropertyName', value: token.name, of: token };
    if (token.value) yield* events(token.value);
    return;
  }
  const [open, close]: [JsonToken, JsonToken] =
    token instanceof JObject
      ? ['StartObject', 'EndObject']
      : token instanceof JArray
        ? ['StartArray', 'EndArray']
        : ['StartConstructor', 'EndConstructor'];
  yield { token: open, value: token instanceof JConstructor ? token.name : null, of: token };
  for (const child of token.children) yield* events(child);
  yield { token: close, value: null, of: token };
}

export class TokenReader implements TokenSource {
  private readonly list: readonly Event[];
  private at = -1;
  token: JsonToken = 'None';
  value: unknown = null;
  constructor(root: JToken) {
    this.list = [...events(root)];
  }
  get path(): string {
    return this.list[Math.min(this.at, this.list.length - 1)]?.of.path ?? '';
  }
  read(as: ReadAs = 'Any'): boolean {
    this.at++;
    const event = this.list[this.at];
    this.token = event?.token ?? 'None';
    this.value = event?.value ?? null;
    if (!event) return false;
    if (as === 'String' && (this.token === 'Integer' || this.token === 'Float' || this.token === 'Boolean' || this.token === 'Date')) {
      this.value = this.token === 'Boolean' ? (this.value ? 'true' : 'false') : changeType(this.value, clr.string);
      this.token = 'String';
    } else if (as !== 'Any' && (this.token === 'StartObject' || (this.token === 'StartArray' && as !== 'Bytes')))
      this.fail(`Error reading ${words[as]}. Unexpected token: ${this.token}.`);
    return true;
  }
  fail(message: string, type = 'Newtonsoft.Json.JsonReaderException'): never {
    return raise(type, `${message.endsWith('\n') ? message : message.endsWith('.') ? `${message} ` : `${message}. `}Path '${this.path}'.`);
  }
  take(): JToken {
    const { of } = this.list[this.at]!;
    let depth = 0;
    for (;;) {
      if (this.token.startsWith('Start')) depth++;
      else if (this.token.startsWith('End')) depth--;
      if (depth === 0) break;
      this.read();
    }
    return of.clone();
  }
}
const words: Readonly<Record<ReadAs, string>> = {
  Any: '',
  Int32: 'integer',
  Double: 'double',
  Decimal: 'decimal',
  String: 'string',
  Boolean: 'boolean',
  DateTime: 'date',
  Bytes: 'bytes',
};
