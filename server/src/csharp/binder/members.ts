/** Names and member access. */

import type { Span } from '../../text/span.ts';
import type { BoundExpression, BoundTarget } from '../bound.ts';
import type * as tree from '../tree.ts';
import { enumeratedBy, hasUnknown, interfacesOf, isReferenceType, isSubtype } from '../types/hierarchy.ts';
import { isComplete, membersOf, ownMembers } from '../types/lookup.ts';
import type { Member } from '../types/member.ts';
import { registry } from '../types/registry.ts';
import { type AnonymousType, mentions, type NamedType, type Type, unknown } from '../types/type.ts';
import { checkMember, checkType } from './allowed.ts';
import { type Binder, type ScopeSymbol, selfReferring, unboundOf } from './context.ts';
import { bindType, lookupType } from './type-names.ts';

/** A simple name: variable, local function, context, type, namespace. */
export const bindIdentifier = (b: Binder, node: tree.Identifier): BoundExpression => {
  const { text } = node.name;
  if (text === '' || b.isHole(node.span)) return b.bad(node.span, [], b.isHole(node.span) ? `{{${text}}}` : null);
  const { symbol, pending } = b.lookup(text);
  if (symbol) return symbolNode(b, symbol, node);
  if (pending) {
    b.error('CS0841', `Cannot use local variable '${text}' before it is declared`, node.span);
    return b.bad(node.span);
  }
  if (text === 'context' && !node.typeArguments) return { kind: 'context', span: node.span, type: contextType(b) };
  if (text === '_' && !node.typeArguments) {
    b.error('CS0103', `The name '_' does not exist in the current context`, node.span);
    return b.bad(node.span);
  }
  const arity = node.typeArguments?.length ?? 0;
  const typeParameter = arity === 0 ? b.typeParameter(text) : null;
  if (typeParameter) return { kind: 'type', span: node.span, type: typeParameter, of: typeParameter };
  if (b.types.imported(text, arity).length > 0) {
    const definition = lookupType(b, text, arity, node.span, true);
    if (definition === 'error' || definition === null) return b.bad(node.span);
    const type = definition.construct(node.typeArguments?.map((argument) => bindType(b, argument)) ?? []);
    checkType(b, definition, node.span);
    return { kind: 'type', span: node.span, type, of: type };
  }
  const inherited =
    text === 'ReferenceEquals' || text === 'Equals' ? membersOf(b.types.object, text).filter(({ isStatic }) => isStatic) : [];
  if (inherited.length > 0)
    return b.unbound(node.span, {
      kind: 'group',
      name: text,
      nameSpan: node.name.span,
      target: null,
      isStatic: true,
      type: b.types.object,
      members: inherited,
      local: null,
      typeArguments: null,
    });
  if (arity === 0 && b.types.namespaces.has(text)) return b.unbound(node.span, { kind: 'namespace', name: text });
  if (text === 'global') return b.unbound(node.span, { kind: 'namespace', name: '' });
  const generic = b.types.bySimpleName(text).find((definition) => b.types.imported(text, definition.arity).includes(definition));
  if (generic && generic.arity !== arity) {
    if (generic.arity > 0)
      b.error('CS0305', `Using the generic type '${generic.type.text}' requires ${generic.arity} type arguments`, node.span);
    else b.error('CS0308', `The non-generic type '${generic.displayName}' cannot be used with type arguments`, node.span);
    return b.bad(node.span);
  }
  b.error('CS0103', `The name '${text}' does not exist in the current context`, node.name.span);
  return b.bad(node.span);
};
export const contextType = (b: Binder): Type => b.types.imported('IExpressionContext', 0)[0]?.type ?? unknown;

const symbolNode = (b: Binder, symbol: ScopeSymbol, node: tree.Identifier): BoundExpression => {
  if (symbol.kind === 'local-function')
    return b.unbound(node.span, {
      kind: 'group',
      name: symbol.name,
      nameSpan: node.name.span,
      target: null,
      isStatic: true,
      type: null,
      members: [symbol.member],
      local: symbol,
      typeArguments: node.typeArguments?.map((argument) => bindType(b, argument)) ?? null,
    });
  const local = symbol.kind === 'transparent' ? symbol.local : symbol;
  if (b.initializing.size > 0 && b.initializing.has(local)) selfReferring.add(local);
  if (local.owner !== b.function) {
    local.captured = true;
    if (local.byRef && local.kind === 'parameter')
      b.error(
        'CS1628',
        `Cannot use ref, out, or in parameter '${local.name}' inside an anonymous method, lambda expression, query expression, or local function`,
        node.span,
      );
  }
  if (symbol.kind !== 'transparent') {
    const base = { kind: 'local', span: node.span, type: local.type, local } as const;
    return local.kind === 'constant' && local.constant !== undefined ? { ...base, constant: local.constant } : base;
  }
  let value: BoundExpression = { kind: 'local', span: node.span, type: local.type, local };
  for (const index of symbol.path) {
    const members: AnonymousType['members'] = value.type.kind === 'anonymous' ? value.type.members : [];
    const member: AnonymousType['members'][number] | undefined = members[index];
    value = { kind: 'anonymous-member', span: node.span, type: member?.type ?? unknown, target: value, index, name: member?.name ?? '' };
  }
  return value;
};

