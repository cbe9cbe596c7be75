import { walkCode } from '../analysis/certificate/guards.ts';
import type { Edit } from '../analysis/rule.ts';
import { check, type Diagnostic, inspect } from '../csharp/csharp.ts';
import type * as cs from '../csharp/tree.ts';
import { importedNamespaces, registry } from '../csharp/types/registry.ts';
import type { Type } from '../csharp/types/type.ts';
import type { Expression } from '../syntax/tree.ts';
import type { Span } from '../text/span.ts';
import { closest } from '../workspace/words.ts';
import { masked } from './code.ts';
import { holesOf, shortName } from './code-result.ts';
import { bindingAt, type CodeNode, codePath, scopeAt } from './code-scope.ts';
import { offered, valueOf } from './code-types.ts';

/** A change of an expression's code that has been tried: it compiles better than before, and nothing else is wrong then. */
export interface CodeFix {
  readonly title: string;
  /** The compiler's code of what it fixes and where (in the code); null for what is no error. */
  readonly fixes: { readonly code: string; readonly span: Span } | null;
  /** In the expression's code. */
  readonly edits: readonly Edit[];
}

/** What a fix may change and how it is put into words; the first whose result is better is offered. */
interface Candidate {
  readonly title: string;
  readonly edits: readonly Edit[];
}

/**
 * Fixes for what the compiler says within `span` (of the code), and safer ways to write what stands there.
 * @param variables the types that `set-variable` gives variables, as C# writes them.
 */
export function codeFixes(expression: Expression, span: Span, variables: ReadonlyMap<string, string>): CodeFix[] {
  const code = masked(expression);
  const subject = new Subject(code, expression.block, variables);
  const found: CodeFix[] = [];
  const touches = (one: Span): boolean => one.start <= span.end && one.end >= span.start;
  for (const problem of subject.errors) {
    if (!touches(problem.span)) continue;
    for (const group of candidates(subject, problem)) {
      const good = group.find((one) => subject.errorsAfter(one.edits) < subject.errors.length);
      if (good && !found.some(({ title }) => title === good.title))
        found.push({ ...good, fixes: { code: problem.code, span: problem.span } });
    }
  }
  for (const group of [...guards(subject, span), ...defaults(subject, span)]) {
    const good = group.find(
      (one) => subject.errorsAfter(one.edits) <= Math.max(0, subject.errors.length - 1) || subject.isClean(one.edits),
    );
    if (good) found.push({ ...good, fixes: null });
  }
  return found.map((one) => ({ ...one, edits: one.edits.map((edit) => unmasked(expression, edit)) }));
}

/** With the named values that stood in what is replaced, which the changed text has in the same order. */
function unmasked({ code }: Expression, { span, text }: Edit): Edit {
  const placeholders = code.slice(span.start, span.end).match(/\{\{[^{}]*\}\}/g) ?? [];
  let next = 0;
  return { span, text: placeholders.length ? text.replace(/\bN_{4,}\b/g, (mask) => placeholders[next++] ?? mask) : text };
}

class Subject {
  readonly code: string;
  readonly block: boolean;
  readonly variables: ReadonlyMap<string, string>;
  readonly root: CodeNode;
  readonly errors: readonly Diagnostic[];
  readonly #inspected: ReturnType<typeof inspect>;

  constructor(code: string, block: boolean, variables: ReadonlyMap<string, string>) {
    this.code = code;
    this.block = block;
    this.variables = variables;
    this.errors = this.#errors(code);
    this.#inspected = inspect(code, { block, holes: holesOf(code) });
    this.root = this.#inspected.parsed.root as CodeNode;
  }

  #errors(code: string): Diagnostic[] {
    return check(code, { block: this.block, holes: holesOf(code) }).diagnostics.filter(({ severity }) => severity === 'error');
  }

  errorsAfter(edits: readonly Edit[]): number {
    return this.#errors(applied(this.code, edits)).length;
  }

  isClean(edits: readonly Edit[]): boolean {
    return this.errorsAfter(edits) === 0;
  }

  text({ start, end }: Span): string {
    return this.code.slice(start, end);
  }

  path(offset: number): CodeNode[] {
    return codePath(this.root, offset);
  }

  /** The outermost expression with exactly this span. */
  at(span: Span): cs.Expression | null {
    const found = this.path(span.start).find(
      (node) => node.kind !== undefined && node.kind !== 'block' && node.span.start === span.start && node.span.end === span.end,
    );
    return (found as cs.Expression | undefined) ?? null;
  }

  /** Its static type, where the checker has one. */
  typeOf({ span }: CodeNode): Type | null {
    const found = this.#inspected.nodes?.findLast(
      (node) => node.span.start === span.start && node.span.end === span.end && node.type.kind !== 'unknown' && node.kind !== 'conversion',
    );
    return found?.type ?? null;
  }
}

export const applied = (code: string, edits: readonly Edit[]): string =>
  [...edits]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce((result, { span, text }) => result.slice(0, span.start) + text + result.slice(span.end), code);

