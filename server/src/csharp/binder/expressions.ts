/** Expressions: each kind to the file that understands it; the small kinds here. */
import type { BoundExpression, BoundInterpolated, BoundReceiver } from '../bound.ts';
import { Decimal } from '../runtime/decimal.ts';
import { Char, Double, Single, UInt32, UInt64 } from '../runtime/numbers.ts';
import type * as tree from '../tree.ts';
import { explicitConversion, implicitConversion, nullableOf } from '../types/conversions.ts';
import { hasUnknown, isReferenceType } from '../types/hierarchy.ts';
import { defaultType, dynamic, nullType, type Type, unknown } from '../types/type.ts';
import { bindAssignment, bindIncrement } from './assignments.ts';
import { type Binder, isUnknown, unboundOf } from './context.ts';
import { apply, bestCommonType, classify, convert, convertExplicit, defaultValue } from './convert.ts';
import { bindAnonymous, bindArrayCreation, bindCreation, bindImplicitArray, bindTuple } from './creation.ts';
import { asValue, bindElementAccess, bindInvocation, valueOf } from './invocation.ts';
import { bindIdentifier, bindMember } from './members.ts';
import { bindBinary, bindLogical, bindUnary } from './operators.ts';
import { bindQuery } from './queries.ts';
import { bindType } from './type-names.ts';

export const bindExpression = (b: Binder, node: tree.Expression): BoundExpression => {
  const result = bindNode(b, node);
  if (b.nodes && result.span.end > result.span.start) b.nodes.push(result);
  return result;
};

