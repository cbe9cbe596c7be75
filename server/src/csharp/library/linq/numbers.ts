/** Sum, Average, Min, Max over numbers: in the arithmetic of their own type. */
import { type ArithmeticType, arithmetic, overflow } from '../../runtime/arithmetic.ts';
import { clr, compareValues, Double, type RuntimeType, raise, Single } from '../../runtime/index.ts';
import { numericConversion } from '../../runtime/numeric-conversion.ts';
import { visit } from '../../runtime/operations.ts';
import type { Behaviour, Call } from '../declare.ts';
import { needed, sourceOf } from './lazy.ts';

type Selector = (item: unknown) => unknown;
/** Gives all elements. */
type Walk = (take: (item: unknown) => void) => void;
const zero = (type: ArithmeticType): unknown => numericConversion('int', type, false)(0);
const noElements = (): never => raise('System.InvalidOperationException', 'Sequence contains no elements');

const sum = (type: ArithmeticType) => {
  // Floats are summed as doubles, integers checked.
  const through: ArithmeticType = type === 'float' ? 'double' : type;
  const add = arithmetic('+', through, true) as (a: unknown, b: unknown) => unknown;
  const widen = numericConversion(type, through, false);
  const narrow = numericConversion(through, type, false);
  return (values: Walk): unknown => {
    let total = zero(through);
    values((value) => {
      if (value !== null) total = add(total, widen(value));
    });
    return narrow(total);
  };
};
const sumOfInts = (values: Walk): number => {
  let total = 0;
  values((value) => {
    total += value as number;
    if (total > 2147483647 || total < -2147483648) overflow();
  });
  return total;
};

const average = (type: ArithmeticType) => {
  const through: ArithmeticType = type === 'decimal' ? 'decimal' : type === 'int' || type === 'long' ? 'long' : 'double';
  const add = arithmetic('+', through, true) as (a: unknown, b: unknown) => unknown;
  const widen = numericConversion(type, through, false);
  return (values: Walk, nullable: boolean): unknown => {
    let total = zero(through),
      count = 0;
    values((value) => {
      if (value === null) return;
      total = add(total, widen(value));
      count++;
    });
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
  (values: Walk, nullable: boolean): unknown => {
    let best: unknown = null,
      some = false;
    values((value) => {
      if (value === null) return;
      // NaN is the smallest of all, and no candidate for the largest.
      if (!some || sign * compareValues(value, best) > 0) best = value;
      some = true;
    });
    return some || nullable ? best : noElements();
  };

const elementsOf =
  (source: unknown, { machine }: Call): Walk =>
  (take) => {
    visit(sourceOf(source), machine, take);
  };
const select = (source: unknown, selector: Selector | null, { machine }: Call): Walk => {
  const of: Selector = needed(selector, 'selector');
  sourceOf(source);
  return (take) => {
    visit(source, machine, (item) => take(of(item)));
  };
};

/** The overloads for all numeric types, with and without a selector, nullable and not. */
function overloads(): Record<string, Behaviour> {
  const members: Record<string, Behaviour> = {};
  for (const type of ['int', 'long', 'float', 'double', 'decimal'] as const) {
    const total = sum(type),
      mean = average(type);
    const result = type === 'decimal' ? 'decimal' : type === 'float' ? 'float' : 'double';
    for (const mark of ['', '?']) {
      const nullable = mark === '?';
      const declareBoth = (name: string, returns: string, compute: (values: Walk) => unknown) => {
        members[`static ${returns} ${name}(this IEnumerable<${type}${mark}> source)`] = (source: unknown, call: Call) =>
          compute(elementsOf(source, call));
        members[`static ${returns} ${name}<TSource>(this IEnumerable<TSource> source, Func<TSource, ${type}${mark}> selector)`] = (
          source: unknown,
          selector: Selector,
          call: Call,
        ) => compute(select(source, selector, call));
      };
      declareBoth('Sum', `${type}${mark}`, type === 'int' && !nullable ? sumOfInts : total);
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
      extreme(sign)(elementsOf(source, call), isReference(call.typeArguments[0] ?? clr.object, call));
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
      visit(sourceOf(source), call.machine, (item) => {
        const own = needed(key, 'keySelector')(item);
        if (!some || sign * compareValues(own, bestKey) > 0) {
          best = item;
          bestKey = own;
        }
        some = true;
      });
      return some || isReference(call.typeArguments[0] ?? clr.object, call) ? best : noElements();
    };
  }
  return members;
}
export const numericMembers = overloads();