const primary = new Set(
  'literal interpolated identifier member invocation element-access parenthesized object-creation predefined-type typeof tuple this conditional-access cast'.split(
    ' ',
  ),
);
const bracketed = (subject: Subject, node: cs.Expression): string =>
  primary.has(node.kind) ? subject.text(node.span) : `(${subject.text(node.span)})`;
const replace = ({ span }: { readonly span: Span }, text: string): Edit => ({ span, text });

function candidates(subject: Subject, { code, message, span }: Diagnostic): Candidate[][] {
  const [first = '', second = '', third = ''] = [...message.matchAll(/'([^']*)'/g)].map(([, quoted]) => quoted);
  const node = subject.at(span);
  switch (code) {
    case 'CS0266':
      return node ? conversions(subject, node, second) : [];
    case 'CS0029':
    case 'CS0030':
      return node ? conversions(subject, node, second) : [];
    case 'CS1503': {
      return node ? conversions(subject, node, second) : [];
    }
    case 'CS0019':
      return node?.kind === 'binary' ? operands(subject, node, second, third) : [];
    case 'CS1061':
    case 'CS0117':
    case 'CS0103':
    case 'CS0246':
      return names(subject, span, code, first, second);
    default:
      return [];
  }
}

const converters: Readonly<Record<string, string>> = {
  int: 'Int32',
  long: 'Int64',
  short: 'Int16',
  double: 'Double',
  float: 'Single',
  decimal: 'Decimal',
  bool: 'Boolean',
  'System.DateTime': 'DateTime',
};
/** Other ways to write an expression so that it has the type: a cast, `Convert`, `ToString`, `.Name`. */
function conversions(subject: Subject, node: cs.Expression, to: string): Candidate[][] {
  const text = bracketed(subject, node);
  const name = shortName(to);
  const casts = [name, to].map((type) => ({ title: `Cast to ${name}`, edits: [replace(node, `(${type})${text}`)] }));
  const others: Candidate[] = [];
  const converter = converters[to];
  const type = subject.typeOf(node);
  if (converter)
    others.push({
      title: `Convert with Convert.To${converter}`,
      edits: [replace(node, `Convert.To${converter}(${subject.text(node.span)})`)],
    });
  const strings: Candidate[] = [];
  if (to === 'string') {
    if (type && offered({ type }).get('Name')?.[0]?.type.special === 'string' && /DistinguishedName/.test(type.text))
      strings.push({ title: 'Compare its Name', edits: [replace(node, `${text}.Name`)] });
    else if (type?.special !== 'object') strings.push({ title: 'Convert with ToString()', edits: [replace(node, `${text}.ToString()`)] });
    // What is read by name may be missing: an array of values has no single one.
    if (type?.kind === 'array') strings.unshift({ title: 'Take the first value', edits: [replace(node, `${text}.FirstOrDefault()`)] });
  }
  const value: Candidate[] = [];
  if (type?.kind === 'named' && type.isNullable && to !== 'string') {
    // `!x` of nothing is nothing: it is what is denied that has to be true.
    const denied = node.kind === 'unary' && node.operator === '!' ? node.operand : null;
    if (to === 'bool') {
      if (denied) value.push({ title: 'Compare with true', edits: [replace(denied, `(${subject.text(denied.span)} == true)`)] });
      else
        value.push(
          { title: 'Compare with true', edits: [replace(node, `${text} == true`)] },
          { title: 'Compare with true', edits: [replace(node, `(${text} == true)`)] },
        );
    }
    const nullable = denied ?? node;
    const whole = nullable.kind === 'conditional-access' ? `(${subject.text(nullable.span)})` : bracketed(subject, nullable);
    value.push({ title: 'Take its value or the default', edits: [replace(nullable, `${whole}.GetValueOrDefault()`)] });
  }
  // A cast of nothing fails, and Convert takes it for false where its opposite is asked.
  return to === 'bool' && value.length > 0 ? [value] : [strings, value, casts, others];
}

/** One side of a comparison or a sum as the type of the other. */
function operands(subject: Subject, { left, right, operator }: cs.Binary, leftType: string, rightType: string): Candidate[][] {
  // A sum with text is text: what cannot be added is not meant to be compared.
  void operator;
  return [...conversions(subject, left, rightType), ...conversions(subject, right, leftType)];
}