const bindNode = (b: Binder, node: tree.Expression): BoundExpression => {
  const { span } = node;
  switch (node.kind) {
    case 'literal':
      return literal(b, node);
    case 'interpolated':
      return interpolated(b, node);
    case 'identifier':
      return bindIdentifier(b, node);
    case 'predefined-type': {
      const type = bindType(b, node.type);
      return { kind: 'type', span, type, of: type };
    }
    case 'member':
      return bindMember(b, node);
    case 'conditional-access':
      return conditionalAccess(b, node);
    case 'binding':
      return b.receiver ?? b.bad(span);
    case 'invocation':
      return bindInvocation(b, node);
    case 'element-access':
      return bindElementAccess(b, node);
    case 'object-creation':
      return bindCreation(b, node);
    case 'array-creation':
      return bindArrayCreation(b, node);
    case 'implicit-array':
      return bindImplicitArray(b, node);
    case 'anonymous-object':
      return bindAnonymous(b, node);
    case 'unary':
      if (node.operator === '++' || node.operator === '--') return bindIncrement(b, node.operator, node.operand, false, span);
      if (node.operator === '&' || node.operator === '*') {
        valueOf(b, node.operand);
        b.error('CS0214', 'Pointers and fixed size buffers may only be used in an unsafe context', span);
        return b.bad(span);
      }
      if (node.operator === '^') {
        valueOf(b, node.operand);
        return b.bad(span);
      }
      if (node.operator === '-' && node.operand.kind === 'literal') return bindUnary(b, '-', literal(b, node.operand), span);
      return bindUnary(b, node.operator, valueOf(b, node.operand), span);
    case 'postfix':
      if (node.operator === '!') return valueOf(b, node.operand);
      return bindIncrement(b, node.operator, node.operand, true, span);
    case 'binary':
      return binary(b, node);
    case 'assignment':
      return bindAssignment(b, node);
    case 'conditional':
      return conditional(b, node);
    case 'cast': {
      const type = bindType(b, node.type);
      return convertExplicit(b, valueOf(b, node.operand), type, span);
    }
    case 'is':
      return is(b, node);
    case 'as':
      return as(b, node);
    case 'lambda':
    case 'anonymous-method':
      return b.unbound(span, { kind: 'lambda', node, scope: b.scope, transparent: null, checked: b.checked, results: new Map() });
    case 'query':
      return bindQuery(b, node);
    case 'tuple':
      return bindTuple(b, node);
    case 'typeof': {
      const of = bindType(b, node.type, true);
      if (of.kind === 'dynamic') b.error('CS1962', 'The typeof operator cannot be used on the dynamic type', span);
      return { kind: 'typeof', span, type: b.types.core('System.Type'), of };
    }
    case 'sizeof': {
      const of = bindType(b, node.type);
      const size = sizes[of.special];
      if (size === undefined) {
        if (of.kind !== 'unknown' && !of.isValueType)
          b.error('CS0208', `Cannot take the address of, get the size of, or declare a pointer to a managed type ('${of.text}')`, span);
        else if (of.kind !== 'unknown')
          b.error('CS0233', `'${of.text}' does not have a predefined size, therefore sizeof can only be used in an unsafe context`, span);
        return b.bad(span);
      }
      return { kind: 'constant', span, type: b.keyword('int'), constant: size };
    }
    case 'nameof': {
      const argument = b.speculate(() => bindExpression(b, node.argument));
      b.diagnostics.push(...argument.diagnostics.filter(({ code }) => code !== 'CS0119' && code !== 'CS0120'));
      const name = nameOf(node.argument);
      if (name === null) {
        b.error('CS8081', 'Expression does not have a name.', node.argument.span);
        return b.bad(span);
      }
      return { kind: 'constant', span, type: b.keyword('string'), constant: name };
    }
    case 'default': {
      if (!node.type) return { kind: 'default', span, type: defaultType };
      return defaultValue(b, bindType(b, node.type), span);
    }
    case 'checked': {
      const outer = b.checked;
      b.checked = node.checked;
      const operand = valueOf(b, node.operand);
      b.checked = outer;
      return operand;
    }
    case 'throw-expression': {
      const operand = b.doors.converted(b, node.operand, b.types.core('System.Exception'));
      return { kind: 'throw-expression', span, type: unknown, operand };
    }
    case 'parenthesized': {
      const operand = bindExpression(b, node.operand);
      return operand;
    }
    case 'declaration': {
      const type = bindType(b, node.type);
      if (node.designation.kind === 'single') {
        const local = b.declare(node.designation.name.text, type, 'local', node.designation.name.span);
        return { kind: 'local', span, type, local };
      }
      return b.bad(span);
    }
    case 'ref': {
      const operand = valueOf(b, node.operand);
      if (operand.kind !== 'local' && operand.kind !== 'element' && !isUnknown(operand))
        b.error('CS1510', 'A ref or out value must be an assignable variable', node.operand.span);
      return operand;
    }
    case 'stackalloc':
      if (node.size) valueOf(b, node.size);
      return b.bad(span, [], 'stackalloc');
    case 'this':
      b.error(
        node.keyword === 'this' ? 'CS0027' : 'CS1511',
        node.keyword === 'this'
          ? "Keyword 'this' is not available in the current context"
          : "Keyword 'base' is not available in a static method",
        span,
      );
      return b.bad(span);
    case 'await': {
      const operand = valueOf(b, node.operand);
      if (!b.function.isAsync) {
        if (b.function.parent)
          b.error(
            'CS4034',
            "The 'await' operator can only be used within an async lambda expression. Consider marking this lambda expression with the 'async' modifier.",
            span,
          );
        else
          b.error(
            'CS4032',
            "The 'await' operator can only be used within an async method. Consider marking this method with the 'async' modifier and changing its return type to 'Task<object>'.",
            span,
          );
      }
      return b.bad(span, unboundOf(operand) ? [] : [operand], 'await');
    }
    case 'missing':
      return b.bad(span);
  }
};
const sizes: Readonly<Record<string, number>> = {
  sbyte: 1,
  byte: 1,
  bool: 1,
  short: 2,
  ushort: 2,
  char: 2,
  int: 4,
  uint: 4,
  float: 4,
  long: 8,
  ulong: 8,
  double: 8,
  decimal: 16,
};

const nameOf = (node: tree.Expression): string | null => {
  switch (node.kind) {
    case 'identifier':
    case 'member':
      return node.name.text;
    case 'missing':
      return '';
    default:
      return null;
  }
};

const literal = (b: Binder, node: tree.Literal): BoundExpression => {
  const { value } = node;
  const of = (keyword: string, constant: unknown): BoundExpression => ({
    kind: 'constant',
    span: node.span,
    type: b.keyword(keyword),
    constant,
  });
  switch (value.type) {
    case 'int':
    case 'bool':
    case 'string':
    case 'long':
      return of(value.type, value.value);
    case 'uint':
      return of('uint', new UInt32(value.value));
    case 'ulong':
      return of('ulong', new UInt64(value.value));
    case 'double':
      return of('double', new Double(value.value));
    case 'float':
      return of('float', new Single(value.value));
    case 'decimal':
      return of('decimal', Decimal.parse(value.value) ?? Decimal.zero);
    case 'char':
      return of('char', value.value.length === 1 ? Char.from(value.value) : Char.of(0));
    case 'null':
      return { kind: 'constant', span: node.span, type: nullType, constant: null };
  }
};

