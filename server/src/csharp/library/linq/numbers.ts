/** Sum, Average, Min, Max over numbers: in the arithmetic of their own type. */
import { type ArithmeticType, arithmetic } from '../../runtime/arithmetic.ts';
import { clr, compareValues, Double, type RuntimeType, raise, Single } from '../../runtime/index.ts';
import { numericConversion } from '../../runtime/numeric-conversion.ts';
import type { Behaviour, Call } from '../declare.ts';
import { needed, sourceOf, walk } from './lazy.ts';

type Selector = (item: unknown) => unknown;
const zero = (type: ArithmeticType): unknown => numericConversion('int', type, false)(0);
const noElements = (): never => raise('System.InvalidOperationException', 'Sequence contains no elements');

const sum = (type: ArithmeticType) => {
  // Floats are summed as doubles, integers checked.
  const through: ArithmeticType = type === 'float' ? 'double' : type;
  const add = arithmetic('+', through, true) as (a: unknown, b: unknown) => unknown;
  const widen = numericConversion(type, through, false);
  const narrow = numericConversion(through, type, false);
  return (values: Iterable<unknown>): unknown => {
    let total = zero(through);
    for (const value of values) if (value !== null) total = add(total, widen(value));
    return narrow(total);
  };
};

const average = (type: ArithmeticType) => {
  const through: ArithmeticType = type === 'decimal' ? 'decimal' : type === 'int' || type === 'long' ? 'long' : 'double';
  const add = arithmetic('+', through, true) as (a: unknown, b: unknown) => unknown;
  const widen = numericConversion(type, through, false);
  return (values: Iterable<unknown>, nullable: boolean): unknown => {
    let total = zero(through),
      count = 0;
    for (const value of values) {
      if (value === null) continue;
      total = add(total, widen(value));
      count++;
    }
    if (count === 0) return nullable ? null : noElements();
    if (through === 'decimal')
      return (arithmetic('/', 'decimal', true) as (a: unknown, b: unknown) => unknown)(
        total,
        numericConversion('int', 'decimal', false)(count),
      );
    const mean = (through === 'long' ? Number(total as bigint) : (total as Double).value) / count;
    return type === 'float' ? new Single(mean) : new Double(mean);
  };
};

const extreme =
  (sign: 1 | -1) =>
  (values: Iterable<unknown>, nullable: boolean): unknown => {
    let best: unknown = null,
      some = false;
    for (const value of values) {
      if (value === null) continue;
      // NaN is the smallest of all, and no candidate for the largest.
      if (!some || sign * compareValues(value, best) > 0) best = value;
      some = true;
    }
    return some || nullable ? best : noElements();
  };

function* select(source: unknown, selector: Selector | null, call: Call): Generator<unknown> {
  const of: Selector = needed(selector, 'selector');
  for (const item of walk(sourceOf(source), call.machine)) yield of(item);
}

/** The overloads for all numeric types, with and without a selector, nullable and not. */
function overloads(): Record<string, Behaviour> {
  const members: Record<string, Behaviour> = {};
  for (const type of ['int', 'long', 'float', 'double', 'decimal'] as const) {
    const total = sum(type),
      mean = average(type);
    const result = type === 'decimal' ? 'decimal' : type === 'float' ? 'float' : 'double';
    for (const mark of ['', '?']) {
      const nullable = mark === '?';
      const declareBoth = (name: string, returns: string, compute: (values: Iterable<unknown>) => unknown) => {
        members[`static ${returns} ${name}(this IEnumerable<${type}${mark}> source)`] = (source: unknown, call: Call) =>
          compute(walk(sourceOf(source), call.machine));
        members[`static ${returns} ${name}<TSource>(this IEnumerable<TSource> source, Func<TSource, ${type}${mark}> selector)`] = (
          source: unknown,
          selector: Selector,
          call: Call,
        ) => compute(select(source, selector, call));
      };
      declareBoth('Sum', `${type}${mark}`, total);
      declareBoth('Average', `${result}${mark}`, (values) => mean(values, nullable));
      declareBoth('Max', `${type}${mark}`, (values) => extreme(1)(values, nullable));
      declareBoth('Min', `${type}${mark}`, (values) => extreme(-1)(values, nullable));
    }
  }
  // Of anything that can be compared: of a reference type nothing is null, of a value type an error.
  const isReference = (type: RuntimeType, call: Call) => call.machine.types.defaultOf(type) === null;
  for (const [name, sign] of [
    ['Max', 1],
    ['Min', -1],
  ] as const) {
    members[`static TSource ${name}<TSource>(this IEnumerable<TSource> source)`] = (source: unknown, call: Call) =>
      extreme(sign)(walk(sourceOf(source), call.machine), isReference(call.typeArguments[0] ?? clr.object, call));
    members[`static TResult ${name}<TSource, TResult>(this IEnumerable<TSource> source, Func<TSource, TResult> selector)`] = (
      source: unknown,
      selector: Selector,
      call: Call,
    ) => extreme(sign)(select(source, selector, call), isReference(call.typeArguments[1] ?? clr.object, call));
    members[`static TSource ${name}By<TSource, TKey>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector)`] = (
      source: unknown,
      key: Selector,
      call: Call,
    ) => {
      let best: unknown = null,
        bestKey: unknown,
        some = false;
      for (const item of walk(sourceOf(source), call.machine)) {
        const own = needed(key, 'keySelector')(item);
        if (!some || sign * compareValues(own, bestKey) > 0) {
          best = item;
          bestKey = own;
        }
        some = true;
      }
      return some || isReference(call.typeArguments[0] ?? clr.object, call) ? best : noElements();
    };
  }
  return members;
}
export const numericMembers = overloads();
