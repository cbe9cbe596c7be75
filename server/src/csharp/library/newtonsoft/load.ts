/** Tokens from a reader: JToken.Parse and its relatives. */
import { raiseNull } from '../../runtime/exception.ts';
import { readPlain } from './plain.ts';
import { JsonReader, type JsonToken } from './reader.ts';
import { JArray, JConstructor, type JContainer, JObject, JProperty, type JToken, JValue, TokenType } from './token.ts';

/** The value the reader stands on, with all it contains. */
export const readToken = (reader: JsonReader): JToken => {
  switch (reader.token) {
    case 'StartObject':
      return fill(reader, new JObject());
    case 'StartArray':
      return fill(reader, new JArray());
    case 'StartConstructor':
      return fill(reader, new JConstructor(reader.value as string));
    case 'Comment':
      return new JValue(reader.value, TokenType.Comment);
    case 'Null':
      return new JValue(null);
    case 'Undefined':
      return new JValue(null, TokenType.Undefined);
    case 'String':
    case 'Integer':
    case 'Float':
    case 'Date':
    case 'Boolean':
    case 'Bytes':
      return new JValue(reader.value);
    default:
      return reader.fail(`Error reading JToken from JsonReader. Unexpected token: ${reader.token}.`);
  }
};

const fill = <T extends JContainer>(reader: JsonReader, root: T): T => {
  const open: JContainer[] = [root];
  const name = root.clrType.simpleName;
  while (open.length > 0) {
    if (!reader.read()) return reader.fail(`Unexpected end of content while loading ${name}.`);
    let parent = open[open.length - 1]!;
    switch (reader.token) {
      case 'PropertyName': {
        const text = reader.value as string;
        const object = parent as JObject;
        const fresh = new JProperty(text);
        const existing = object.property(text);
        if (existing) {
          const index = object.children.indexOf(existing);
          object.setChild(index, fresh);
        } else object.insertChild(object.children.length, fresh);
        open.push(fresh);
        continue;
      }
      case 'EndObject':
      case 'EndArray':
      case 'EndConstructor':
        open.pop();
        break;
      case 'Comment':
        continue;
      default: {
        const token = startOf(reader);
        parent.insertChild(parent.children.length, token);
        if (token instanceof JObject || token instanceof JArray || token instanceof JConstructor) {
          open.push(token);
          continue;
        }
      }
    }
    parent = open[open.length - 1]!;
    if (parent instanceof JProperty) open.pop();
  }
  return root;
};
const startOf = (reader: JsonReader): JToken => {
  if (reader.token === 'StartObject') return new JObject();
  if (reader.token === 'StartArray') return new JArray();
  if (reader.token === 'StartConstructor') return new JConstructor(reader.value as string);
  return readToken(reader);
};

const finish = <T>(reader: JsonReader, result: T): T => {
  // Only comments may follow: anything else fails in the reader.
  while (reader.read());
  return result;
};
const readerOf = (text: string | null): JsonReader => new JsonReader(text ?? raiseNull('s'));

const loadKind = (reader: JsonReader, start: JsonToken, name: string, article: string): JToken => {
  if (reader.token === 'None' && !reader.read()) reader.fail(`Error reading ${name} from JsonReader.`);
  reader.moveToContent();
  if (reader.token !== start)
    reader.fail(`Error reading ${name} from JsonReader. Current JsonReader item is not ${article}: ${reader.token}.`);
  return readToken(reader);
};
export const parseToken = (text: string | null): JToken => {
  const plain = text === null ? null : readPlain(text, true);
  if (plain) return plain;
  const reader = readerOf(text);
  if (!reader.read()) reader.fail('Error reading JToken from JsonReader.');
  return finish(reader, readToken(reader));
};
export const parseObject = (text: string | null): JObject => {
  const plain = text === null ? null : readPlain(text, true);
  if (plain instanceof JObject) return plain;
  const reader = readerOf(text);
  return finish(reader, loadKind(reader, 'StartObject', 'JObject', 'an object') as JObject);
};
export const parseArray = (text: string | null): JArray => {
  const plain = text === null ? null : readPlain(text, true);
  if (plain instanceof JArray) return plain;
  const reader = readerOf(text);
  return finish(reader, loadKind(reader, 'StartArray', 'JArray', 'an array') as JArray);
};
export const parseConstructor = (text: string | null): JConstructor => {
  const reader = readerOf(text);
  return finish(reader, loadKind(reader, 'StartConstructor', 'JConstructor', 'a constructor') as JConstructor);
};
