/** Joining and comparing strings. */
import type { BoundBinary, BoundExpression, BoundInterpolated } from '../bound.ts';
import { textOf } from '../runtime/operations.ts';
import { registry } from '../types/registry.ts';
import type { Code, Frame } from './frame.ts';
import { constantString, isString } from './shapes.ts';
import type { Unit } from './unit.ts';

/** From this length on, strings count against the memory that an evaluation may take. */
const large = 4096;
const counted = (f: Frame, text: string): string => {
  if (text.length > large) f.run.machine.allocate(text.length * 2);
  return text;
};
export const join = (f: Frame, a: unknown, b: unknown): string =>
  counted(f, (typeof a === 'string' ? a : textOf(a)) + (typeof b === 'string' ? b : textOf(b)));

/** `a + b + c` is one joining, not two. */
export function compileConcat(unit: Unit, node: BoundBinary): Code {
  const parts: BoundExpression[] = [];
  const gather = (each: BoundExpression): void => {
    if (each.constant === undefined && each.kind === 'binary' && each.operator.kind === 'concat' && !each.lifted) {
      gather(each.left);
      gather(each.right);
    } else parts.push(each);
  };
  gather(node);
  // The right operand may be a joining in parentheses: order of evaluation and text are the same.
  return joined(
    unit,
    parts.map((part) => constantText(part) ?? textCode(unit, part)),
  );
}

const constantText = (node: BoundExpression): string | null => (node.constant === undefined ? null : textOf(node.constant));
const textCode = (unit: Unit, node: BoundExpression): ((f: Frame) => string) => {
  const code = unit.expression(node);
  if (isString(node)) return (f) => (code(f) as string | null) ?? '';
  return (f) => {
    const value = code(f);
    return typeof value === 'string' ? value : textOf(value);
  };
};

function joined(_: Unit, given: readonly (string | ((f: Frame) => string))[]): Code {
  const parts: (string | ((f: Frame) => string))[] = [];
  for (const part of given) {
    const last = parts.at(-1);
    if (typeof part === 'string' && typeof last === 'string') parts[parts.length - 1] = last + part;
    else if (part !== '') parts.push(part);
  }
  const [a, b, c, d] = parts;
  if (parts.length === 0) return () => '';
  if (parts.length === 1) return typeof a === 'string' ? () => a : (f) => a!(f);
  if (parts.length === 2) {
    if (typeof a === 'string') return (f) => counted(f, a + (b as (f: Frame) => string)(f));
    if (typeof b === 'string') return (f) => counted(f, a!(f) + b);
    return (f) => counted(f, a!(f) + b!(f));
  }
  if (parts.length === 3 && typeof a === 'function' && typeof b === 'string' && typeof c === 'function')
    return (f) => counted(f, a(f) + b + c(f));
  if (parts.length === 4 && typeof a === 'string' && typeof b === 'function' && typeof c === 'string' && typeof d === 'function')
    return (f) => counted(f, a + b(f) + c + d(f));
  return (f) => {
    let text = '';
    for (let i = 0; i < parts.length; i++) {
      const part = parts[i]!;
      text += typeof part === 'string' ? part : part(f);
    }
    return counted(f, text);
  };
}

/** Alignment and formats are string.Format's own. */
export function compileInterpolated(unit: Unit, node: BoundInterpolated): Code {
  const format = registry()
    .keyword('string')
    .definition.membersNamed('Format')
    .find(
      ({ parameters }) => parameters.length === 2 && parameters[0]!.type.special === 'string' && parameters[1]!.type.special === 'object',
    );
  return joined(
    unit,
    node.parts.map((part) => {
      if (typeof part === 'string') return part;
      if (!part.hasAlignment && part.format === null) return textCode(unit, part.value);
      const value = unit.expression(part.value);
      const item = `{0${part.hasAlignment ? `,${part.alignment}` : ''}${part.format === null ? '' : `:${part.format.replace(/[{}]/g, '$&$&')}`}}`;
      if (!format?.implementation) throw new Error('The library lacks string.Format(string, object)');
      const implementation = format.implementation;
      unit.weight++;
      return (f: Frame) => implementation(item, value(f) ?? null, f.run) as string;
    }),
  );
}

/** `==` and `!=` of strings. */
export function stringEquality(unit: Unit, operator: '==' | '!=', leftNode: BoundExpression, rightNode: BoundExpression): Code {
  const constant = constantString(rightNode);
  const left = unit.expression(leftNode);
  const right = unit.expression(rightNode);
  if (operator === '==') return constant !== null ? (f) => left(f) === constant : (f) => left(f) === right(f);
  return constant !== null ? (f) => left(f) !== constant : (f) => left(f) !== right(f);
}
