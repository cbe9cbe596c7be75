/** The machine an evaluation runs on: what its host gives, the bounds it must keep, and what the registry knows of types. */
import type { Cryptography, Machine, TypeQueries } from './library/machine.ts';
import { LimitReached } from './runtime/exception.ts';
import { defaultOf } from './types/defaults.ts';
import { isInstance, typeOfHandle } from './types/dispatch.ts';
import { registry } from './types/registry.ts';
import { handleOf } from './types/type.ts';

/** What comes from outside. */
export interface Host {
  /** .NET ticks UTC. */
  utcNow(): bigint;
  random(): number;
  randomBytes(count: number): Uint8Array;
  readonly cryptography: Cryptography;
  /** IANA name; default UTC. */
  readonly timeZone?: string;
}
export interface Limits {
  /** Steps of the evaluation: about one per operation or element. */
  readonly steps: number;
  /** Bytes it may make in all. */
  readonly bytes: number;
  /** Steps of one regular expression. */
  readonly regexSteps: number;
}
export const defaultLimits: Limits = { steps: 20_000_000, bytes: 256 * 1024 * 1024, regexSteps: 5_000_000 };

const types: TypeQueries = {
  isInstance: (value, handle) => {
    const type = typeOfHandle(handle);
    return type !== null && isInstance(value, type);
  },
  defaultOf: (handle) => {
    const type = typeOfHandle(handle);
    return type ? defaultOf(type, handle) : null;
  },
  find: (name) => {
    const definition = registry().byFullName(name, 0);
    return definition ? handleOf(definition.type) : null;
  },
};

/** A machine for one evaluation: its budgets are spent once. */
export const createMachine = (host: Host, limits: Partial<Limits> = {}): Machine => {
  const bounds = { ...defaultLimits, ...limits };
  let { steps, bytes } = bounds;
  return {
    charge(count) {
      steps -= count;
      if (steps < 0) throw new LimitReached('steps', `The expression takes more than ${bounds.steps.toLocaleString('en')} steps.`);
    },
    allocate(count) {
      bytes -= count;
      if (bytes < 0) throw new LimitReached('memory', `The expression makes more than ${Math.round(bounds.bytes / 1048576)} MB of data.`);
    },
    regexSteps: bounds.regexSteps,
    utcNow: () => host.utcNow(),
    random: () => host.random(),
    randomBytes: (count) => host.randomBytes(count),
    timeZone: host.timeZone ?? 'UTC',
    cryptography: host.cryptography,
    types,
  };
};
