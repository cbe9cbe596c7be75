/** System.IO.StringReader and StringWriter, and what they derive from. */
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
import { type Behaviour, type Call, declare } from '../declare.ts';
import { formatComposite } from './formatting/composite.ts';
import { Builder } from './string-builder.ts';

class StringReader implements ClrObject {
  private readonly text: string;
  private at = 0;
  private closed = false;
  constructor(text: string) {
    this.text = text;
  }
  get clrType(): RuntimeType {
    return runtimeType('System.IO.StringReader');
  }
  close(): void {
    this.closed = true;
  }
  private open(): void {
    if (this.closed) raise('System.ObjectDisposedException', 'Cannot read from a closed TextReader.');
  }
  peek(): number {
    this.open();
    return this.at < this.text.length ? this.text.charCodeAt(this.at) : -1;
  }
  read(): number {
    const code = this.peek();
    if (code >= 0) this.at++;
    return code;
  }
  take(count: number): string {
    this.open();
    const part = this.text.slice(this.at, this.at + count);
    this.at += part.length;
    return part;
  }
  rest(): string {
    return this.take(this.text.length);
  }
  line(): string | null {
    this.open();
    if (this.at >= this.text.length) return null;
    const match = /\r\n|\r|\n/.exec(this.text.slice(this.at));
    const line = match ? this.text.slice(this.at, this.at + match.index) : this.text.slice(this.at);
    this.at += line.length + (match?.[0].length ?? 0);
    return line;
  }
}

class StringWriter implements ClrObject {
  readonly builder: Builder;
  newLine = '\n';
  private closed = false;
  constructor(builder: Builder) {
    this.builder = builder;
  }
  get clrType(): RuntimeType {
    return runtimeType('System.IO.StringWriter');
  }
  close(): void {
    this.closed = true;
  }
  write(text: string, call: Call): void {
    if (this.closed) raise('System.ObjectDisposedException', 'Cannot write to a closed TextWriter.');
    this.builder.append(text, call);
  }
  toText(): string {
    return this.builder.text;
  }
}

const readInto = (self: StringReader, buffer: ClrArray | null, index: number, count: number): number => {
  const target = buffer ?? raiseNull('buffer');
  if (index < 0 || count < 0)
    raiseArgument('System.ArgumentOutOfRangeException', 'Non-negative number required.', index < 0 ? 'index' : 'count');
  if (target.length - index < count)
    raise(
      'System.ArgumentException',
      'Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.',
    );
  const part = self.take(count);
  for (let i = 0; i < part.length; i++) target.set(index + i, Char.of(part.charCodeAt(i)));
  return part.length;
};
const charsOf = (array: ClrArray | null): string => (array ? array.toArray().map(textOf).join('') : '');

const writes: Record<string, Behaviour> = {};
for (const type of ['string', 'char', 'bool', 'int', 'uint', 'long', 'ulong', 'float', 'double', 'decimal', 'object']) {
  writes[`void Write(${type} value)`] = (self: StringWriter, value: unknown, call: Call) => self.write(textOf(value), call);
  writes[`void WriteLine(${type} value)`] = (self: StringWriter, value: unknown, call: Call) =>
    self.write(textOf(value) + self.newLine, call);
}

export const ioTypes = [
  declare('public abstract class System.IO.TextReader : IDisposable', {
    'int Peek()': (self: StringReader) => self.peek(),
    'int Read()': (self: StringReader) => self.read(),
    'int Read(char[] buffer, int index, int count)': readInto,
    'int ReadBlock(char[] buffer, int index, int count)': readInto,
    'string ReadLine()': (self: StringReader) => self.line(),
    'string ReadToEnd()': (self: StringReader) => self.rest(),
    'void Close()': (self: StringReader) => self.close(),
    'void Dispose()': (self: StringReader) => self.close(),
  }),
  declare('public class System.IO.StringReader : TextReader', {
    'new(string s)': (text: string | null) => new StringReader(text ?? raiseNull('s')),
  }),
  declare('public abstract class System.IO.TextWriter : IDisposable', {
    ...writes,
    'void Write(char[] buffer)': (self: StringWriter, buffer: ClrArray | null, call: Call) => self.write(charsOf(buffer), call),
    'void Write(char[] buffer, int index, int count)': (
      self: StringWriter,
      buffer: ClrArray | null,
      index: number,
      count: number,
      call: Call,
    ) => self.write(charsOf(buffer ?? raiseNull('buffer')).slice(index, index + count), call),
    'void Write(string format, object arg0)': (self: StringWriter, format: string, a: unknown, call: Call) =>
      self.write(formatComposite(format, [a]), call),
    'void Write(string format, object arg0, object arg1)': (self: StringWriter, format: string, a: unknown, b: unknown, call: Call) =>
      self.write(formatComposite(format, [a, b]), call),
    'void Write(string format, params object[] arg)': (self: StringWriter, format: string, args: ClrArray, call: Call) =>
      self.write(formatComposite(format, args.toArray()), call),
    'void WriteLine()': (self: StringWriter, call: Call) => self.write(self.newLine, call),
    'void WriteLine(string format, object arg0)': (self: StringWriter, format: string, a: unknown, call: Call) =>
      self.write(formatComposite(format, [a]) + self.newLine, call),
    'void WriteLine(string format, object arg0, object arg1)': (self: StringWriter, format: string, a: unknown, b: unknown, call: Call) =>
      self.write(formatComposite(format, [a, b]) + self.newLine, call),
    'void WriteLine(string format, params object[] arg)': (self: StringWriter, format: string, args: ClrArray, call: Call) =>
      self.write(formatComposite(format, args.toArray()) + self.newLine, call),
    'string NewLine { get; set; }': {
      get: (self: StringWriter) => self.newLine,
      set: (self: StringWriter, value: string | null) => {
        self.newLine = value ?? '\n';
      },
    },
    'void Flush()': () => undefined,
    'void Close()': (self: StringWriter) => self.close(),
    'void Dispose()': (self: StringWriter) => self.close(),
  }),
  declare('public class System.IO.StringWriter : TextWriter', {
    'new()': () => new StringWriter(new Builder('')),
    'new(IFormatProvider formatProvider)': () => new StringWriter(new Builder('')),
    'new(StringBuilder sb)': (builder: Builder | null) => new StringWriter(builder ?? raiseNull('sb')),
    'StringBuilder GetStringBuilder()': (self: StringWriter) => self.builder,
    'override string ToString()': (self: StringWriter) => self.toText(),
  }),
];
