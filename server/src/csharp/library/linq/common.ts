/** What the operators of LINQ share. */
import { clr, type RuntimeType, raise, raiseArgument } from '../../runtime/index.ts';
import type { Call } from '../declare.ts';
import { Lazy, needed } from './lazy.ts';

export type Fn = (...values: unknown[]) => unknown;
export type Source = unknown;

export const empty = (): never => raise('System.InvalidOperationException', 'Sequence contains no elements');
export const noMatch = (): never => raise('System.InvalidOperationException', 'Sequence contains no matching element');
export const outOfRange = (name: string): never =>
  raiseArgument('System.ArgumentOutOfRangeException', 'Specified argument was out of the range of valid values.', name);
/** What a search found that found nothing. */
export const none = Symbol('none');
export const or = (value: unknown, otherwise: () => unknown): unknown => (value === none ? otherwise() : value);
/** A type argument of the call. */
export const type = ({ typeArguments }: Call, i = 0): RuntimeType => typeArguments[i] ?? clr.object;
export const fallback = (call: Call): unknown => call.machine.types.defaultOf(type(call));
export const lazy = (element: RuntimeType, start: () => Iterator<unknown>): Lazy => new Lazy(element, start);
export const predicate = (test: Fn | null): Fn => needed(test, 'predicate');
export const selector = (fn: Fn): Fn => needed(fn, 'selector');