const interpolated = (b: Binder, node: tree.Interpolated): BoundExpression => {
  const parts: BoundInterpolated['parts'][number][] = [];
  for (const part of node.parts) {
    if (part.kind === 'interpolated-text') {
      parts.push(part.text);
      continue;
    }
    const value = valueOf(b, part.expression);
    let alignment = 0;
    if (part.alignment) {
      const bound = b.doors.converted(b, part.alignment, b.keyword('int'));
      if (typeof bound.constant === 'number') alignment = bound.constant;
      else if (bound.type.kind !== 'unknown' && bound.kind !== 'bad')
        b.error('CS0150', 'A constant value is expected', part.alignment.span);
    }
    const converted = value.type.special === 'void' || unboundOf(value) ? convert(b, value, b.object) : value;
    parts.push({ value: converted, alignment, hasAlignment: part.alignment !== null, format: part.format });
  }
  const base: BoundExpression = { kind: 'interpolated', span: node.span, type: b.keyword('string'), parts };
  return parts.every((part) => typeof part === 'string')
    ? { kind: 'interpolated', span: node.span, type: b.keyword('string'), parts }
    : base;
};

const binary = (b: Binder, node: tree.Binary): BoundExpression => {
  const { operator, span } = node;
  if (operator === '??') return coalesce(b, node);
  // Long chains lean left: walk them without recursion, so that depth is no matter.
  if (operator !== '&&' && operator !== '||') {
    const chain: tree.Binary[] = [];
    let leftmost: tree.Expression = node;
    while (leftmost.kind === 'binary' && leftmost.operator !== '??' && leftmost.operator !== '&&' && leftmost.operator !== '||') {
      chain.push(leftmost);
      leftmost = leftmost.left;
    }
    let left = valueOf(b, leftmost);
    for (let i = chain.length - 1; i >= 0; i--) {
      const each = chain[i]!;
      left = bindBinary(b, each.operator, left, valueOf(b, each.right), each.span);
      if (b.nodes && i > 0) b.nodes.push(left);
    }
    return left;
  }
  const left = valueOf(b, node.left);
  return bindLogical(b, operator, left, valueOf(b, node.right), span);
};

const coalesce = (b: Binder, node: tree.Binary): BoundExpression => {
  const { span } = node;
  const left = valueOf(b, node.left);
  const right = valueOf(b, node.right);
  const lt = left.type;
  if (isUnknown(left) || (isUnknown(right) && right.kind !== 'throw-expression')) {
    const type = isUnknown(left)
      ? isUnknown(right) || unboundOf(right) || right.type.kind === 'null'
        ? unknown
        : unknown
      : nullableOf(lt)
        ? unknown
        : lt;
    return {
      ...b.bad(
        span,
        [left, right].filter((each) => !unboundOf(each)),
      ),
      type,
    } as BoundExpression;
  }
  const make = (
    type: Type,
    whenNotNull: (receiver: BoundReceiver) => BoundExpression,
    fallback: BoundExpression,
    receiverType: Type,
  ): BoundExpression => {
    const receiver: BoundReceiver = { kind: 'receiver', span: left.span, type: receiverType };
    return { kind: 'coalesce', span, type, left, receiver, whenNotNull: whenNotNull(receiver), right: fallback };
  };
  const fail = (): BoundExpression => {
    if (!hasUnknown(lt) && !hasUnknown(right.type))
      b.error('CS0019', `Operator '??' cannot be applied to operands of type '${word(left)}' and '${word(right)}'`, span);
    return b.bad(span);
  };
  if (unboundOf(left) || lt.special === 'void' || lt.kind === 'default') return fail();
  const inner = nullableOf(lt);
  if (!inner && !isReferenceType(lt) && lt.kind !== 'parameter') return fail();
  if (lt.kind === 'null') {
    if (right.type.kind === 'null' || unboundOf(right)) return fail();
    return make(right.type, (receiver) => receiver, right, right.type);
  }
  if (lt.kind === 'dynamic') return make(dynamic, (receiver) => receiver, convert(b, right, b.object), dynamic);
  if (inner) {
    const toInner = classify(b, right, inner);
    if (toInner) return make(inner, (receiver) => receiver, apply(b, right, toInner, inner), inner);
  }
  const toLeft = classify(b, right, lt);
  if (toLeft) return make(lt, (receiver) => receiver, apply(b, right, toLeft, lt), lt);
  if (right.type.kind !== 'null' && right.type.kind !== 'function' && !unboundOf(right) && right.type.special !== 'void') {
    const from = inner ?? lt;
    const conversion = implicitConversion(from, right.type);
    if (conversion) return make(right.type, (receiver) => apply(b, receiver, conversion, right.type), right, from);
  }
  return fail();
};
const word = (expression: BoundExpression): string => {
  const unbound = unboundOf(expression);
  return unbound?.kind === 'group' ? 'method group' : unbound?.kind === 'lambda' ? 'lambda expression' : expression.type.text;
};

