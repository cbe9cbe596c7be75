/**
 * Numbers that JavaScript cannot tell from an int (a number) or a long (a bigint): immutable, compared by value through `equalValues`.
 * Small integers are kept, so that boxing a byte allocates nothing.
 */
import { clr, type RuntimeType } from './type.ts';

/** What all number classes share: `value` is exact for the type (a Single's is rounded to 32 bits). */
export abstract class NumberValue {
  abstract readonly clrType: RuntimeType;
  abstract readonly value: number | bigint;
}

export class Double extends NumberValue {
  readonly value: number;
  constructor(value: number) {
    super();
    this.value = value;
  }
  get clrType(): RuntimeType {
    return clr.double;
  }
}
export class Single extends NumberValue {
  readonly value: number;
  constructor(value: number) {
    super();
    this.value = Math.fround(value);
  }
  get clrType(): RuntimeType {
    return clr.float;
  }
}
/** 0 … 255. Use `Byte.of`. */
export class Byte extends NumberValue {
  static readonly all: readonly Byte[] = Array.from({ length: 256 }, (_, value) => new Byte(value));
  /** Of an integer; only its low 8 bits count. */
  static of(value: number): Byte {
    return Byte.all[value & 0xff]!;
  }
  readonly value: number;
  private constructor(value: number) {
    super();
    this.value = value;
  }
  get clrType(): RuntimeType {
    return clr.byte;
  }
}
/** −128 … 127. */
export class SByte extends NumberValue {
  readonly value: number;
  constructor(value: number) {
    super();
    this.value = (value << 24) >> 24;
  }
  get clrType(): RuntimeType {
    return clr.sbyte;
  }
}
export class Int16 extends NumberValue {
  readonly value: number;
  constructor(value: number) {
    super();
    this.value = (value << 16) >> 16;
  }
  get clrType(): RuntimeType {
    return clr.short;
  }
}
export class UInt16 extends NumberValue {
  readonly value: number;
  constructor(value: number) {
    super();
    this.value = value & 0xffff;
  }
  get clrType(): RuntimeType {
    return clr.ushort;
  }
}
export class UInt32 extends NumberValue {
  readonly value: number;
  constructor(value: number) {
    super();
    this.value = value >>> 0;
  }
  get clrType(): RuntimeType {
    return clr.uint;
  }
}
export class UInt64 extends NumberValue {
  readonly value: bigint;
  constructor(value: bigint) {
    super();
    this.value = BigInt.asUintN(64, value);
  }
  get clrType(): RuntimeType {
    return clr.ulong;
  }
}

/** A UTF-16 code unit; interned: equal chars are the same object. */
export class Char {
  private static readonly known: (Char | undefined)[] = [];
  static of(code: number): Char {
    return (Char.known[code] ??= new Char(code));
  }
  /** Of a one-unit string. */
  static from(text: string): Char {
    return Char.of(text.charCodeAt(0));
  }
  readonly code: number;
  private constructor(code: number) {
    this.code = code;
  }
  get clrType(): RuntimeType {
    return clr.char;
  }
  toText(): string {
    return String.fromCharCode(this.code);
  }
}