function names(subject: Subject, span: Span, code: string, type: string, name: string): Candidate[][] {
  const path = subject.path(span.start);
  const scope = scopeAt(path, span.start);
  const rename = (to: string | null): Candidate[] => (to === null ? [] : [{ title: `Change to ${to}`, edits: [{ span, text: to }] }]);
  const types = function* (): Generator<string> {
    for (const { namespace, simpleName, name: full } of registry().all)
      if (importedNamespaces.has(namespace) && !full.includes('+')) yield simpleName;
  };
  const written = subject.text(span).replace(/<.*$/s, '');
  if (code === 'CS0246')
    return [
      rename(closest(written, types())).map((one) => ({
        ...one,
        edits: [{ span: { start: span.start, end: span.start + written.length }, text: one.title.slice(10) }],
      })),
    ];
  if (code === 'CS0103') return [rename(closest(written, scope.keys())), rename(closest(written, types()))];
  const member = path.findLast((node) => {
    const named = (node as unknown as cs.Member).name;
    return node.kind === 'member' && named.span.start === span.start;
  }) as unknown as cs.Member | undefined;
  if (!member) return [];
  const known = subject.typeOf(member.target as unknown as CodeNode);
  const value = code === 'CS1061' && known ? { type: known } : valueOf(member.target, scope, bindingAt(path, scope));
  const result = value ? [rename(closest(name, offered(value).keys()))] : [];
  if (type === 'object' && code === 'CS1061') {
    const variable = /\["([^"\\]*)"\]$/.exec(subject.text(member.target.span))?.[1];
    const inferred = variable === undefined ? undefined : subject.variables.get(variable);
    const cast = (to: string): Candidate => ({
      title: `Cast to ${to}`,
      edits: [replace(member.target, `((${to})${bracketed(subject, member.target)})`)],
    });
    result.push([...(inferred ? [cast(inferred)] : []), ...['string', 'JObject', 'Jwt', 'IResponse', 'DateTime'].map(cast)]);
  }
  return result;
}

const CERTIFICATE = 'context.Request.Certificate';

/** Ways to be sure that there is a client certificate, where nothing has shown that yet. */
function guards(subject: Subject, span: Span): Candidate[][] {
  if (subject.errors.length > 0 || !/\bRequest\s*\.\s*Certificate\b/.test(subject.code)) return [];
  const open: Span[] = [];
  walkCode(subject.root as cs.Expression, false, (at) => open.push(at));
  const here = open.filter((at) => at.start <= span.end && at.end >= span.start);
  if (!here.length) return [];
  const result: Candidate[][] = [];
  const uses = here.flatMap(({ start, end }) => {
    const dot = /Certificate\s*(?=\.)/.exec(subject.code.slice(start, Math.min(subject.code.length, end + 40)));
    return dot ? [start + dot.index + dot[0].length] : [];
  });
  const access = uses.map((at): Edit => ({ span: { start: at, end: at }, text: '?' }));
  if (access.length) result.push([{ title: 'Use ?.: null without a certificate', edits: access }]);
  const root = subject.root as unknown as cs.Expression;
  if (!subject.block && subject.typeOf(subject.root)?.special === 'bool') {
    const around = (before: string, operator: string): Candidate => {
      const loose =
        root.kind === 'conditional' ||
        root.kind === 'lambda' ||
        (root.kind === 'binary' && root.operator !== operator && ['||', '&&', '??'].includes(root.operator));
      const { start, end } = root.span;
      return {
        title: `Put "${before}" in front`,
        edits: loose
          ? [
              { span: { start, end: start }, text: `${before} (` },
              { span: { start: end, end }, text: ')' },
            ]
          : [{ span: { start, end: start }, text: `${before} ` }],
      };
    };
    result.push([around(`${CERTIFICATE} != null &&`, '&&')], [around(`${CERTIFICATE} == null ||`, '||')]);
  }
  return result;
}

/** Reading by index fails where there is nothing of the name: `GetValueOrDefault` gives null or a default instead. */
function defaults(subject: Subject, span: Span): Candidate[][] {
  const path = subject.path(span.start);
  const access = path.findLast((node) => node.kind === 'element-access') as unknown as cs.ElementAccess | undefined;
  const [key] = access?.arguments ?? [];
  if (!access || !key || access.arguments.length !== 1) return [];
  const target = subject.text(access.target.span);
  const name = subject.text(key.span);
  const parent = path[path.indexOf(access as unknown as CodeNode) - 1] as unknown as cs.Expression | undefined;
  if (/\bVariables$/.test(target)) {
    const isLiteral = key.value.kind === 'literal' && key.value.value.type === 'string';
    const inferred = isLiteral ? subject.variables.get((key.value as { value: { value: string } }).value.value) : undefined;
    const cast = parent?.kind === 'cast' ? parent : null;
    const as = parent?.kind === 'as' ? parent : null;
    const type = cast ? subject.text(cast.type.span) : as ? subject.text(as.type.span) : (inferred ?? 'object');
    const call = (to: string): string => `${target}.GetValueOrDefault<${to}>(${name})`;
    return [[{ title: 'Use GetValueOrDefault', edits: [replace(cast ?? as ?? access, call(type))] }]];
  }
  if (!/\b(?:Headers|Query|MatchedParameters)$/.test(target)) return [];
  // Of a header or parameter, GetValueOrDefault gives the values as one string.
  const rest = /^\s*(?:\[\s*0\s*\]|\.\s*(?:FirstOrDefault|First)\s*\(\s*\))/.exec(subject.code.slice(access.span.end));
  const end = access.span.end + (rest ? rest[0].length : 0);
  const whole = { start: access.span.start, end };
  return [
    [
      { title: 'Use GetValueOrDefault', edits: [{ span: whole, text: `${target}.GetValueOrDefault(${name}, "")` }] },
      { title: 'Use GetValueOrDefault', edits: [{ span: access.span, text: `${target}.GetValueOrDefault(${name}, "")` }] },
    ],
  ];
}
