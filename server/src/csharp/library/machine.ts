/**
 * What an evaluation is given from outside: clock, randomness, cryptography, time zone, and its budgets. The library is pure; whatever it needs of the world is here,
 * and the host (command line, gateway, test) supplies it.
 */
import type { RuntimeType } from '../runtime/type.ts';

export type HashName = 'MD5' | 'SHA1' | 'SHA256' | 'SHA384' | 'SHA512';

/** Cryptography of the host, synchronous. The library's cryptography room adds what else it needs (ciphers, RSA, chains). */
export interface Cryptography {
  hash(name: HashName, data: Uint8Array): Uint8Array;
  hmac(name: HashName, key: Uint8Array, data: Uint8Array): Uint8Array;
}

/** What only the registry of all types can answer. */
export interface TypeQueries {
  /** `value is T` (false for null). */
  isInstance(value: unknown, type: RuntimeType): boolean;
  /** `default(T)`. */
  defaultOf(type: RuntimeType): unknown;
  /** The handle of a type by full name (`System.Int32`), null when the library has none. */
  find(name: string): RuntimeType | null;
}

export interface Machine {
  /** Spends steps; throws LimitReached when they are used up. Library loops over input charge about one step per element. */
  charge(steps: number): void;
  /** Before making something large (bytes, roughly: 2 per UTF-16 unit): throws LimitReached when it is too much. */
  allocate(bytes: number): void;
  /** Steps one regular expression may take. */
  readonly regexSteps: number;
  /** Now, in .NET ticks (100 ns since 0001-01-01) UTC. */
  utcNow(): bigint;
  /** 0 ≤ x < 1. */
  random(): number;
  randomBytes(count: number): Uint8Array;
  /** IANA name of the local time zone; `UTC` as in the gateway unless a test says otherwise. */
  readonly timeZone: string;
  readonly cryptography: Cryptography;
  readonly types: TypeQueries;
}
