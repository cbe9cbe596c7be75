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
  /** What was asked for; it only shows in `Capacity`. */
  room: number;
  constructor(text: string, room = 0) {
    this.text = text;
    this.room = room;
  }
  get capacity(): number {
    return Math.max(this.room === 0 ? 16 : this.room, this.text.length);
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
const room = (capacity: number): number =>
  capacity < 0
    ? raiseArgument('System.ArgumentOutOfRangeException', `capacity ('${capacity}') must be a non-negative value.`, 'capacity')
    : capacity;
const line = '\n';
const members: Record<string, Behaviour> = {
  'new()': () => new Builder(''),
  'new(int capacity)': (capacity: number) => new Builder('', room(capacity)),
  'new(int capacity, int maxCapacity)': (capacity: number, most: number) => {
    if (capacity > most) raiseArgument('System.ArgumentOutOfRangeException', 'Capacity exceeds maximum capacity.', 'capacity');
    if (most < 1)
      raiseArgument(
        'System.ArgumentOutOfRangeException',
        `maxCapacity ('${most}') must be a non-negative and non-zero value.`,
        'maxCapacity',
      );
    return new Builder('', room(capacity));
  },
  'new(string value)': (text: string | null) => new Builder(text ?? ''),
  'new(string value, int capacity)': (text: string | null, capacity: number) => new Builder(text ?? '', room(capacity)),
  'new(string value, int startIndex, int length, int capacity)': (text: string | null, start: number, length: number, capacity: number) => {
    if (start < 0 || length < 0 || start > (text ?? '').length - length) outOfRange('startIndex');
    return new Builder((text ?? '').slice(start, start + length), room(capacity));
  },
  'int Length { get; set; }': {
    get: (self: Builder) => self.length,
    set: (self: Builder, length: number) => {
      if (length < 0) raiseArgument('System.ArgumentOutOfRangeException', 'Length cannot be less than zero.', 'value');
      self.text = self.text.slice(0, length).padEnd(length, '\0');
    },
  },
  'int Capacity { get; set; }': {
    get: (self: Builder) => self.capacity,
    set: (self: Builder, capacity: number) => {
      room(capacity);
      if (capacity < self.length) raiseArgument('System.ArgumentOutOfRangeException', 'capacity was less than the current size.', 'value');
      self.room = capacity;
    },
  },
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
    chars: ClrArray | null,
    start: number,
    count: number,
    call: Call,
  ) => {
    if (start < 0) outOfRange('startIndex');
    if (count < 0) outOfRange('charCount');
    if (chars === null) return start === 0 && count === 0 ? self : raiseNull('value');
    if (count > chars.length - start) outOfRange('charCount');
    return self.append(
      chars
        .toArray()
        .slice(start, start + count)
        .map(textOf)
        .join(''),
      call,
    );
  },
  'StringBuilder Append(StringBuilder value, int startIndex, int count)': (
    self: Builder,
    value: Builder | null,
    start: number,
    count: number,
    call: Call,
  ) => {
    if (start < 0) outOfRange('startIndex');
    if (count < 0) outOfRange('count');
    if (value === null) return start === 0 && count === 0 ? self : raiseNull('value');
    if (start > value.length - count) outOfRange('startIndex');
    return self.append(value.text.slice(start, start + count), call);
  },
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
  'StringBuilder AppendFormat(string format, params object[] args)': (
    self: Builder,
    format: string | null,
    values: ClrArray | null,
    call: Call,
  ) => self.append(formatComposite(format ?? raiseNull('format'), (values ?? raiseNull('args')).toArray()), call),
  'StringBuilder AppendFormat(IFormatProvider provider, string format, params object[] args)': (
    self: Builder,
    _: unknown,
    format: string | null,
    values: ClrArray | null,
    call: Call,
  ) => self.append(formatComposite(format ?? raiseNull('format'), (values ?? raiseNull('args')).toArray()), call),
  'StringBuilder AppendJoin(string separator, params object[] values)': appendJoin,
  'StringBuilder AppendJoin(string separator, params string[] values)': appendJoin,
  'StringBuilder AppendJoin<T>(string separator, IEnumerable<T> values)': appendJoin,
  'StringBuilder AppendJoin(char separator, params object[] values)': appendJoin,
  'StringBuilder AppendJoin(char separator, params string[] values)': appendJoin,
  'StringBuilder AppendJoin<T>(char separator, IEnumerable<T> values)': appendJoin,
  'StringBuilder Insert(int index, char value)': insert,
  'StringBuilder Insert(int index, string value)': insert,
  'StringBuilder Insert(int index, object value)': insert,
  'StringBuilder Insert(int index, int value)': insert,
  'StringBuilder Insert(int index, string value, int count)': (
    self: Builder,
    at: number,
    text: string | null,
    count: number,
    call: Call,
  ) => {
    if (at < 0 || at > self.length) outOfRange('index');
    if (count < 0) raiseArgument('System.ArgumentOutOfRangeException', `count ('${count}') must be a non-negative value.`, 'count');
    call.machine.allocate((text ?? '').length * count * 2);
    return insert(self, at, (text ?? '').repeat(count), call);
  },
  'StringBuilder Insert(int index, char[] value, int startIndex, int charCount)': (
    self: Builder,
    at: number,
    chars: ClrArray | null,
    start: number,
    count: number,
    call: Call,
  ) => {
    if (at < 0 || at > self.length) outOfRange('index');
    if (chars === null) return start === 0 && count === 0 ? self : raiseNull('value');
    if (start < 0) outOfRange('startIndex');
    if (count < 0) outOfRange('charCount');
    if (start > chars.length - count) outOfRange('startIndex');
    return insert(
      self,
      at,
      chars
        .toArray()
        .slice(start, start + count)
        .map(textOf)
        .join(''),
      call,
    );
  },
  'StringBuilder Remove(int startIndex, int length)': (self: Builder, start: number, length: number) => {
    if (start < 0) outOfRange('startIndex');
    if (length < 0 || start + length > self.length) outOfRange('length');
    self.text = self.text.slice(0, start) + self.text.slice(start + length);
    return self;
  },
  'StringBuilder Replace(string oldValue, string newValue)': (self: Builder, from: string | null, to: string | null, call: Call) =>
    replacePart(self, from, to, 0, self.length, call),
  'StringBuilder Replace(string oldValue, string newValue, int startIndex, int count)': replacePart,
  'StringBuilder Replace(char oldChar, char newChar)': (self: Builder, from: Char, to: Char, call: Call) =>
    replacePart(self, textOf(from), textOf(to), 0, self.length, call),
  'StringBuilder Replace(char oldChar, char newChar, int startIndex, int count)': (
    self: Builder,
    from: Char,
    to: Char,
    start: number,
    count: number,
    call: Call,
  ) => replacePart(self, textOf(from), textOf(to), start, count, call),
  'StringBuilder Clear()': (self: Builder) => {
    self.text = '';
    return self;
  },
  'override string ToString()': (self: Builder) => self.text,
  'string ToString(int startIndex, int length)': (self: Builder, start: number, length: number) =>
    start < 0 || length < 0 || start + length > self.length ? outOfRange('length') : self.text.slice(start, start + length),
  'bool Equals(StringBuilder sb)': (self: Builder, other: Builder | null) => other !== null && self.text === other.text,
  'int EnsureCapacity(int capacity)': (self: Builder, capacity: number) => {
    self.room = Math.max(room(capacity), self.capacity);
    return self.capacity;
  },
};
function appendJoin(self: Builder, separator: unknown, values: unknown, call: Call): Builder {
  const texts = itemsOf(values, 'values').map(textOf);
  call.machine.allocate(texts.reduce((sum, text) => sum + text.length + 4, 0));
  return self.append(texts.join(textOf(separator)), call);
}
function replacePart(self: Builder, from: string | null, to: string | null, start: number, count: number, { machine }: Call): Builder {
  if (start < 0 || start > self.length) outOfRange('startIndex');
  if (count < 0 || start > self.length - count) outOfRange('count');
  if (from === null) raiseNull('oldValue');
  if (from === '') raiseArgument('System.ArgumentException', 'The value cannot be an empty string.', 'oldValue');
  const parts = self.text.slice(start, start + count).split(from!);
  machine.allocate(parts.length * 16 + (parts.length - 1) * (to ?? '').length * 2);
  self.text = self.text.slice(0, start) + parts.join(to ?? '') + self.text.slice(start + count);
  return self;
}
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
members['int MaxCapacity { get; }'] = () => 2147483647;
members['void CopyTo(int sourceIndex, char[] destination, int destinationIndex, int count)'] = (
  self: Builder,
  source: number,
  destination: ClrArray | null,
  at: number,
  count: number,
) => {
  const to = destination ?? raiseNull('destination');
  for (const [value, parameter] of [
    [count, 'count'],
    [at, 'destinationIndex'],
  ] as const)
    if (value < 0)
      raiseArgument('System.ArgumentOutOfRangeException', `${parameter} ('${value}') must be a non-negative value.`, parameter);
  if (source < 0 || source > self.length) outOfRange('sourceIndex');
  if (at + count > to.length || source + count > self.length)
    raise(
      'System.ArgumentException',
      'Either offset did not refer to a position in the string, or there is an insufficient length of destination character array.',
    );
  for (let i = 0; i < count; i++) to.set(at + i, Char.of(self.text.charCodeAt(source + i)));
};

export default declare('public sealed class System.Text.StringBuilder', members);
