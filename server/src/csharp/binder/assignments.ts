/** Assignment in all its forms. */

import type { Span } from '../../text/span.ts';
import type { BoundExpression, BoundReceiver, BoundTarget, DeconstructionTarget } from '../bound.ts';
import type * as tree from '../tree.ts';
import { isEnum, isNumeric, nullableOf, underlyingOf } from '../types/conversions.ts';
import { membersOf } from '../types/lookup.ts';
import type { Member } from '../types/member.ts';
import { unaryOperatorName } from '../types/signature.ts';
import { dynamic, type Type, unknown } from '../types/type.ts';
import { type Binder, isUnknown, unboundOf } from './context.ts';
import { classify, convert, convertExplicit } from './convert.ts';
import { localWord, valueOf } from './invocation.ts';
import { extensionMembers } from './members.ts';
import { bindBinary, compoundResult } from './operators.ts';
import { bindType } from './type-names.ts';

/** The target of an assignment, with the complaint when nothing can be assigned to it. */
export const asTarget = (b: Binder, target: BoundExpression, span: Span): BoundTarget => {
  const bad = (): BoundTarget => ({ ...b.bad(span), type: target.type });
  switch (target.kind) {
    case 'local': {
      const { kind } = target.local;
      if (kind === 'foreach' || kind === 'using') {
        b.error('CS1656', `Cannot assign to '${target.local.name}' because it is a '${localWord(kind)}'`, span);
        return bad();
      }
      if (kind === 'constant') break;
      return target;
    }
    case 'element':
    case 'dynamic-member':
    case 'dynamic-index':
    case 'discard':
      return target;
    case 'tuple-item':
      return target;
    case 'property':
      if (!target.member.canWrite) {
        b.error('CS0200', `Property or indexer '${target.member.text}' cannot be assigned to -- it is read only`, span);
        return bad();
      }
      return target;
    case 'anonymous-member':
      b.error('CS0200', `Property or indexer '${target.target.type.text}.${target.name}' cannot be assigned to -- it is read only`, span);
      return bad();
    case 'field':
      if (target.member.constant === undefined) {
        b.error('CS0198', 'A static readonly field cannot be assigned to (except in a static constructor or a variable initializer)', span);
        return bad();
      }
      break;
    case 'bad': {
      const unbound = unboundOf(target);
      if (unbound?.kind === 'group') {
        b.error('CS1656', `Cannot assign to '${unbound.name}' because it is a 'method group'`, span);
        return bad();
      }
      if (!unbound) return target;
      break;
    }
    case 'type':
      b.error('CS0131', 'The left-hand side of an assignment must be a variable, property or indexer', span);
      return bad();
  }
  if (target.type.kind === 'unknown') return bad();
  b.error('CS0131', 'The left-hand side of an assignment must be a variable, property or indexer', span);
  return bad();
};

export const bindAssignment = (b: Binder, node: tree.Assignment): BoundExpression => {
  const { span, operator } = node;
  if (operator === '=') {
    if (node.target.kind === 'tuple' || (node.target.kind === 'declaration' && node.target.designation.kind === 'parenthesized'))
      return deconstruct(b, node.target, valueOf(b, node.value), span);
    if (node.target.kind === 'identifier' && node.target.name.text === '_' && !b.lookup('_').symbol) {
      const value = valueOf(b, node.value);
      if (unboundOf(value) || value.type.kind === 'null')
        b.error('CS8183', 'Cannot infer the type of implicitly-typed discard.', node.target.span);
      return {
        kind: 'assignment',
        span,
        type: value.type,
        target: { kind: 'discard', span: node.target.span, type: value.type },
        value: unboundOf(value) ? b.bad(span) : value,
        rebind: false,
      };
    }
    const target = asTarget(b, b.doors.expression(b, node.target), node.target.span);
    if (node.value.kind === 'ref' && target.kind === 'local' && target.local.byRef) {
      const operand = valueOf(b, node.value);
      return {
        kind: 'assignment',
        span,
        type: target.type,
        target,
        value: { kind: 'ref-of', span: node.value.span, type: target.type, target: operand as BoundTarget, modifier: 'ref' },
        rebind: true,
      };
    }
    const value = convert(b, valueOf(b, node.value), target.type);
    return { kind: 'assignment', span, type: target.type, target, value, rebind: false };
  }
  const bound = b.doors.expression(b, node.target);
  const target = asTarget(b, bound, node.target.span);
  const value = valueOf(b, node.value);
  const receiver: BoundReceiver = { kind: 'receiver', span: node.target.span, type: target.type };
  if (operator === '??=')
    return { kind: 'compound', span, type: target.type, target, receiver, result: target.kind === 'bad' ? b.bad(span) : receiver };
  const result =
    target.type.kind === 'unknown'
      ? bindBinary(b, operator.slice(0, -1), receiver, value, span)
      : compoundResult(b, operator.slice(0, -1), receiver, value, span);
  return { kind: 'compound', span, type: target.type, target, receiver, result };
};