/** A condition: bool, or something with operator true or an implicit conversion to bool. */
export const condition = (b: Binder, node: tree.Expression): BoundExpression => {
  const value = valueOf(b, node);
  return convert(b, value, b.keyword('bool'));
};

const conditional = (b: Binder, node: tree.Conditional): BoundExpression => {
  const test = condition(b, node.condition);
  const whenTrue = valueOf(b, node.whenTrue);
  const whenFalse = valueOf(b, node.whenFalse);
  const { span } = node;
  const make = (type: Type): BoundExpression => {
    const result: BoundExpression = {
      kind: 'conditional',
      span,
      type,
      condition: test,
      whenTrue: convert(b, whenTrue, type),
      whenFalse: convert(b, whenFalse, type),
    };
    if (
      typeof test.constant === 'boolean' &&
      result.kind === 'conditional' &&
      result.whenTrue.constant !== undefined &&
      result.whenFalse.constant !== undefined
    )
      return { ...result, constant: test.constant ? result.whenTrue.constant : result.whenFalse.constant };
    return result;
  };
  const isThrow = (expression: BoundExpression): boolean => expression.kind === 'throw-expression';
  if (isThrow(whenTrue) || isThrow(whenFalse)) {
    const other = isThrow(whenTrue) ? whenFalse : whenTrue;
    if (isThrow(other)) {
      b.error(
        'CS0173',
        `Type of conditional expression cannot be determined because there is no implicit conversion between '<throw expression>' and '<throw expression>'`,
        span,
      );
      return b.bad(span);
    }
    return make(other.type);
  }
  const tt = whenTrue.type;
  const ft = whenFalse.type;
  if ((isUnknown(whenTrue) && !unboundOf(whenTrue)) || (isUnknown(whenFalse) && !unboundOf(whenFalse)))
    return { ...b.bad(span, [test, ...[whenTrue, whenFalse].filter((each) => !unboundOf(each))]), type: unknown } as BoundExpression;
  if (tt.special === 'void' && ft.special === 'void') {
    b.error('CS0201', 'Only assignment, call, increment, decrement, await, and new object expressions can be used as a statement', span);
    return b.bad(span);
  }
  const typed = (expression: BoundExpression): boolean =>
    !unboundOf(expression) &&
    expression.type.kind !== 'null' &&
    expression.type.kind !== 'default' &&
    expression.type.kind !== 'function' &&
    expression.type.special !== 'void';
  const toFalse = typed(whenFalse) ? classify(b, whenTrue, ft) : null;
  const toTrue = typed(whenTrue) ? classify(b, whenFalse, tt) : null;
  if (toFalse && toTrue) {
    if (tt === ft || tt.erased === ft.erased) return make(tt.kind === 'dynamic' ? tt : ft.kind === 'dynamic' ? ft : tt);
    // Both ways only by constants: the exact type wins as in overload resolution.
    if (toFalse.kind === 'constant' && toTrue.kind !== 'constant') return make(tt);
    if (toTrue.kind === 'constant' && toFalse.kind !== 'constant') return make(ft);
    if (tt.kind === 'dynamic' || ft.kind === 'dynamic') return make(dynamic);
    if (toFalse.kind === 'user' && toTrue.kind !== 'user') return make(tt);
    if (toTrue.kind === 'user' && toFalse.kind !== 'user') return make(ft);
    if (!hasUnknown(tt) && !hasUnknown(ft))
      b.error(
        'CS0172',
        `Type of conditional expression cannot be determined because '${tt.text}' and '${ft.text}' implicitly convert to one another`,
        span,
      );
    return b.bad(span);
  }
  if (toFalse) return make(ft);
  if (toTrue) return make(tt);
  if (!hasUnknown(tt) && !hasUnknown(ft))
    b.error(
      'CS0173',
      `Type of conditional expression cannot be determined because there is no implicit conversion between '${word(whenTrue)}' and '${word(whenFalse)}'`,
      span,
    );
  return b.bad(span);
};

