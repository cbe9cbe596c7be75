/** Adding a token that has a parent already copies it: what would be copied is counted against the budget first, so that no tree doubles for free. */
import { ClrArray } from '../../runtime/array.ts';
import type { Behaviour, Call, Implementation } from '../declare.ts';
import { JContainer, JToken } from './token.ts';

/** Bytes that a token takes, roughly. */
const tokenSize = 128;

const sizeOf = (token: JToken): number => {
  let size = 0;
  const waiting: JToken[] = [token];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    size++;
    if (next instanceof JContainer) for (const child of next.children) waiting.push(child);
  }
  return size;
};
export const payForCopy = (value: unknown, { machine }: Call): void => {
  if (value instanceof ClrArray) for (const item of value) payForCopy(item, { machine } as Call);
  if (!(value instanceof JToken)) return;
  const size = sizeOf(value);
  machine.charge(size);
  machine.allocate(size * tokenSize);
};
/** Members whose tokens given as arguments are paid for when they would be copied. */
export const paid = (members: Readonly<Record<string, Behaviour>>): Record<string, Behaviour> =>
  Object.fromEntries(Object.entries(members).map(([signature, behaviour]) => [signature, wrapped(signature, behaviour)]));

const wrapped = (signature: string, behaviour: Behaviour): Behaviour => {
  const first = /^(?:new\(|static )/.test(signature) ? 0 : 1;
  const pay =
    (implementation: Implementation): Implementation =>
    (...args) => {
      const call = args.at(-1) as Call;
      for (let i = first; i < args.length - 1; i++) {
        const value: unknown = args[i];
        if (value instanceof ClrArray || (value instanceof JToken && (value.parent || signature.startsWith('new('))))
          payForCopy(value, call);
      }
      return implementation(...args);
    };
  if (typeof behaviour === 'function') return pay(behaviour as Implementation);
  const accessors = behaviour as { get?: Implementation; set?: Implementation } | null;
  return accessors?.set && accessors.get ? { get: accessors.get, set: pay(accessors.set) } : behaviour;
};
