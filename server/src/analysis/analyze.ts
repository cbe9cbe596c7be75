import { type Placement, place } from '../policies/placement.ts';
import { codeToDocument } from '../syntax/queries.ts';
import type { Document, Expression } from '../syntax/tree.ts';
import type { Span } from '../text/span.ts';
import { typeMismatch } from './expression-type.ts';
import { islandsOf } from './islands.ts';
import {
  type Diagnostic,
  type Fix,
  noOptions,
  noWorkspace,
  type Options,
  type Severity,
  type Subject,
  type WorkspaceFacts,
} from './rule.ts';
import { all } from './rules.ts';
import { suppressions } from './suppression.ts';
import { syntaxFixes, syntaxSeverity } from './syntax-problems.ts';

/** What the C# checker says of an expression; spans are offsets into its `code`. */
export interface CodeFinding {
  /** The compiler's code, such as `CS1061`. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly span: Span;
}
export interface CodeJudgement {
  readonly found: readonly CodeFinding[];
  /** The static type's full name; null of statements and of what is not known. */
  readonly type: string | null;
}
/** Checks one expression; `analyze` knows nothing of C#'s types. */
export type CodeCheck = (expression: Expression, workspace: WorkspaceFacts) => CodeJudgement;

/** Where rules are explained, from the project's root. */
export const RULE_PAGES = 'docs/rules';

/**
 * Every finding about a document, in the order of the text: syntax problems, each rule, the C# of its expressions, less what comments suppress
 * and options turn off. Pure: the same arguments give the same findings.
 */
export function analyze(
  document: Document,
  options: Options = noOptions,
  workspace: WorkspaceFacts = noWorkspace,
  check: CodeCheck | null = null,
): Diagnostic[] {
  const placement = place(document);
  const subject: Subject = { document, placement, islands: islandsOf(document, placement), options, workspace };
  const found: Diagnostic[] = [];
  const add = (rule: string, usual: Severity, span: Span, message: string, fixes: readonly Fix[], docs: string | null): void => {
    const configured = options.rules.get(rule);
    if (configured === 'off') return;
    found.push({ rule, severity: configured ?? usual, message, span, docs, fixes });
  };
  for (const problem of document.problems) {
    const severity = syntaxSeverity(problem.id, options);
    if (severity)
      add(problem.id, severity, problem.span, problem.message, syntaxFixes(problem, document), `${RULE_PAGES}/${problem.id}.md`);
  }
  // Nested deeper than the parser follows: what stands where is not known.
  const judged = document.problems.some(({ id }) => id === 'nested-too-deep') ? [] : all;
  for (const rule of judged) {
    if (options.rules.get(rule.id) === 'off') continue;
    rule.check(subject, (span, message, { fixes = [], severity = rule.severity } = {}) =>
      add(rule.id, severity, span, message, fixes, `${RULE_PAGES}/${rule.id}.md`),
    );
  }
  if (check) {
    for (const island of subject.islands) {
      const { expression } = island;
      if (!expression.closed) continue;
      const { found: wrong, type } = check(expression, workspace);
      const mismatch = wrong.some(({ severity }) => severity === 'error') ? null : typeMismatch(island, type);
      if (mismatch) add('expression-type', mismatch.severity, expression.span, mismatch.message, [], `${RULE_PAGES}/expression-type.md`);
      for (const { code, severity, message, span } of wrong)
        add(code, severity, codeToDocument(expression, span), message, codeFixes(code, expression, span), pageOf(code));
    }
  }
  const suppressed = suppressions(document);
  const wreckage = behindUnclosedExpressions(document, placement);
  return found
    .filter(({ rule, span }) => !suppressed(rule, span.start) && !wreckage.some(({ start, end }) => span.start > start && span.start < end))
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

const pageOf = (code: string): string =>
  /^CS\d{4}$/.test(code) ? `https://learn.microsoft.com/dotnet/csharp/misc/${code.toLowerCase()}` : `${RULE_PAGES}/${code}.md`;

/** `SubjectName != "…"`: an X500DistinguishedName is no string, its Name is. */
function codeFixes(code: string, expression: Expression, { start, end }: Span): readonly Fix[] {
  if (code !== 'CS0019') return [];
  return [...expression.code.slice(start, end).matchAll(/\.(?:Subject|Issuer)Name\b(?!\s*\??\.)/g)].map((match) => {
    const at = codeToDocument(expression, { start: start + match.index + match[0].length, end: start + match.index + match[0].length });
    return { title: `Compare ${match[0].slice(1)}.Name`, edits: [{ span: { start: at.start, end: at.start }, text: '.Name' }], safe: true };
  });
}

/** An expression that never ends leaves scraps in its tag that look like attributes: the rest of the tag, or of an element that is not closed either, is not judged. */
function behindUnclosedExpressions({ problems }: Document, placement: Placement): Span[] {
  return problems.flatMap(({ id, span }) => {
    if (id !== 'unclosed-expression') return [];
    const element = placement.placed.find(({ element: { openTag } }) => openTag.start <= span.start && openTag.end > span.start)?.element;
    if (!element) return [];
    return [{ start: span.start, end: element.closeTag || element.selfClosing ? element.openTag.end : element.span.end }];
  });
}