export const bindIncrement = (
  b: Binder,
  operator: '++' | '--',
  operand: tree.Expression,
  postfix: boolean,
  span: Span,
): BoundExpression => {
  const bound = valueOf(b, operand);
  const bad = (): BoundExpression => ({ ...b.bad(span), type: bound.type }) as BoundExpression;
  const assignable =
    bound.kind === 'local'
      ? bound.local.kind !== 'constant'
      : ['element', 'property', 'dynamic-member', 'dynamic-index', 'tuple-item', 'anonymous-member'].includes(bound.kind) ||
        (bound.kind === 'bad' && !unboundOf(bound));
  if (!assignable) {
    if (!isUnknown(bound))
      b.error('CS1059', 'The operand of an increment or decrement operator must be a variable, property or indexer', operand.span);
    return bad();
  }
  const target = asTarget(b, bound, operand.span);
  if (target.kind === 'bad') return bad();
  const { type } = target;
  const receiver: BoundReceiver = { kind: 'receiver', span: operand.span, type };
  const make = (result: BoundExpression): BoundExpression => ({ kind: 'increment', span, type, target, receiver, result, postfix });
  if (type.kind === 'dynamic')
    return make({
      kind: 'dynamic-binary',
      span,
      type: dynamic,
      operator: operator[0]!,
      left: receiver,
      right: { kind: 'constant', span, type: b.keyword('int'), constant: 1 },
      checked: b.checked === true,
    });
  const inner = underlyingOf(type);
  if (inner.kind === 'named' && !inner.special && !inner.isEnum) {
    const member = membersOf(inner, unaryOperatorName(operator))[0];
    if (member)
      return make({
        kind: 'unary',
        span,
        type: member.type,
        operator: { kind: 'user', member },
        lifted: nullableOf(type) !== null,
        operand: receiver,
      });
  }
  if (isNumeric(inner) || isEnum(inner)) {
    const one: BoundExpression = { kind: 'constant', span, type: b.keyword('int'), constant: 1 };
    const sum = bindBinary(
      b,
      operator[0]!,
      receiver,
      inner.special === 'ulong' || inner.special === 'uint' || inner.special === 'long' ? convert(b, one, inner) : one,
      span,
    );
    return make(classify(b, sum, type) ? convert(b, sum, type) : convertExplicit(b, sum, type, span));
  }
  b.error('CS0023', `Operator '${operator}' cannot be applied to operand of type '${type.text}'`, span);
  return bad();
};

/** `(a, var b) = value`, `var (a, b) = value`. */
export const deconstruct = (
  b: Binder,
  target: tree.TupleLiteral | tree.Declaration,
  value: BoundExpression,
  span: Span,
): BoundExpression => {
  const parts =
    target.kind === 'tuple'
      ? target.elements.map(({ value: element }) => element)
      : target.designation.kind === 'parenthesized'
        ? target.designation.elements.map((each) => declarationOf(target.type, each))
        : [];
  const result = deconstructInto(b, parts, value, span);
  // Untyped parts of a tuple literal take the targets' types.
  if (value.kind === 'tuple' && value.type.kind === 'function' && result) {
    const types = result.targets.map((each) => (each.kind === 'target' ? each.target.type : unknown));
    if (types.every(({ kind }) => kind !== 'unknown') && types.length === value.elements.length)
      value = convert(b, value, b.types.tuple(types, null));
  }
  const type = result ? tupleType(b, result.targets) : unknown;
  return {
    kind: 'deconstruction',
    span,
    type,
    value: unboundOf(value) ? b.bad(span) : value,
    targets: result?.targets ?? [],
    method: result?.method ?? null,
  };
};
const tupleType = (b: Binder, targets: readonly DeconstructionTarget[]): Type =>
  targets.length < 2 || targets.length > 16
    ? unknown
    : b.types.tuple(
        targets.map((each) => (each.kind === 'target' ? each.target.type : tupleType(b, each.targets))),
        null,
      );
