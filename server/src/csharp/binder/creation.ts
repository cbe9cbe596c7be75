/** `new`: objects with initializers, arrays, anonymous objects, tuples. */

import type { Span } from '../../text/span.ts';
import type { BoundExpression, BoundInitializer } from '../bound.ts';
import type * as tree from '../tree.ts';
import { isComplete, membersOf, ownMembers } from '../types/lookup.ts';
import { type ArrayType, anonymousType, dynamic, functionType, type NamedType, type Type, unknown } from '../types/type.ts';
import { checkMember } from './allowed.ts';
import { type Binder, unboundOf } from './context.ts';
import { bestCommonType, convert } from './convert.ts';
import { bindArguments, finish, index, settle, valueOf } from './invocation.ts';
import { extensionMembers, indexersOf } from './members.ts';
import { type Argument, resolve } from './overload.ts';
import { bindType } from './type-names.ts';

export const bindCreation = (b: Binder, node: tree.ObjectCreation): BoundExpression => {
  const type = bindType(b, node.type);
  const args = bindArguments(b, node.arguments ?? []);
  const fail = (): BoundExpression => {
    settle(b, args);
    if (node.initializer) bindLoosely(b, node.initializer);
    return {
      ...b.bad(
        node.span,
        args.map(({ expression }) => expression),
      ),
      type,
    } as BoundExpression;
  };
  if (type.kind === 'unknown') return fail();
  if (type.kind === 'parameter') {
    b.error(
      'CS0304',
      `Cannot create an instance of the variable type '${type.text}' because it does not have the new() constraint`,
      node.span,
    );
    return fail();
  }
  if (type.kind === 'array') return fail();
  if (type.kind !== 'named') {
    b.error('CS8386', `Invalid object creation`, node.span);
    return fail();
  }
  const { definition } = type;
  if (definition.isStatic) {
    b.error('CS0712', `Cannot create an instance of the static class '${type.text}'`, node.span);
    return fail();
  }
  if (definition.isAbstract && !definition.isOpaque) {
    b.error('CS0144', `Cannot create an instance of the abstract type or interface '${type.text}'`, node.span);
    return fail();
  }
  if (type.isDelegate) {
    const argument = args[0];
    if (args.length === 1 && argument) return { ...convert(b, argument.expression, type), span: node.span } as BoundExpression;
    b.error('CS0149', 'Method name expected', node.span);
    return fail();
  }
  if (!isComplete(type)) {
    const constructors = ownMembers(type, '.ctor');
    if (constructors.length === 0) {
      settle(b, args);
      const initializers = node.initializer ? bindInitializer(b, type, node.initializer) : [];
      void initializers;
      return {
        ...b.bad(
          node.span,
          args.map(({ expression }) => expression),
          `new ${type.text}`,
        ),
        type,
      } as BoundExpression;
    }
  }
  const constructors = ownMembers(type, '.ctor');
  const base = { kind: 'new', span: node.span, type } as const;
  const initializers = (): readonly BoundInitializer[] => (node.initializer ? bindInitializer(b, type, node.initializer) : []);
  if (
    args.length === 0 &&
    (type.isValueType || constructors.length === 0) &&
    !constructors.some(({ parameters }) => parameters.length === 0)
  ) {
    if (constructors.length === 0 && !type.isValueType && type.special !== 'object' && isComplete(type)) {
      // A class without declared constructors is not for `new` in our library, though .NET may have one: stay silent.
      return { ...b.bad(node.span, [], `new ${type.text}`), type } as BoundExpression;
    }
    return { ...base, member: null, arguments: [], order: null, initializers: initializers() };
  }
  if (args.some(({ expression }) => expression.type.kind === 'dynamic') && constructors.length > 0)
    return {
      kind: 'dynamic-invoke',
      span: node.span,
      type,
      target: null,
      name: '.ctor',
      candidates: constructors,
      typeArguments: [],
      arguments: args.map(({ expression }) => expression),
      names: args.map(({ name }) => name),
    };
  const outcome = resolve(b, constructors, args, null, false);
  if (outcome.kind === 'found') {
    const { candidate } = outcome;
    checkMember(b, candidate.member, node.type.span);
    const done = finish(b, candidate, args, node.span);
    return { ...base, member: candidate.member, arguments: done.arguments, order: done.order, initializers: initializers() };
  }
  const nameSpan = node.type.span;
  if (outcome.kind === 'ambiguous') {
    const [x, y] = outcome.candidates;
    b.error(
      'CS0121',
      `The call is ambiguous between the following methods or properties: '${x.member.definition.text}' and '${y.member.definition.text}'`,
      nameSpan,
    );
    return fail();
  }
  const bad = outcome.failures.find((failure) => failure.kind === 'arguments');
  const only = outcome.failures.length === 1 ? outcome.failures[0] : undefined;
  if (bad && bad.kind === 'arguments') {
    for (const i of bad.bad) {
      const argument = args[i]!;
      const to = bad.candidate.member.parameters[bad.candidate.map[i]!]!;
      if (argument.expression.type.kind === 'unknown' && !unboundOf(argument.expression)) continue;
      const unbound = unboundOf(argument.expression);
      if (unbound?.kind === 'lambda') convert(b, argument.expression, to.type);
      else
        b.error(
          'CS1503',
          `Argument ${i + 1}: cannot convert from '${unbound ? 'method group' : argument.expression.type.text}' to '${to.type.text}'`,
          argument.span,
        );
    }
  } else if (only?.kind === 'count' && only.missing)
    b.error(
      'CS7036',
      `There is no argument given that corresponds to the required parameter '${only.missing.name}' of '${only.member.definition.text}'`,
      nameSpan,
    );
  else if (outcome.failures.some(({ kind }) => kind === 'name')) {
    const failure = outcome.failures.find(({ kind }) => kind === 'name');
    if (failure?.kind === 'name')
      b.error(
        'CS1739',
        `The best overload for '${definition.displayName}' does not have a parameter named '${failure.argument.name}'`,
        failure.argument.nameSpan ?? failure.argument.span,
      );
  } else b.error('CS1729', `'${type.text}' does not contain a constructor that takes ${args.length} arguments`, nameSpan);
  return fail();
};
/** Values of an initializer whose object is unknown: only their own mistakes count. */
const bindLoosely = (b: Binder, node: tree.Initializer): void => {
  for (const item of node.items) {
    if (item.kind === 'initializer') bindLoosely(b, item);
    else if (item.kind === 'element-initializer') for (const value of item.values) valueOf(b, value);
    else if (item.value.kind === 'initializer') bindLoosely(b, item.value);
    else valueOf(b, item.value);
  }
};

