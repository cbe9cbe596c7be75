/** Types as expressions write them. */

import type * as tree from '../tree.ts';
import type { Definition } from '../types/definition.ts';
import { dynamic as dynamicType, type NamedType, type Type, unknown } from '../types/type.ts';
import { checkType } from './allowed.ts';
import type { Binder } from './context.ts';

/** The type a type node names; an error is reported and `unknown` given when there is none. */
export const bindType = (b: Binder, node: tree.TypeNode, allowVoid = false): Type => {
  switch (node.kind) {
    case 'array-type': {
      let type = bindType(b, node.element);
      for (let i = node.ranks.length - 1; i >= 0; i--) type = type.array(node.ranks[i]);
      return type;
    }
    case 'nullable-type': {
      const element = bindType(b, node.element);
      if (element.kind === 'unknown') return unknown;
      if (element.isValueType) return b.types.nullable(element);
      if (element.kind === 'parameter') return element;
      b.error('CS8370', "Feature 'nullable reference types' is not available in C# 7.3. Please use language version 8.0 or greater.", {
        start: node.span.end - 1,
        end: node.span.end,
      });
      return element;
    }
    case 'tuple-type': {
      const elements = node.elements.map(({ type }) => bindType(b, type));
      const names = node.elements.map(({ name }) => name?.text ?? null);
      if (elements.length > 16) return unknown;
      return b.types.tuple(elements, names.some((name) => name !== null) ? names : null);
    }
    default:
      return bindNamed(b, node, allowVoid);
  }
};

const bindNamed = (b: Binder, node: tree.NamedType, allowVoid: boolean): Type => {
  const first = node.parts[0];
  if (!first || first.name.text === '') return unknown;
  if (node.predefined) {
    if (first.name.text === 'void' && !allowVoid) {
      b.error('CS1547', "Keyword 'void' cannot be used in this context", node.span);
      return unknown;
    }
    return b.keyword(first.name.text);
  }
  const name = first.name.text;
  if (b.isHole(node.span)) return unknown;
  const args = first.typeArguments?.map((argument) => bindType(b, argument)) ?? [];
  const arity = first.typeArguments ? args.length : first.omitted;
  if (node.parts.length === 1 && arity === 0) {
    const parameter = b.typeParameter(name);
    if (parameter) return parameter;
    if (name === 'dynamic') return dynamicType;
    if (name === 'var') return unknown;
  }
  let definition = lookupType(b, name, arity, node.parts.length === 1 ? node.span : first.name.span, node.parts.length === 1);
  if (definition === 'error') return unknown;
  let type: NamedType | null = definition ? construct(definition, args) : null;
  let path = name === 'global' ? '' : name;
  for (const part of node.parts.slice(1)) {
    const partArgs = part.typeArguments?.map((argument) => bindType(b, argument)) ?? [];
    const partArity = part.typeArguments ? partArgs.length : part.omitted;
    path = definition && definition !== null ? `${definition.name}.${part.name.text}` : path ? `${path}.${part.name.text}` : part.name.text;
    const next: Definition | null = b.types.byFullName(path, partArity);
    if (!next && !b.types.namespaces.has(path)) {
      if (knownNamespace(path)) return unknown;
      const from = path.slice(0, path.lastIndexOf('.'));
      if (definition)
        b.error('CS0426', `The type name '${part.name.text}' does not exist in the type '${definition.displayName}'`, part.name.span);
      else
        b.error(
          'CS0234',
          `The type or namespace name '${part.name.text}' does not exist in the namespace '${from}' (are you missing an assembly reference?)`,
          part.name.span,
        );
      return unknown;
    }
    definition = next;
    type = next ? construct(next, partArgs) : null;
  }
  if (!type || !definition) {
    b.error('CS0118', `'${path}' is a namespace but is used like a type`, node.span);
    return unknown;
  }
  checkType(b, definition, node.span);
  return type;
};
/** Namespaces below which the library knows nothing. */
const knownNamespace = (path: string): boolean => /^(System|Microsoft|Newtonsoft)\./.test(path);

const construct = (definition: Definition, args: readonly Type[]): NamedType =>
  args.length === definition.arity ? definition.construct(args) : definition.type;

/** A simple type name; null when it is a namespace. */
export const lookupType = (
  b: Binder,
  name: string,
  arity: number,
  span: tree.Name['span'],
  whole: boolean,
): Definition | null | 'error' => {
  const found = b.types.imported(name, arity);
  if (found.length === 1) return found[0]!;
  if (found.length > 1) {
    const [x, y] = found as [Definition, Definition];
    b.error('CS0104', `'${name}' is an ambiguous reference between '${x.name}' and '${y.name}'`, span);
    return 'error';
  }
  if (arity === 0 && b.types.namespaces.has(name)) return null;
  if (name === 'global') return null;
  const others = b.types.bySimpleName(name).filter((definition) => b.types.imported(name, definition.arity).includes(definition));
  const other = others[0];
  if (other) {
    if (other.arity > 0) b.error('CS0305', `Using the generic type '${other.type.text}' requires ${other.arity} type arguments`, span);
    else b.error('CS0308', `The non-generic type '${other.displayName}' cannot be used with type arguments`, span);
    return 'error';
  }
  const { symbol, pending } = b.lookup(name);
  if (arity === 0 && whole && (pending || name === 'context' || (symbol && symbol.kind !== 'local-function'))) {
    b.error('CS0118', `'${name}' is a variable but is used like a type`, span);
    return 'error';
  }
  const generic = arity > 0 ? `${name}<${','.repeat(arity - 1)}>` : name;
  b.error(
    'CS0246',
    `The type or namespace name '${generic}' could not be found (are you missing a using directive or an assembly reference?)`,
    span,
  );
  return 'error';
};
