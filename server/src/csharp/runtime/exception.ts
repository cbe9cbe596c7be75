/** A .NET exception on its way: thrown by library code and by `throw`, caught by `catch`. */
import { type RuntimeType, runtimeType } from './type.ts';

export class ClrException extends Error {
  readonly clrType: RuntimeType;
  readonly inner: ClrException | null;
  /** Further properties of the exception's type (`ParamName`, `ActualValue`, `Path` …). */
  readonly data: Map<string, unknown> = new Map();

  /** `type`: its full .NET name or handle. */
  constructor(type: string | RuntimeType, message: string, inner: ClrException | null = null) {
    super(message);
    this.clrType = typeof type === 'string' ? runtimeType(type) : type;
    this.inner = inner;
  }
  /** The full name of its type: `System.FormatException`. */
  get type(): string {
    return this.clrType.name;
  }
  /** `ToString()`: type, message, inner exceptions; no stack, there is none to show. */
  toText(): string {
    return `${this.type}: ${this.message}${this.inner ? `\n ---> ${this.inner.toText()}\n   --- End of inner exception stack trace ---` : ''}`;
  }
}

/** Throws a .NET exception: `raise('System.FormatException', 'Input string was not in a correct format.')`. */
export const raise = (type: string, message: string, inner: ClrException | null = null): never => {
  throw new ClrException(type, message, inner);
};
/** An argument exception with its parameter named as .NET does: `… (Parameter 'value')`. */
export const raiseArgument = (type: string, message: string, parameter: string): never => {
  const exception = new ClrException(type, `${message} (Parameter '${parameter}')`);
  exception.data.set('ParamName', parameter);
  throw exception;
};
export const raiseNull = (parameter: string): never => raiseArgument('System.ArgumentNullException', 'Value cannot be null.', parameter);
export const nullReference = (): never => raise('System.NullReferenceException', 'Object reference not set to an instance of an object.');

/** A bound that was reached (steps, depth, memory, regex), or the library's own end (`library`: something it knows of but cannot do): no .NET exception, so no `catch` in a policy holds it. */
export class LimitReached extends Error {
  readonly limit: 'steps' | 'depth' | 'memory' | 'regex' | 'library';
  constructor(limit: LimitReached['limit'], message: string) {
    super(message);
    this.limit = limit;
  }
}
