/** Patterns of `is` and `case`. */

import type { Span } from '../../text/span.ts';
import type { BoundExpression, BoundPattern } from '../bound.ts';
import type * as tree from '../tree.ts';
import { explicitConversion, nullableOf } from '../types/conversions.ts';
import { hasUnknown } from '../types/hierarchy.ts';
import { type Type, unknown } from '../types/type.ts';
import { isVar } from './assignments.ts';
import { type Binder, isUnknown, unboundOf } from './context.ts';
import { apply, classify, reportImplicit } from './convert.ts';
import { bindType } from './type-names.ts';

export const bindPattern = (b: Binder, node: tree.Pattern, operand: BoundExpression): BoundPattern => {
  const { span } = node;
  switch (node.kind) {
    case 'discard-pattern':
      return { kind: 'var-pattern', local: null, span };
    case 'var-pattern':
      return { kind: 'var-pattern', local: designate(b, node.designation, operand.type), span };
    case 'declaration-pattern': {
      if (isVar(node.type)) return { kind: 'var-pattern', local: designate(b, node.designation, operand.type), span };
      const type = bindType(b, node.type);
      checkType(b, operand, type, node.type.span, true);
      return { kind: 'type-pattern', of: type, local: designate(b, node.designation, type), span };
    }
    case 'type-or-constant':
      return typeOrConstant(b, node, operand);
  }
};
const designate = (b: Binder, designation: tree.Designation, type: Type): import('../bound.ts').Local | null =>
  designation.kind === 'single'
    ? b.declare(designation.name.text, type.kind === 'null' ? unknown : type, 'pattern', designation.name.span)
    : null;

const typeOrConstant = (b: Binder, node: Extract<tree.Pattern, { kind: 'type-or-constant' }>, operand: BoundExpression): BoundPattern => {
  const { span } = node;
  if (!node.expression) {
    const type = bindType(b, node.type!);
    checkType(b, operand, type, span, false);
    return { kind: 'type-pattern', of: type, local: null, span };
  }
  if (node.type) {
    // A name: a type when there is one, else a constant.
    const attempt = b.speculate(() => b.doors.expression(b, node.expression!));
    if (attempt.result.kind === 'type') {
      b.diagnostics.push(...attempt.diagnostics);
      b.offList.push(...attempt.offList);
      checkType(b, operand, attempt.result.of, span, false);
      return { kind: 'type-pattern', of: attempt.result.of, local: null, span };
    }
    if (attempt.diagnostics.some(({ code }) => code === 'CS0103')) {
      const type = bindType(b, node.type);
      return { kind: 'type-pattern', of: type, local: null, span };
    }
    b.diagnostics.push(...attempt.diagnostics);
    b.offList.push(...attempt.offList);
    return constant(b, attempt.result, operand, span);
  }
  return constant(b, b.doors.expression(b, node.expression), operand, span);
};

const constant = (b: Binder, value: BoundExpression, operand: BoundExpression, span: Span): BoundPattern => {
  if (value.kind === 'type') {
    checkType(b, operand, value.of, span, false);
    return { kind: 'type-pattern', of: value.of, local: null, span };
  }
  if (value.kind === 'default' && value.type.kind === 'default') {
    b.error(
      'CS8363',
      "A default literal 'default' is not valid as a pattern. Use another literal (e.g. '0' or 'null') as appropriate. To match everything, use a discard pattern '_'.",
      span,
    );
    return { kind: 'constant-pattern', value: null, span };
  }
  if (isUnknown(value) || isUnknown(operand)) return { kind: 'constant-pattern', value: value.constant ?? null, span };
  const type = operand.type;
  if (value.constant === undefined || unboundOf(value)) {
    const expected = type.text;
    if (type.kind !== 'function') {
      if (classify(b, value, type)) b.error('CS9135', `A constant value of type '${expected}' is expected`, span);
      else if (unboundOf(value)) b.error('CS0150', 'A constant value is expected', span);
      else reportImplicit(b, value, type, span);
    }
    return { kind: 'constant-pattern', value: null, span };
  }
  if (value.type.kind === 'null') {
    if (type.isValueType && !nullableOf(type))
      b.error('CS0037', `Cannot convert null to '${type.text}' because it is a non-nullable value type`, span);
    return { kind: 'constant-pattern', value: null, span };
  }
  const target = nullableOf(type) ?? type;
  const conversion = classify(b, value, target);
  if (conversion) {
    const converted = apply(b, value, conversion, target);
    return { kind: 'constant-pattern', value: converted.constant === undefined ? value.constant : converted.constant, span };
  }
  const explicit = explicitConversion(type, value.type, false);
  if (explicit && (explicit.kind === 'boxing' || explicit.kind === 'reference'))
    return { kind: 'constant-pattern', value: value.constant, span };
  reportImplicit(b, value, target, span);
  return { kind: 'constant-pattern', value: value.constant, span };
};

/** Whether a value can be of the type at all; only a declaration pattern's failure is an error. */
const checkType = (b: Binder, operand: BoundExpression, type: Type, span: Span, isDeclaration: boolean): void => {
  const from = operand.type;
  if (
    unboundOf(operand) ||
    from.kind === 'unknown' ||
    type.kind === 'unknown' ||
    from.kind === 'dynamic' ||
    hasUnknown(from) ||
    hasUnknown(type)
  )
    return;
  if (isDeclaration && nullableOf(type)) {
    b.error(
      'CS8116',
      `It is not legal to use nullable type '${type.text}' in a pattern; use the underlying type '${nullableOf(type)!.text}' instead.`,
      span,
    );
    return;
  }
  if (!isDeclaration || from.kind === 'null') return;
  const inner = nullableOf(from) ?? from;
  const conversion = explicitConversion(inner, type, false);
  if (
    !conversion ||
    conversion.kind === 'user' ||
    conversion.kind === 'numeric' ||
    conversion.kind === 'enum' ||
    conversion.kind === 'nullable'
  )
    b.error('CS8121', `An expression of type '${from.text}' cannot be handled by a pattern of type '${type.text}'.`, span);
};
