import { check } from '../csharp/csharp.ts';
import { documentToCode } from '../syntax/queries.ts';
import type { Expression } from '../syntax/tree.ts';
import type { Span } from '../text/span.ts';
import type { CodeCheck, CodeFinding } from './analyze.ts';
import type { WorkspaceFacts } from './rule.ts';

/** The C# checker as `analyze` takes it: named values are put in where their text is known, and are holes of unknown type where it is not. */
export const checkCode: CodeCheck = (expression, { namedValues }) => {
  if (directive.test(expression.code)) return { found: [], type: null };
  const { code, holes, back } = substituted(expression, namedValues);
  const { diagnostics, notAllowed, type } = check(code, { block: expression.block, holes });
  const found: CodeFinding[] = diagnostics.map(({ code: id, severity, message, span }) => ({
    code: id,
    severity: id === 'CS0121' && newerOverload.test(message) ? 'warning' : severity,
    message,
    span: back(span),
  }));
  // Members of values are left out: which of them the gateway refuses is not documented well enough to say.
  for (const { name, ofValue, span } of notAllowed) {
    if (!ofValue)
      found.push({
        code: 'not-allowed',
        severity: 'info',
        message: `${name} is not among the .NET types and members documented for policy expressions: the gateway may refuse it.`,
        span: back(span),
      });
  }
  return { found, type };
};

/** A deployment tool writes the code by these: what it will be is not known. */
const directive = /%\{~?\s*(?:if|else|endif|for|endfor)\b[^}]*\}/;

/** Split(null): later versions of .NET have overloads that make it ambiguous; where the gateway runs .NET Framework there is one to take it. */
const newerOverload = /'string\.Split\(params char\[\]\)'/;

interface Substituted {
  readonly code: string;
  readonly holes: readonly Span[];
  /** The span in the expression's own code. */
  back(span: Span): Span;
}

function substituted(expression: Expression, namedValues: WorkspaceFacts['namedValues']): Substituted {
  const marks = marksOf(expression);
  if (!marks.length) return { code: expression.code, holes: [], back: (span) => span };
  const parts: string[] = [];
  const holes: Span[] = [];
  /** Where stretches of the new code begin, there and in the old one; `kept`: they run in parallel. */
  const stretches: { readonly from: number; readonly old: number; readonly kept: boolean }[] = [];
  let at = 0;
  let length = 0;
  const add = (text: string, old: number, kept: boolean): void => {
    stretches.push({ from: length, old, kept });
    parts.push(text);
    length += text.length;
  };
  for (const { name, start, end } of marks) {
    add(expression.code.slice(at, start), at, true);
    const value = name === null ? null : (namedValues?.get(name) ?? null);
    // A name of the same length: it parses where a value may stand, and in a string it is just text.
    const text = value ?? `N${'_'.repeat(end - start - 1)}`;
    if (value === null) holes.push({ start: length, end: length + text.length });
    add(text, start, false);
    at = end;
  }
  add(expression.code.slice(at), at, true);
  stretches.push({ from: length, old: expression.code.length, kept: false });
  const offset = (where: number, atEnd: boolean): number => {
    const i = stretches.findLastIndex(({ from }) => (atEnd ? from < where : from <= where));
    const stretch = stretches[Math.max(0, i)]!;
    if (stretch.kept) return stretch.old + where - stretch.from;
    return atEnd ? (stretches[i + 1]?.old ?? stretch.old) : stretch.old;
  };
  return {
    code: parts.join(''),
    holes,
    back: ({ start, end }) => ({ start: offset(start, false), end: Math.max(offset(start, false), offset(end, true)) }),
  };
}

interface Mark {
  /** The named value's name; null for a deployment tool's mark. */
  readonly name: string | null;
  readonly start: number;
  readonly end: number;
}

/** What stands for text that is put in later, as offsets into the code: named values, and the `${name}` of a deployment tool. */
function marksOf(expression: Expression): readonly Mark[] {
  const named = expression.namedValues.map(({ name, span }) => ({
    name,
    start: documentToCode(expression, span.start),
    end: documentToCode(expression, span.end),
  }));
  const { code } = expression;
  if (!code.includes('${')) return named;
  // Where strings are interpolated, `${name}` is C# too; the name is not judged then.
  const interpolated = /\$@?"|@\$"/.test(code);
  const marks = code.matchAll(interpolated ? /\$\{[A-Za-z_][\w-]*\}/g : /\$\{[^{}"'\n]+\}/g);
  const tool = [...marks].map(({ index, 0: mark }) => ({ name: null, start: index, end: index + mark.length }));
  const free = tool.filter(({ start, end }) => !named.some((one) => one.start < end && start < one.end));
  return [...named, ...free].sort((a, b) => a.start - b.start);
}