const is = (b: Binder, node: tree.Is): BoundExpression => {
  const operand = valueOf(b, node.operand);
  const pattern = b.doors.pattern(b, node.pattern, operand);
  if (unboundOf(operand)?.kind === 'lambda' || unboundOf(operand)?.kind === 'group') {
    b.error(
      'CS0837',
      "The first operand of an 'is' or 'as' operator may not be a lambda expression, anonymous method, or method group.",
      node.span,
    );
    return { ...b.bad(node.span), type: b.keyword('bool') } as BoundExpression;
  }
  return { kind: 'is', span: node.span, type: b.keyword('bool'), operand, pattern };
};

const as = (b: Binder, node: tree.As): BoundExpression => {
  const operand = valueOf(b, node.operand);
  const type = bindType(b, node.type);
  const result: BoundExpression = { kind: 'as', span: node.span, type, operand };
  if (type.kind === 'unknown') return result;
  if (type.isValueType && !nullableOf(type)) {
    b.error(
      'CS0077',
      `The as operator must be used with a reference type or nullable type ('${type.text}' is a non-nullable value type)`,
      node.span,
    );
    return { ...b.bad(node.span), type } as BoundExpression;
  }
  if (unboundOf(operand)) {
    b.error(
      'CS0837',
      "The first operand of an 'is' or 'as' operator may not be a lambda expression, anonymous method, or method group.",
      node.span,
    );
    return { ...b.bad(node.span), type } as BoundExpression;
  }
  const from = operand.type;
  if (from.kind === 'unknown' || from.kind === 'null' || from.kind === 'dynamic' || hasUnknown(from)) return result;
  const conversion = explicitConversion(from, type, false);
  const possible = conversion && conversion.kind !== 'user' && conversion.kind !== 'numeric' && conversion.kind !== 'enum';
  if (!possible || (from.isValueType && conversion.kind === 'nullable' && nullableOf(type) && !sameInner(from, type)))
    b.error(
      'CS0039',
      `Cannot convert type '${from.text}' to '${type.kind === 'named' ? type.fullText : type.text}' via a reference conversion, boxing conversion, unboxing conversion, wrapping conversion, or null type conversion`,
      node.span,
    );
  return result;
};
const sameInner = (from: Type, to: Type): boolean => (nullableOf(from) ?? from) === nullableOf(to);

const conditionalAccess = (b: Binder, node: tree.ConditionalAccess): BoundExpression => {
  const target = asValue(b, bindExpression(b, node.target));
  const { span } = node;
  const { type } = target;
  const outer = b.receiver;
  const inner = nullableOf(type);
  const receiver: BoundReceiver = { kind: 'receiver', span: target.span, type: inner ?? type };
  const unbound = unboundOf(target);
  const impossible = unbound || type.special === 'void' || type.kind === 'null' || (type.isValueType && !inner);
  if (impossible) {
    b.error('CS0023', `Operator '?' cannot be applied to operand of type '${word(target)}'`, {
      start: target.span.end,
      end: target.span.end + 1,
    });
    return b.bad(span);
  }
  b.receiver = receiver;
  const whenNotNull = asValue(b, bindExpression(b, node.whenNotNull));
  b.receiver = outer;
  if (isUnknown(target) || (isUnknown(whenNotNull) && !unboundOf(whenNotNull)))
    return { ...b.bad(span, [target]), missing: whenNotNull.kind === 'bad' ? whenNotNull.missing : null } as BoundExpression;
  if (unboundOf(whenNotNull)) {
    b.error('CS0023', `Operator '?' cannot be applied to operand of type 'method group'`, span);
    return b.bad(span);
  }
  const result = whenNotNull.type;
  if (result.special === 'void' || isReferenceType(result) || nullableOf(result))
    return { kind: 'conditional-access', span, type: result, target, receiver, whenNotNull };
  if (result.kind === 'parameter') {
    b.error('CS0023', `Operator '?' cannot be applied to operand of type '${result.text}'`, span);
    return b.bad(span);
  }
  return { kind: 'conditional-access', span, type: b.types.nullable(result), target, receiver, whenNotNull };
};

export { bestCommonType };
