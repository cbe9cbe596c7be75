/** What an editor asks of the bound tree and of types: what stands at a place, which members a value or type offers, how they are written. */
import type { Span } from '../text/span.ts';
import type { Bound } from './binder/bind.ts';
import { extensionMembers, mayExtend } from './binder/members.ts';
import type { BoundExpression } from './bound.ts';
import { baseOf, interfacesOf } from './types/hierarchy.ts';
import { membersOf } from './types/lookup.ts';
import { type Member, parameterText } from './types/member.ts';
import { registry } from './types/registry.ts';
import type { NamedType, Type } from './types/type.ts';

/** The innermost expression around an offset (its end counts), of a tree bound with `inspect`. */
export const expressionAt = ({ nodes }: Bound, offset: number): BoundExpression | null => {
  let found: BoundExpression | null = null;
  for (const node of nodes ?? []) {
    const { start, end } = node.span;
    if (start <= offset && offset <= end && (!found || end - start < found.span.end - found.span.start)) found = node;
  }
  return found;
};
/** The expression that ends exactly there: the target of a `.` typed behind it. */
export const expressionEndingAt = ({ nodes }: Bound, offset: number): BoundExpression | null => {
  let found: BoundExpression | null = null;
  for (const node of nodes ?? []) if (node.span.end === offset && (!found || node.span.start < found.span.start)) found = node;
  return found;
};

export interface MemberInfo {
  readonly name: string;
  readonly kind: 'method' | 'property' | 'field';
  readonly isStatic: boolean;
  readonly isExtension: boolean;
  /** Of a property or field its type; of a method what it returns, of the first overload. */
  readonly type: Type;
  /** All overloads, as they are called: `string Substring(int startIndex, int length)`. */
  readonly signatures: readonly string[];
  readonly documentation: string | null;
}

/** As signature help and hover show it, with parameter names. */
export const signatureOf = (member: Member): string => {
  const parameters = (member.isExtension ? member.parameters.slice(1) : member.parameters)
    .map((parameter) => `${parameterText(parameter, (type) => type.text)} ${parameter.name}`)
    .join(', ');
  if (member.kind === 'property' || member.kind === 'field') return `${member.type.text} ${member.name}`;
  if (member.kind === 'indexer') return `${member.type.text} this[${parameters}]`;
  if (member.kind === 'constructor') return `${member.owner.text}(${parameters})`;
  const generic = member.definition.typeParameters.map(({ name }) => name).join(', ');
  return `${member.type.text} ${member.name}${generic ? `<${generic}>` : ''}(${parameters})`;
};
export const documentationOf = (member: Member): string | null => member.owner.definition.declaration.options.docs?.[member.name] ?? null;

/** What stands behind a `.`: of a value its instance members and fitting extension methods, of a type its static members. By name. */
export const membersFor = (type: Type, statics: boolean): readonly MemberInfo[] => {
  const names = new Set<string>();
  const first: NamedType | null = type.kind === 'named' ? type : baseOf(type);
  const from = (each: NamedType): void => {
    for (const name of each.definition.members.keys()) if (/^\w+$/.test(name) && !name.startsWith('op_')) names.add(name);
  };
  for (let each = first; each; each = baseOf(each)) from(each);
  for (const each of interfacesOf(type)) if (type.kind === 'named' && type.isInterface) from(each);
  if (first?.isInterface) from(registry().object);
  const found: MemberInfo[] = [];
  const add = (name: string, members: readonly Member[]): void => {
    const member = members[0];
    if (!member || member.kind === 'constructor' || member.kind === 'operator' || member.kind === 'indexer') return;
    found.push({
      name,
      kind: member.kind,
      isStatic: member.isStatic && !member.isExtension,
      isExtension: member.isExtension,
      type: member.type,
      signatures: members.map(signatureOf),
      documentation: documentationOf(member),
    });
  };
  for (const name of names)
    add(
      name,
      membersOf(type, name).filter((member) => member.isStatic === statics && !(member.isExtension && !statics)),
    );
  if (!statics) {
    for (const name of registry().extensionNames) {
      const extensions = extensionMembers(name).filter((member) => mayExtend(type, [member]));
      if (extensions.length > 0 && !names.has(name)) add(name, extensions);
    }
    if (type.kind === 'anonymous')
      for (const { name, type: of } of type.members)
        found.push({
          name,
          kind: 'property',
          isStatic: false,
          isExtension: false,
          type: of,
          signatures: [`${of.text} ${name}`],
          documentation: null,
        });
  }
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
};

/** Names that begin an expression: types of the imported namespaces, for completion beside variables and keywords. */
export const importedTypeNames = (): readonly string[] => {
  const { all } = registry();
  const names = new Set<string>();
  for (const definition of all)
    if (!definition.isOpaque && registry().imported(definition.simpleName, definition.arity).length > 0) names.add(definition.simpleName);
  return [...names].sort();
};
export type { Span };