const bindInitializer = (b: Binder, type: Type, node: tree.Initializer): BoundInitializer[] => {
  const result: BoundInitializer[] = [];
  for (const item of node.items) {
    switch (item.kind) {
      case 'member-initializer': {
        const member = membersOf(type, item.name.text)[0];
        if (!member || member.kind === 'method') {
          if (!member && isComplete(type) && type.kind !== 'unknown')
            b.error('CS0117', `'${type.text}' does not contain a definition for '${item.name.text}'`, item.name.span);
          if (item.value.kind === 'initializer') bindLoosely(b, item.value);
          else valueOf(b, item.value);
          break;
        }
        checkMember(b, member, item.name.span);
        if (item.value.kind === 'initializer')
          result.push({ kind: 'nested', member, initializers: bindInitializer(b, member.type, item.value), span: item.span });
        else {
          if (!member.canWrite && member.kind !== 'field')
            b.error('CS0200', `Property or indexer '${member.text}' cannot be assigned to -- it is read only`, item.name.span);
          result.push({ kind: 'set', member, value: b.doors.converted(b, item.value, member.type), span: item.span });
        }
        break;
      }
      case 'index-initializer': {
        const args = bindArguments(b, item.arguments);
        const target = { kind: 'receiver', span: item.span, type } as const;
        const access = index(b, target, args, item.span);
        if (item.value.kind === 'initializer') bindLoosely(b, item.value);
        else if (access.kind === 'property') {
          if (!access.member.canWrite)
            b.error('CS0200', `Property or indexer '${access.member.text}' cannot be assigned to -- it is read only`, item.span);
          result.push({
            kind: 'index',
            member: access.member,
            arguments: access.arguments,
            value: b.doors.converted(b, item.value, access.type),
            span: item.span,
          });
        } else valueOf(b, item.value);
        break;
      }
      case 'element-initializer':
        addElement(b, type, item.values, item.span, result);
        break;
      default:
        addElement(
          b,
          type,
          item.items.flatMap((each) => (each.kind === 'element-initializer' ? each.values : [])),
          item.span,
          result,
        );
    }
  }
  return result;
};
const addElement = (b: Binder, type: Type, values: readonly tree.Expression[], span: Span, result: BoundInitializer[]): void => {
  const args: Argument[] = values.map((value) => ({ name: null, modifier: null, expression: valueOf(b, value), span: value.span }));
  if (type.kind === 'unknown') return;
  const own = membersOf(type, 'Add').filter(({ kind, isStatic }) => kind === 'method' && !isStatic);
  const extensions = extensionMembers('Add');
  if (own.length === 0 && extensions.length === 0) {
    settle(b, args);
    if (isComplete(type))
      b.error(
        'CS1922',
        `Cannot initialize type '${type.text}' with a collection initializer because it does not implement 'System.Collections.IEnumerable'`,
        span,
      );
    return;
  }
  const outcome = resolve(b, own, args, null, false);
  if (outcome.kind === 'found') {
    checkMember(b, outcome.candidate.member, span);
    result.push({
      kind: 'add',
      member: outcome.candidate.member,
      typeArguments: outcome.candidate.typeArguments,
      arguments: finish(b, outcome.candidate, args, span).arguments,
      span,
    });
    return;
  }
  settle(b, args);
  if (outcome.kind === 'ambiguous') {
    b.error(
      'CS0121',
      `The call is ambiguous between the following methods or properties: '${outcome.candidates[0].member.text}' and '${outcome.candidates[1].member.text}'`,
      span,
    );
    return;
  }
  const bad = outcome.failures.find((failure) => failure.kind === 'arguments');
  if (bad && bad.kind === 'arguments') {
    const { member } = bad.candidate;
    const wrong = bad.bad.filter((i) => args[i]!.expression.type.kind !== 'unknown');
    if (wrong.length === 0) return;
    b.error('CS1950', `The best overloaded Add method '${member.text}' for the collection initializer has some invalid arguments`, span);
    for (const i of wrong)
      b.error(
        'CS1503',
        `Argument ${i + 1}: cannot convert from '${args[i]!.expression.type.text}' to '${member.parameters[i]!.type.text}'`,
        args[i]!.span,
      );
  } else {
    const only = outcome.failures.length === 1 ? outcome.failures[0] : undefined;
    if (only?.kind === 'count' && only.missing)
      b.error(
        'CS7036',
        `There is no argument given that corresponds to the required parameter '${only.missing.name}' of '${only.member.definition.text}'`,
        span,
      );
    else b.error('CS1501', `No overload for method 'Add' takes ${args.length} arguments`, span);
  }
};

