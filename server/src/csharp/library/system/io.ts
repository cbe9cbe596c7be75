/** System.IO.StringReader and StringWriter. */
import { Char, type ClrArray, type ClrObject, type RuntimeType, raiseNull, runtimeType, textOf } from '../../runtime/index.ts';
import { type Behaviour, type Call, declare } from '../declare.ts';
import { formatComposite } from './formatting/composite.ts';
import { Builder } from './string-builder.ts';

class Reader implements ClrObject {
  readonly text: string;
  at = 0;
  constructor(text: string) {
    this.text = text;
  }
  get clrType(): RuntimeType {
    return runtimeType('System.IO.StringReader');
  }
  line(): string | null {
    if (this.at >= this.text.length) return null;
    const found = /\r\n|\r|\n/g;
    found.lastIndex = this.at;
    const match = found.exec(this.text);
    const line = this.text.slice(this.at, match ? match.index : undefined);
    this.at = match ? match.index + match[0].length : this.text.length;
    return line;
  }
}

class Writer implements ClrObject {
  readonly builder: Builder;
  constructor(builder: Builder) {
    this.builder = builder;
  }
  get clrType(): RuntimeType {
    return runtimeType('System.IO.StringWriter');
  }
  toText(): string {
    return this.builder.text;
  }
}

const written: Record<string, Behaviour> = {};
for (const type of ['string', 'char', 'object', 'bool', 'int', 'long', 'double', 'decimal']) {
  written[`void Write(${type} value)`] = (self: Writer, value: unknown, call: Call) => void self.builder.append(textOf(value), call);
  written[`void WriteLine(${type} value)`] = (self: Writer, value: unknown, call: Call) =>
    void self.builder.append(`${textOf(value)}\n`, call);
}

export const ioTypes = [
  declare('public abstract class System.IO.TextReader : IDisposable'),
  declare('public abstract class System.IO.TextWriter : IDisposable'),
  declare('public class System.IO.StringReader : TextReader', {
    'new(string s)': (text: string | null) => new Reader(text ?? raiseNull('s')),
    'int Read()': (self: Reader) => (self.at < self.text.length ? self.text.charCodeAt(self.at++) : -1),
    'int Read(char[] buffer, int index, int count)': (self: Reader, buffer: ClrArray, index: number, count: number) => {
      const part = self.text.slice(self.at, self.at + count);
      for (let i = 0; i < part.length; i++) buffer.set(index + i, Char.of(part.charCodeAt(i)));
      self.at += part.length;
      return part.length;
    },
    'int Peek()': (self: Reader) => (self.at < self.text.length ? self.text.charCodeAt(self.at) : -1),
    'string ReadLine()': (self: Reader) => self.line(),
    'string ReadToEnd()': (self: Reader) => {
      const rest = self.text.slice(self.at);
      self.at = self.text.length;
      return rest;
    },
    'void Close()': () => undefined,
    'void Dispose()': () => undefined,
  }),
  declare('public class System.IO.StringWriter : TextWriter', {
    'new()': () => new Writer(new Builder('')),
    'new(StringBuilder sb)': (builder: Builder | null) => new Writer(builder ?? raiseNull('sb')),
    ...written,
    'void Write(string format, params object[] arg)': (self: Writer, format: string, values: ClrArray, call: Call) =>
      void self.builder.append(formatComposite(format, values.toArray()), call),
    'void WriteLine()': (self: Writer, call: Call) => void self.builder.append('\n', call),
    'StringBuilder GetStringBuilder()': (self: Writer) => self.builder,
    'void Flush()': () => undefined,
    'void Close()': () => undefined,
    'void Dispose()': () => undefined,
    'override string ToString()': (self: Writer) => self.toText(),
  }),
];