export const bindMember = (b: Binder, node: tree.Member): BoundExpression => {
  const target = b.doors.expression(b, node.target);
  return memberOn(b, target, node.name, node.typeArguments, node.span);
};
/** The same in front of an argument list. */
export const bindInvokedMember = (b: Binder, node: tree.Member): BoundExpression =>
  memberOn(b, b.doors.expression(b, node.target), node.name, node.typeArguments, node.span, true);

export const memberOn = (
  b: Binder,
  target: BoundExpression,
  name: tree.Name,
  typeArguments: readonly tree.TypeNode[] | null,
  span: Span,
  /** It is about to be called: a property that cannot be called gives way to an extension method. */
  invoked = false,
): BoundExpression => {
  const { text } = name;
  const unbound = unboundOf(target);
  if (unbound?.kind === 'namespace') return inNamespace(b, unbound.name, name, typeArguments, span);
  if (unbound?.kind === 'group') {
    b.error(
      'CS0119',
      `'${unbound.local ? unbound.name : (unbound.members[0]?.text ?? unbound.name)}' is a method, which is not valid in the given context`,
      unbound.nameSpan,
    );
    return b.bad(span, [target]);
  }
  if (unbound?.kind === 'lambda') {
    b.error('CS0023', `Operator '.' cannot be applied to operand of type 'lambda expression'`, span);
    return b.bad(span);
  }
  if (text === '') return b.bad(span, [target]);
  const args = typeArguments?.map((argument) => bindType(b, argument)) ?? null;
  if (target.kind === 'type') return onType(b, target, target.of, name, args, span);
  const { type } = target;
  switch (type.kind) {
    case 'unknown':
      return b.bad(span, [target], target.kind === 'bad' ? target.missing : null);
    case 'dynamic':
      return { kind: 'dynamic-member', span, type, target, name: text };
    case 'null':
    case 'default':
      b.error('CS0023', `Operator '.' cannot be applied to operand of type '${type.text}'`, span);
      return b.bad(span);
  }
  if (type.special === 'void') {
    b.error('CS0023', `Operator '.' cannot be applied to operand of type 'void'`, span);
    return b.bad(span);
  }
  if (type.kind === 'anonymous') {
    const index = type.members.findIndex((member) => member.name === text);
    if (index >= 0) return { kind: 'anonymous-member', span, type: type.members[index]!.type, target, index, name: text };
  }
  if (type.kind === 'named' && type.isTuple) {
    const named = type.names?.indexOf(text) ?? -1;
    const item = /^Item([1-9]\d*)$/.exec(text);
    const index = named >= 0 ? named : item && Number(item[1]) <= type.arguments.length ? Number(item[1]) - 1 : -1;
    if (index >= 0) return { kind: 'tuple-item', span, type: type.arguments[index]!, target, index };
  }
  if (type.kind === 'named' && type.isNullable && (text === 'Value' || text === 'HasValue') && membersOf(type, text).length === 0)
    return nullableMember(b, target, type, text, span);
  let members = membersOf(type, text);
  let first = members[0];
  if (invoked && first && first.kind !== 'method' && !callable(first.type) && mayExtend(type, extensionMembers(text))) {
    members = [];
    first = undefined;
  }
  if (first && first.kind !== 'method') {
    if (first.isStatic) {
      b.error('CS0176', `Member '${first.text}' cannot be accessed with an instance reference; qualify it with a type name instead`, span);
      return { ...b.bad(span), type: first.type } as BoundExpression;
    }
    checkMember(b, first, name.span);
    return propertyNode(b, target, first, span);
  }
  const extensions = extensionMembers(text);
  if (first || extensions.length > 0) {
    if (!first && !mayExtend(type, extensions)) return missing(b, type, name, span, target);
    return b.unbound(span, {
      kind: 'group',
      name: text,
      nameSpan: name.span,
      target,
      isStatic: false,
      type: null,
      members: extensions.length > 0 ? [...members, ...extensions] : members,
      local: null,
      typeArguments: args,
    });
  }
  return missing(b, type, name, span, target);
};
const callable = (type: Type): boolean => type.kind === 'dynamic' || type.kind === 'unknown' || (type.kind === 'named' && type.isDelegate);
/** Whether any of the extension methods could take the type, generously. */
export const mayExtend = (type: Type, extensions: readonly Member[]): boolean =>
  extensions.some((member) => {
    const first = member.parameters[0]!.type;
    if (first.kind === 'parameter' || first.kind === 'unknown' || first.special === 'object' || type.kind === 'parameter') return true;
    if (first.kind === 'array') return type.kind === 'array';
    if (first.kind !== 'named') return false;
    if (!mentions(first)) return isSubtype(type, first) || hasUnknown(type);
    // A constraint on what is enumerated: `this IEnumerable<T> … where T : JToken`.
    const parameter = first.arguments[0];
    if (parameter?.kind === 'parameter' && parameter.bounds.length > 0) {
      const element = enumeratedBy(type);
      return element === null || hasUnknown(element) || parameter.bounds.every((bound) => isSubtype(element, bound));
    }
    if (type.kind === 'named')
      for (let each: NamedType | null = type; each; each = each.definition.bases.base)
        if (each.definition === first.definition) return true;
    return interfacesOf(type).some((each) => each.definition === first.definition);
  });