export const bindArrayCreation = (b: Binder, node: tree.ArrayCreation): BoundExpression => {
  const type = bindType(b, node.type);
  const int = b.keyword('int');
  const sizes = node.sizes.map((size) => {
    const value = valueOf(b, size);
    for (const keyword of ['int', 'uint', 'long', 'ulong']) {
      const to = b.keyword(keyword);
      if (b.speculate(() => convert(b, value, to)).diagnostics.length === 0) return convert(b, value, to);
    }
    return convert(b, value, int);
  });
  for (const size of sizes)
    if (typeof size.constant === 'number' && size.constant < 0) b.error('CS0248', 'Cannot create an array with a negative size', size.span);
  if (type.kind !== 'array') return b.bad(node.span, sizes);
  if (!node.initializer) return { kind: 'new-array', span: node.span, type, sizes, items: null };
  return arrayFrom(b, type, node.initializer, node.span, sizes);
};
/** An array of a known type from its initializer. */
export const arrayFrom = (
  b: Binder,
  type: ArrayType,
  node: tree.Initializer,
  span: Span,
  sizes: readonly BoundExpression[] = [],
): BoundExpression => {
  const items: BoundExpression[] = [];
  const lengths: number[] = [];
  const walk = (initializer: tree.Initializer, depth: number): void => {
    if (lengths[depth] === undefined) lengths[depth] = initializer.items.length;
    else if (lengths[depth] !== initializer.items.length)
      b.error('CS0847', `An array initializer of length '${lengths[depth]}' is expected`, initializer.span);
    for (const item of initializer.items) {
      if (item.kind === 'initializer') {
        if (depth + 1 < type.rank) walk(item, depth + 1);
        else if (type.element.kind === 'array') {
          b.error(
            'CS0623',
            'Array initializers can only be used in a variable or field initializer. Try using a new expression instead.',
            item.span,
          );
        } else
          b.error(
            'CS0623',
            'Array initializers can only be used in a variable or field initializer. Try using a new expression instead.',
            item.span,
          );
      } else if (item.kind === 'element-initializer') {
        if (depth + 1 < type.rank) b.error('CS0846', 'A nested array initializer is expected', item.span);
        for (const value of item.values) items.push(b.doors.converted(b, value, type.element));
      } else if (item.value.kind !== 'initializer') {
        b.error('CS0131', 'The left-hand side of an assignment must be a variable, property or indexer', item.span);
        valueOf(b, item.value);
      }
    }
  };
  walk(node, 0);
  const int = b.keyword('int');
  sizes.forEach((size, i) => {
    if (size.constant === undefined) b.error('CS0150', 'A constant value is expected', size.span);
    else if (size.constant !== lengths[i])
      b.error('CS0847', `An array initializer of length '${String(size.constant)}' is expected`, node.span);
  });
  const counts: BoundExpression[] =
    type.rank === 1
      ? []
      : Array.from({ length: type.rank }, (_, i) => ({ kind: 'constant', span: node.span, type: int, constant: lengths[i] ?? 0 }));
  return { kind: 'new-array', span, type, sizes: counts, items };
};
export const bindImplicitArray = (b: Binder, node: tree.ImplicitArray): BoundExpression => {
  const values: BoundExpression[] = [];
  const walk = (initializer: tree.Initializer): void => {
    for (const item of initializer.items) {
      if (item.kind === 'initializer') walk(item);
      else if (item.kind === 'element-initializer') for (const value of item.values) values.push(valueOf(b, value));
      else if (item.value.kind !== 'initializer') valueOf(b, item.value);
    }
  };
  walk(node.initializer);
  const element = bestCommonType(b, values);
  if (!element || values.some(({ type }) => type.special === 'void')) {
    if (!values.some(({ type }) => type.kind === 'unknown')) b.error('CS0826', 'No best type found for implicitly-typed array', node.span);
    return {
      ...b.bad(
        node.span,
        values.filter((value) => !unboundOf(value)),
      ),
      type: unknown,
    } as BoundExpression;
  }
  const type = element.array(node.rank);
  const items = values.map((value) => convert(b, value, element));
  if (node.rank === 1) return { kind: 'new-array', span: node.span, type, sizes: [], items };
  const int = b.keyword('int');
  const lengths: number[] = [];
  for (let level: tree.Initializer | undefined = node.initializer; level && lengths.length < node.rank; ) {
    lengths.push(level.items.length);
    const first: tree.InitializerItem | undefined = level.items[0];
    level = first?.kind === 'initializer' ? first : undefined;
  }
  return {
    kind: 'new-array',
    span: node.span,
    type,
    sizes: lengths.map((length) => ({ kind: 'constant', span: node.span, type: int, constant: length })),
    items,
  };
};

