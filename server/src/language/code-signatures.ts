import type { SignatureHelp, SignatureInformation } from 'vscode-languageserver-types';
import { memberDocumentation } from '../csharp/documentation/documentation.ts';
import { parse } from '../csharp/parser/parser.ts';
import { scan } from '../csharp/scanner/scanner.ts';
import type * as cs from '../csharp/tree.ts';
import { implicitConversion } from '../csharp/types/conversions.ts';
import { membersOf } from '../csharp/types/lookup.ts';
import type { Member } from '../csharp/types/member.ts';
import type { Type } from '../csharp/types/type.ts';
import { documentToCode } from '../syntax/queries.ts';
import type { Expression } from '../syntax/tree.ts';
import type { Span } from '../text/span.ts';
import { masked, parameterLabel, signature } from './code.ts';
import { bindingAt, type CodeNode, codePath, scopeAt } from './code-scope.ts';
import { candidates, type Scope, typeOf, valueOf } from './code-types.ts';

type Call = cs.Invocation | cs.ObjectCreation | cs.ElementAccess;
interface Overload {
  readonly information: SignatureInformation;
  readonly parameters: readonly { readonly name: string; readonly type: Type | null; readonly params: boolean }[];
}

/** The overloads of the call, constructor or indexer whose brackets an offset stands in, and which parameter its argument is for. */
export function codeSignatures(expression: Expression, offset: number): SignatureHelp | null {
  const written = masked(expression);
  const at = documentToCode(expression, offset);
  // `x[]` would be a type: an index is being typed here.
  const isEmpty = /\[\s*$/.test(written.slice(0, at)) && /^\s*\]/.test(written.slice(at));
  const code = isEmpty ? `${written.slice(0, at)}0${written.slice(at)}` : written;
  const { root } = parse(code, expression.block);
  const path = codePath(root as CodeNode, at);
  const index = path.findLastIndex((node) => {
    const span = (node as unknown as cs.Invocation).argumentsSpan;
    return (
      (node.kind === 'invocation' || node.kind === 'object-creation' || node.kind === 'element-access') &&
      span &&
      at > span.start &&
      (at < span.end || !/[)\]]/.test(code[span.end - 1] ?? ''))
    );
  });
  if (index < 0) return null;
  const node = path[index] as unknown as Call;
  const around = path.slice(0, index + 1);
  const scope = scopeAt(around, at);
  const overloads = overloadsOf(node, around, scope);
  if (!overloads.length) return null;
  const place = argumentAt(code, node.argumentsSpan!, at);
  const given = (node.arguments ?? []).slice(0, place.index).map(({ name, value }) => ({
    name: name?.text ?? null,
    type: value.kind === 'lambda' ? null : typeOf(value, scope, bindingAt(around, scope)),
  }));
  const parameterOf = ({ parameters }: Overload): number => {
    if (place.name !== null) return parameters.findIndex(({ name }) => name === place.name);
    const last = parameters.length - 1;
    return parameters[last]?.params ? Math.min(place.index, last) : place.index;
  };
  const accepts = (one: Overload): boolean =>
    place.index === 0 && place.name === null && (node.arguments ?? []).length === 0
      ? true
      : parameterOf(one) >= 0 && parameterOf(one) < one.parameters.length;
  const agrees = ({ parameters }: Overload): boolean =>
    given.every(({ name, type }, i) => {
      const parameter = name === null ? parameters[Math.min(i, parameters.length - 1)] : parameters.find((one) => one.name === name);
      const wanted = parameter?.params && parameter.type?.kind === 'array' ? parameter.type.element : parameter?.type;
      return !type || !wanted || wanted.kind === 'parameter' || implicitConversion(type, wanted) !== null;
    });
  const best = overloads.find((one) => accepts(one) && agrees(one)) ?? overloads.find(accepts) ?? overloads[0]!;
  return {
    signatures: overloads.map((one) => ({ ...one.information, activeParameter: Math.max(0, parameterOf(one)) })),
    activeSignature: overloads.indexOf(best),
    activeParameter: Math.max(0, parameterOf(best)),
  };
}

function overloadsOf(node: Call, path: readonly CodeNode[], scope: Scope): Overload[] {
  const binding = bindingAt(path, scope);
  const of = (members: readonly Member[], receiver: Type | null): Overload[] =>
    members.slice(0, 30).map((member) => {
      const parameters = member.isExtension && receiver ? member.parameters.slice(1) : member.parameters;
      const documentation = memberDocumentation(member);
      return {
        parameters: parameters.map(({ name, type, params }) => ({ name, type, params: params === true })),
        information: {
          label: signature(member),
          ...(documentation ? { documentation } : {}),
          parameters: parameters.map((one) => ({ label: parameterLabel(one) })),
        },
      };
    });
  if (node.kind === 'object-creation') {
    const value = valueOf(node, scope);
    return value && 'type' in value && value.type.kind === 'named' ? of(value.type.definition.membersNamed('.ctor'), null) : [];
  }
  if (node.kind === 'element-access') {
    const type = typeOf(node.target, scope, binding);
    return type ? of(membersOf(type, 'this[]'), null) : [];
  }
  const local = node.target.kind === 'identifier' ? localFunction(path, node.target.name.text) : null;
  if (local) return [local];
  const found = candidates(node, scope, binding);
  return found ? of(found.members, found.receiver) : [];
}

function localFunction(path: readonly CodeNode[], name: string): Overload | null {
  for (const node of path) {
    if (node.kind !== 'block') continue;
    const found = (node as unknown as cs.Block).statements.find((one) => one.kind === 'local-function' && one.name.text === name);
    if (found?.kind !== 'local-function') continue;
    const written = (type: cs.TypeNode): string =>
      type.kind === 'named-type' && type.parts.every(({ typeArguments }) => !typeArguments)
        ? type.parts.map((part) => part.name.text).join('.')
        : '…';
    const labels = found.parameters.map(({ type, name: its }) => `${written(type)} ${its.text}`);
    return {
      parameters: found.parameters.map(({ name: its, modifier }) => ({ name: its.text, type: null, params: modifier === 'params' })),
      information: { label: `${written(found.returnType)} ${name}(${labels.join(', ')})`, parameters: labels.map((label) => ({ label })) },
    };
  }
  return null;
}

/** Which argument an offset is in, by the commas in front, and the name it is given by, if any. */
function argumentAt(code: string, { start, end }: Span, at: number): { readonly index: number; readonly name: string | null } {
  const { tokens } = scan(code, start + 1, Math.max(start + 1, Math.min(at, end)));
  let depth = 0;
  let index = 0;
  let first = 0;
  tokens.forEach(({ text }, i) => {
    if (text === '(' || text === '[' || text === '{') depth++;
    else if (text === ')' || text === ']' || text === '}') depth--;
    else if (text === ',' && depth === 0) {
      index++;
      first = i + 1;
    }
  });
  const isNamed = tokens[first]?.kind === 'identifier' && tokens[first + 1]?.text === ':';
  return { index, name: isNamed ? tokens[first]!.text : null };
}