const missing = (b: Binder, type: Type, name: tree.Name, span: Span, target?: BoundExpression): BoundExpression => {
  if (b.isHole(name.span)) return b.bad(span);
  if (isComplete(type)) {
    b.error(
      'CS1061',
      `'${type.text}' does not contain a definition for '${name.text}' and no accessible extension method '${name.text}' accepting a first argument of type '${type.text}' could be found (are you missing a using directive or an assembly reference?)`,
      name.span,
    );
    return b.bad(span, target ? [target] : []);
  }
  return b.bad(span, target ? [target] : [], `${type.text}.${name.text}`);
};
const nullableMember = (b: Binder, target: BoundExpression, type: NamedType, name: string, span: Span): BoundExpression =>
  name === 'Value'
    ? {
        kind: 'conversion',
        span,
        type: type.arguments[0]!,
        operand: target,
        conversion: { kind: 'unwrap', inner: { kind: 'identity' }, type: type.arguments[0]! },
      }
    : {
        kind: 'binary',
        span,
        type: b.keyword('bool'),
        operator: { kind: 'null-equality', operator: '!=' },
        lifted: false,
        left: target,
        right: { kind: 'constant', span, type: type, constant: null },
      };

const extensions = new Map<string, readonly Member[]>();
export const extensionMembers = (name: string): readonly Member[] => {
  let found = extensions.get(name);
  if (!found) {
    found = registry()
      .extensionClasses(name)
      .flatMap((definition) => definition.membersNamed(name).filter(({ isExtension }) => isExtension));
    extensions.set(name, found);
  }
  return found;
};

/** A property or field of a value (`target`) or type (null). */
export const propertyNode = (b: Binder, target: BoundExpression | null, member: Member, span: Span): BoundExpression => {
  void b;
  if (member.kind === 'field') {
    const base = { kind: 'field', span, type: member.type, target, member } as const;
    return member.constant !== undefined ? { ...base, constant: member.constant } : base;
  }
  return { kind: 'property', span, type: member.type, target, member, arguments: [] };
};

const onType = (
  b: Binder,
  target: BoundExpression,
  type: Type,
  name: tree.Name,
  args: readonly Type[] | null,
  span: Span,
): BoundExpression => {
  const { text } = name;
  if (type.kind === 'unknown') return b.bad(span, [target]);
  const members = membersOf(type, text);
  const first = members[0];
  if (!first) {
    if (type.kind === 'named') {
      const nested = b.types.byFullName(`${type.definition.name}.${text}`, args?.length ?? 0);
      if (nested) return { kind: 'type', span, type: nested.construct(args ?? []), of: nested.construct(args ?? []) };
    }
    if (isComplete(type)) {
      b.error('CS0117', `'${type.text}' does not contain a definition for '${text}'`, name.span);
      return b.bad(span, [target]);
    }
    return b.bad(span, [target], `${type.text}.${text}`);
  }
  if (first.kind === 'method')
    return b.unbound(span, {
      kind: 'group',
      name: text,
      nameSpan: name.span,
      target: null,
      isStatic: true,
      type,
      members,
      local: null,
      typeArguments: args,
    });
  if (!first.isStatic) {
    b.error('CS0120', `An object reference is required for the non-static field, method, or property '${first.text}'`, span);
    return { ...b.bad(span), type: first.type } as BoundExpression;
  }
  checkMember(b, first, name.span);
  return propertyNode(b, null, first, span);
};

const inNamespace = (
  b: Binder,
  namespace: string,
  name: tree.Name,
  typeArguments: readonly tree.TypeNode[] | null,
  span: Span,
): BoundExpression => {
  const path = namespace ? `${namespace}.${name.text}` : name.text;
  const args = typeArguments?.map((argument) => bindType(b, argument)) ?? [];
  const definition = b.types.byFullName(path, args.length);
  if (definition) {
    checkType(b, definition, span);
    const type = definition.construct(args);
    return { kind: 'type', span, type, of: type };
  }
  if (b.types.namespaces.has(path)) return b.unbound(span, { kind: 'namespace', name: path });
  if (/^(System|Microsoft)\.\w+\.\w+/.test(path)) return b.bad(span, [], path);
  if (name.text !== '')
    b.error(
      'CS0234',
      `The type or namespace name '${name.text}' does not exist in the namespace '${namespace}' (are you missing an assembly reference?)`,
      name.span,
    );
  return b.bad(span);
};

/** Indexers of a type. */
export const indexersOf = (type: Type): readonly Member[] => membersOf(type, 'this[]').filter(({ kind }) => kind === 'indexer');
export type { BoundTarget };
export { isReferenceType, ownMembers };