export const bindAnonymous = (b: Binder, node: tree.AnonymousObject): BoundExpression => {
  const seen = new Set<string>();
  const members: { name: string; type: Type }[] = [];
  const values: BoundExpression[] = [];
  for (const member of node.members) {
    const value = valueOf(b, member.value);
    const name = member.name?.text ?? impliedName(member.value);
    if (name === null)
      b.error(
        'CS0746',
        'Invalid anonymous type member declarator. Anonymous type members must be declared with a member assignment, simple name or member access.',
        member.span,
      );
    else if (seen.has(name)) b.error('CS0833', 'An anonymous type cannot have multiple properties with the same name', member.span);
    if (name !== null) seen.add(name);
    let { type } = value;
    const unbound = unboundOf(value);
    if (unbound || type.kind === 'null' || type.special === 'void' || type.kind === 'default' || type === functionType) {
      if (type.kind !== 'unknown')
        b.error(
          'CS0828',
          `Cannot assign '${unbound?.kind === 'lambda' ? 'lambda expression' : unbound ? 'method group' : type.text}' to anonymous type property`,
          member.span,
        );
      type = unknown;
    }
    members.push({ name: name ?? '', type });
    values.push(unbound ? b.bad(member.span) : value);
  }
  return { kind: 'new-anonymous', span: node.span, type: anonymousType(members), values };
};
export const impliedName = (node: tree.Expression): string | null => {
  if (node.kind === 'identifier' || node.kind === 'member') return node.name.text;
  if (node.kind === 'conditional-access') return impliedName(node.whenNotNull);
  if (node.kind === 'missing') return '';
  return null;
};

export const bindTuple = (b: Binder, node: tree.TupleLiteral): BoundExpression => {
  const elements = node.elements.map(({ value }) => valueOf(b, value));
  const implied = node.elements.map(({ name, value }) => name?.text ?? impliedName(value));
  // An implied name counts only when it is the only one of its kind and no ItemN.
  const names = implied.map((name, i) =>
    node.elements[i]!.name
      ? name
      : name &&
          implied.filter((other) => other === name).length === 1 &&
          !/^(Item\d+|Rest|ToString|Equals|GetHashCode|GetType|CompareTo|)$/.test(name)
        ? name
        : null,
  );
  const untyped = elements.some(
    (element) => unboundOf(element) || element.type.kind === 'null' || element.type.kind === 'default' || element.type.kind === 'function',
  );
  for (const element of elements)
    if (element.type.special === 'void') {
      b.error('CS8210', 'A tuple may not contain a value of type void.', element.span);
      return b.bad(node.span);
    }
  if (elements.length > 16 || elements.length < 2) return b.bad(node.span, elements, 'tuples of more than 16 elements');
  const type = untyped
    ? functionType
    : b.types.tuple(
        elements.map((element) => element.type),
        names.some((name) => name !== null) ? names : null,
      );
  return { kind: 'tuple', span: node.span, type, elements };
};
export type { NamedType };
export { dynamic, indexersOf };
