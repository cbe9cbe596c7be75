import {
  Char,
  type ClrArray,
  type ClrObject,
  type RuntimeType,
  raise,
  raiseArgument,
  raiseNull,
  runtimeType,
  textOf,
} from '../../runtime/index.ts';
import { itemsOf } from '../collections/list.ts';
import { type Behaviour, type Call, declare } from '../declare.ts';
import { formatComposite } from './formatting/composite.ts';

const builderType = runtimeType('System.Text.StringBuilder');
export class Builder implements ClrObject {
  text: string;
  constructor(text: string) {
    this.text = text;
  }
  get clrType(): RuntimeType {
    return builderType;
  }
  get length(): number {
    return this.text.length;
  }
  append(text: string, { machine }: Call): this {
    machine.allocate(text.length * 2);
    this.text += text;
    return this;
  }
  toText(): string {
    return this.text;
  }
}

const outOfRange = (parameter: string): never =>
  raiseArgument(
    'System.ArgumentOutOfRangeException',
    'Index was out of range. Must be non-negative and less than or equal to the size of the collection.',
    parameter,
  );
const line = '\n';
const members: Record<string, Behaviour> = {
  'new()': () => new Builder(''),
  'new(int capacity)': () => new Builder(''),
  'new(string value)': (text: string | null) => new Builder(text ?? ''),
  'new(string value, int capacity)': (text: string | null) => new Builder(text ?? ''),
  'int Length { get; set; }': {
    get: (self: Builder) => self.length,
    set: (self: Builder, length: number) => {
      if (length < 0) raiseArgument('System.ArgumentOutOfRangeException', 'Length cannot be less than zero.', 'value');
      self.text = self.text.slice(0, length).padEnd(length, '\0');
    },
  },
  'int Capacity { get; set; }': { get: (self: Builder) => Math.max(16, self.length), set: () => undefined },
  'char this[int index] { get; set; }': {
    get: (self: Builder, index: number) =>
      index < 0 || index >= self.length
        ? raise('System.IndexOutOfRangeException', 'Index was outside the bounds of the array.')
        : Char.of(self.text.charCodeAt(index)),
    set: (self: Builder, index: number, value: Char) => {
      if (index < 0 || index >= self.length) outOfRange('index');
      self.text = self.text.slice(0, index) + String.fromCharCode(value.code) + self.text.slice(index + 1);
    },
  },
  'StringBuilder Append(char value, int repeatCount)': (self: Builder, char: Char, count: number, call: Call) => {
    if (count < 0) outOfRange('repeatCount');
    call.machine.allocate(count * 2);
    return self.append(String.fromCharCode(char.code).repeat(count), call);
  },
  'StringBuilder Append(string value, int startIndex, int count)': (
    self: Builder,
    text: string | null,
    start: number,
    count: number,
    call: Call,
  ) => self.append((text ?? '').slice(start, start + count), call),
  'StringBuilder Append(char[] value)': (self: Builder, chars: ClrArray | null, call: Call) =>
    self.append(chars ? chars.toArray().map(textOf).join('') : '', call),
  'StringBuilder Append(char[] value, int startIndex, int charCount)': (
    self: Builder,
    chars: ClrArray,
    start: number,
    count: number,
    call: Call,
  ) =>
    self.append(
      chars
        .toArray()
        .slice(start, start + count)
        .map(textOf)
        .join(''),
      call,
    ),
  'StringBuilder AppendLine()': (self: Builder, call: Call) => self.append(line, call),
  'StringBuilder AppendLine(string value)': (self: Builder, text: string | null, call: Call) => self.append((text ?? '') + line, call),
  'StringBuilder AppendFormat(string format, object arg0)': (self: Builder, format: string | null, a: unknown, call: Call) =>
    self.append(formatComposite(format ?? raiseNull('format'), [a]), call),
  'StringBuilder AppendFormat(string format, object arg0, object arg1)': (
    self: Builder,
    format: string | null,
    a: unknown,
    b: unknown,
    call: Call,
  ) => self.append(formatComposite(format ?? raiseNull('format'), [a, b]), call),
  'StringBuilder AppendFormat(string format, object arg0, object arg1, object arg2)': (
    self: Builder,
    format: string | null,
    a: unknown,
    b: unknown,
    c: unknown,
    call: Call,
  ) => self.append(formatComposite(format ?? raiseNull('format'), [a, b, c]), call),
  'StringBuilder AppendFormat(string format, params object[] args)': (self: Builder, format: string | null, values: ClrArray, call: Call) =>
    self.append(formatComposite(format ?? raiseNull('format'), values.toArray()), call),
  'StringBuilder AppendFormat(IFormatProvider provider, string format, params object[] args)': (
    self: Builder,
    _: unknown,
    format: string | null,
    values: ClrArray,
    call: Call,
  ) => self.append(formatComposite(format ?? raiseNull('format'), values.toArray()), call),
  'StringBuilder AppendJoin(string separator, params object[] values)': (
    self: Builder,
    separator: string | null,
    values: ClrArray,
    call: Call,
  ) =>
    self.append(
      values
        .toArray()
        .map(textOf)
        .join(separator ?? ''),
      call,
    ),
  'StringBuilder AppendJoin(string separator, params string[] values)': (
    self: Builder,
    separator: string | null,
    values: ClrArray,
    call: Call,
  ) =>
    self.append(
      values
        .toArray()
        .map(textOf)
        .join(separator ?? ''),
      call,
    ),
  'StringBuilder AppendJoin<T>(string separator, IEnumerable<T> values)': (
    self: Builder,
    separator: string | null,
    values: unknown,
    call: Call,
  ) =>
    self.append(
      itemsOf(values)
        .map(textOf)
        .join(separator ?? ''),
      call,
    ),
  'StringBuilder Insert(int index, char value)': insert,
  'StringBuilder Insert(int index, string value)': insert,
  'StringBuilder Insert(int index, object value)': insert,
  'StringBuilder Insert(int index, int value)': insert,
  'StringBuilder Insert(int index, string value, int count)': (self: Builder, at: number, text: string | null, count: number, call: Call) =>
    insert(self, at, (text ?? '').repeat(count), call),
  'StringBuilder Remove(int startIndex, int length)': (self: Builder, start: number, length: number) => {
    if (start < 0) outOfRange('startIndex');
    if (length < 0 || start + length > self.length) outOfRange('length');
    self.text = self.text.slice(0, start) + self.text.slice(start + length);
    return self;
  },
  'StringBuilder Replace(string oldValue, string newValue)': (self: Builder, from: string | null, to: string | null) => {
    if (from === null) raiseNull('oldValue');
    if (from === '') raiseArgument('System.ArgumentException', 'The value cannot be an empty string.', 'oldValue');
    self.text = self.text.split(from!).join(to ?? '');
    return self;
  },
  'StringBuilder Replace(char oldChar, char newChar)': (self: Builder, from: Char, to: Char) => {
    self.text = self.text.split(textOf(from)).join(textOf(to));
    return self;
  },
  'StringBuilder Clear()': (self: Builder) => {
    self.text = '';
    return self;
  },
  'override string ToString()': (self: Builder) => self.text,
  'string ToString(int startIndex, int length)': (self: Builder, start: number, length: number) =>
    start < 0 || length < 0 || start + length > self.length ? outOfRange('length') : self.text.slice(start, start + length),
  'bool Equals(StringBuilder sb)': (self: Builder, other: Builder | null) => other !== null && self.text === other.text,
  'int EnsureCapacity(int capacity)': (_: Builder, capacity: number) => capacity,
};
function insert(self: Builder, at: number, value: unknown, { machine }: Call): Builder {
  if (at < 0 || at > self.length) outOfRange('index');
  const text = textOf(value);
  machine.allocate(text.length * 2);
  self.text = self.text.slice(0, at) + text + self.text.slice(at);
  return self;
}
for (const type of [
  'string',
  'char',
  'object',
  'bool',
  'int',
  'long',
  'double',
  'decimal',
  'float',
  'byte',
  'short',
  'uint',
  'ulong',
  'ushort',
  'sbyte',
  'StringBuilder',
]) {
  members[`StringBuilder Append(${type} value)`] = (self: Builder, value: unknown, call: Call) => self.append(textOf(value), call);
}
members['StringBuilder Insert(int index, char[] value)'] = (self: Builder, at: number, chars: ClrArray | null, call: Call) =>
  insert(self, at, chars ? chars.toArray().map(textOf).join('') : '', call);
members['StringBuilder Replace(string oldValue, string newValue, int startIndex, int count)'] = (
  self: Builder,
  old: string,
  fresh: string | null,
  start: number,
  count: number,
) => {
  const { text } = self;
  self.text = text.slice(0, start) + text.slice(start, start + count).replaceAll(old, () => fresh ?? '') + text.slice(start + count);
  return self;
};
members['StringBuilder Replace(char oldChar, char newChar, int startIndex, int count)'] = (
  self: Builder,
  old: Char,
  fresh: Char,
  start: number,
  count: number,
) => {
  const { text } = self;
  self.text =
    text.slice(0, start) +
    text.slice(start, start + count).replaceAll(String.fromCharCode(old.code), () => String.fromCharCode(fresh.code)) +
    text.slice(start + count);
  return self;
};
members['int MaxCapacity { get; }'] = () => 2147483647;
members['void CopyTo(int sourceIndex, char[] destination, int destinationIndex, int count)'] = (
  self: Builder,
  source: number,
  destination: ClrArray,
  at: number,
  count: number,
) => {
  for (let i = 0; i < count; i++) destination.set(at + i, Char.of(self.text.charCodeAt(source + i)));
};

export default declare('public sealed class System.Text.StringBuilder', members);