const declarationOf = (type: tree.TypeNode, designation: tree.Designation): tree.Declaration => ({
  kind: 'declaration',
  type,
  designation,
  span: designation.span,
});

/** How a value is taken apart into targets; null when it cannot be. */
export const deconstructInto = (
  b: Binder,
  parts: readonly tree.Expression[],
  value: BoundExpression,
  span: Span,
): { readonly targets: DeconstructionTarget[]; readonly method: Member | null } | null => {
  let types: readonly (Type | BoundExpression)[] = [];
  let method: Member | null = null;
  const { type } = value;
  if (value.kind === 'tuple') types = value.elements;
  else if (type.kind === 'named' && type.isTuple) types = type.arguments;
  else if (type.kind === 'unknown' || type.kind === 'dynamic') types = parts.map(() => unknown);
  else {
    const own = membersOf(type, 'Deconstruct').filter(
      (member) => member.parameters.length === parts.length && member.parameters.every(({ modifier }) => modifier === 'out'),
    );
    const extension = extensionMembers('Deconstruct').filter((member) => member.parameters.length === parts.length + 1);
    method = own[0] ?? extension[0] ?? null;
    if (!method) {
      b.error(
        'CS8129',
        `No suitable 'Deconstruct' instance or extension method was found for type '${type.text}', with ${parts.length} out parameters and a void return type.`,
        value.span,
      );
      types = parts.map(() => unknown);
    } else types = method.parameters.slice(-parts.length).map((parameter) => parameter.type);
  }
  if (types.length !== parts.length) {
    b.error('CS8132', `Cannot deconstruct a tuple of '${types.length}' elements into '${parts.length}' variables.`, span);
    types = parts.map(() => unknown);
  }
  const targets = parts.map((part, i): DeconstructionTarget => {
    const source = types[i]!;
    const itemType = 'span' in source ? source.type : source;
    if (part.kind === 'tuple' || (part.kind === 'declaration' && part.designation.kind === 'parenthesized')) {
      const nested: BoundExpression = 'span' in source ? source : { kind: 'receiver', span: part.span, type: itemType };
      const inner =
        part.kind === 'tuple'
          ? part.elements.map(({ value: element }) => element)
          : part.designation.kind === 'parenthesized'
            ? part.designation.elements.map((each) => declarationOf(part.type, each))
            : [];
      const result = deconstructInto(b, inner, nested, part.span);
      return { kind: 'nested', targets: result?.targets ?? [], method: result?.method ?? null };
    }
    let target: BoundTarget;
    if (part.kind === 'declaration') {
      const stated = isVar(part.type) ? itemType : bindType(b, part.type);
      if (isVar(part.type) && (itemType.kind === 'null' || itemType.kind === 'function'))
        b.error(
          'CS8130',
          `Cannot infer the type of implicitly-typed deconstruction variable '${part.designation.kind === 'single' ? part.designation.name.text : '_'}'.`,
          part.span,
        );
      const own = stated.kind === 'null' || stated.kind === 'function' ? unknown : stated;
      target =
        part.designation.kind === 'single'
          ? {
              kind: 'local',
              span: part.span,
              type: own,
              local: b.declare(part.designation.name.text, own, 'local', part.designation.name.span),
            }
          : { kind: 'discard', span: part.span, type: own };
    } else if (part.kind === 'identifier' && part.name.text === '_' && !b.lookup('_').symbol)
      target = { kind: 'discard', span: part.span, type: itemType };
    else target = asTarget(b, b.doors.expression(b, part), part.span);
    const item: BoundReceiver = { kind: 'receiver', span: part.span, type: itemType };
    let converted: BoundExpression = item;
    // A literal's own rules (null, constants that fit) decide; the value comes through the item all the same.
    if ('span' in source && (source.type.kind === 'null' || unboundOf(source) || source.constant !== undefined))
      convert(b, source, target.type);
    else converted = convert(b, item, target.type);
    return { kind: 'target', target, item, value: converted };
  });
  return { targets, method };
};
export const isVar = (node: tree.TypeNode): boolean =>
  node.kind === 'named-type' &&
  !node.predefined &&
  node.parts.length === 1 &&
  node.parts[0]!.name.text === 'var' &&
  !node.parts[0]!.typeArguments;
