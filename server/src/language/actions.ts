import type { CodeAction, Diagnostic as LspDiagnostic, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import type { Fix } from '../analysis/rule.ts';
import type { Placed } from '../policies/placement.ts';
import { holdsPolicies } from '../policies/placement.ts';
import { convert, escapeCode } from '../syntax/convert.ts';
import { decodeEntities } from '../syntax/entities.ts';
import { detectIndent, indentAt } from '../syntax/format.ts';
import { parse } from '../syntax/parser.ts';
import { attributeOf, codeToDocument, documentToCode, expressionsOf, pathAt } from '../syntax/queries.ts';
import type { Expression } from '../syntax/tree.ts';
import type { Span } from '../text/span.ts';
import { toDiagnostic } from './diagnostics.ts';
import type { PolicyText } from './policy-text.ts';
import type { Surroundings } from './surroundings.ts';
import { variableTypes } from './variable-types.ts';

/** What to offer for a selection: fixes of findings there, then refactorings. `only` limits to kinds that start so. */
export function codeActions(text: PolicyText, span: Span, around: Surroundings, only: readonly string[] | null = null): CodeAction[] {
  const wanted = (kind: string): boolean => only === null || only.some((one) => kind === one || kind.startsWith(`${one}.`));
  const actions: CodeAction[] = [];
  if (wanted('quickfix')) actions.push(...fixes(text, span, around));
  if (wanted('refactor.rewrite')) actions.push(...wraps(text, span), ...conversions(text, span));
  actions.push(...codeActionsOf(text, span, around, wanted));
  if (wanted('refactor.extract')) actions.push(...extractFragment(text, span, around));
  if (wanted('refactor.inline')) actions.push(...inlineFragment(text, span, around));
  if (wanted('source.fixAll')) actions.push(...fixAll(text, around));
  return actions;
}

const edit = (text: PolicyText, edits: readonly TextEdit[]): WorkspaceEdit => ({ changes: { [text.uri]: [...edits] } });
const editsOf = (text: PolicyText, { edits }: Fix): TextEdit[] => edits.map((one) => ({ range: text.range(one.span), newText: one.text }));

function fixes(text: PolicyText, span: Span, around: Surroundings): CodeAction[] {
  const actions: CodeAction[] = [];
  for (const finding of around.findings(text)) {
    if (finding.span.start > span.end || finding.span.end < span.start) continue;
    const diagnostic: LspDiagnostic = toDiagnostic(text, finding);
    finding.fixes.forEach((fix, i) =>
      actions.push({
        title: fix.title,
        kind: 'quickfix',
        diagnostics: [diagnostic],
        isPreferred: i === 0 && fix.safe,
        edit: edit(text, editsOf(text, fix)),
      }),
    );
    if (finding.docs && !/^CS/.test(finding.rule)) {
      const line = text.lines.lineAt(finding.span.start);
      const at = text.lines.startOf(line);
      if (!pathAt(text.document, at).some(({ kind }) => kind === 'expression' || kind === 'attribute'))
        actions.push({
          title: `Suppress ${finding.rule} here`,
          kind: 'quickfix',
          diagnostics: [diagnostic],
          edit: edit(text, [
            {
              range: text.range({ start: at, end: at }),
              newText: `${indentAt(text.text, finding.span.start)}<!-- gatehouse-disable-next-line ${finding.rule} -->\n`,
            },
          ]),
        });
    }
  }
  return actions;
}

/** Fixes of what the compiler says of the expression at a selection, and safer ways to write what stands there. */
function codeActionsOf(text: PolicyText, span: Span, around: Surroundings, wanted: (kind: string) => boolean): CodeAction[] {
  if (!around.code || !(wanted('quickfix') || wanted('refactor.rewrite'))) return [];
  const path = pathAt(text.document, span.start);
  const expression = path.find((node): node is Expression => node.kind === 'expression');
  if (!expression?.closed) return [];
  const attribute = path.find((node) => node.kind === 'attribute');
  const quote = attribute?.kind === 'attribute' ? (attribute.value?.quote ?? '') : '';
  const written = (code: string): string => (expression.form === 'escaped' ? escapeCode(code, quote) : code);
  const at = { start: documentToCode(expression, span.start), end: documentToCode(expression, Math.min(span.end, expression.span.end)) };
  const format = wanted('refactor.rewrite') ? formatAction() : [];
  const findings = around.findings(text);
  const fixes = around.code.fixes(expression, at, variableTypes(text, around)).flatMap(({ title, fixes: of, edits }): CodeAction[] => {
    const finding =
      of && findings.find(({ rule, span: its }) => rule === of.code && its.start === codeToDocument(expression, of.span).start);
    const kind = of ? 'quickfix' : 'refactor.rewrite';
    if (!wanted(kind)) return [];
    return [
      {
        title,
        kind,
        ...(finding ? { diagnostics: [toDiagnostic(text, finding)] } : {}),
        edit: edit(
          text,
          edits.map((one) => ({ range: text.range(codeToDocument(expression, one.span)), newText: written(one.text) })),
        ),
      },
    ];
  });
  return [...fixes, ...format];

  function formatAction(): CodeAction[] {
    // A character written by its number may be one that XML would not keep otherwise.
    if (!expression || (expression.form === 'escaped' && text.slice(expression.codeSpan).includes('&#'))) return [];
    const indent = indentAt(text.text, expression.span.start);
    const formatted = around.code?.format(expression, { indent, unit: detectIndent(text.document) ?? '    ' }) ?? null;
    if (formatted === null) return [];
    const newText = written(formatted);
    return [
      { title: 'Format expression', kind: 'refactor.rewrite', edit: edit(text, [{ range: text.range(expression.codeSpan), newText }]) },
    ];
  }
}

function fixAll(text: PolicyText, around: Surroundings): CodeAction[] {
  const safe: TextEdit[] = [];
  let end = -1;
  for (const finding of around.findings(text)) {
    const fix = finding.fixes.find((one) => one.safe);
    const [first] = fix?.edits ?? [];
    if (!fix || !first || first.span.start <= end) continue;
    safe.push(...editsOf(text, fix));
    end = Math.max(...fix.edits.map((one) => one.span.end));
  }
  return safe.length ? [{ title: 'Fix all that is safe to fix', kind: 'source.fixAll.gatehouse', edit: edit(text, safe) }] : [];
}

/** The policies a selection touches: siblings of one parent; with an empty selection the one whose start tag it is on. */
function selected(text: PolicyText, { start, end }: Span): readonly Placed[] {
  const policies = text.placement.placed.filter(
    ({ role, parent }) => (role === 'policy' || role === 'base') && parent !== null && holdsPolicies(parent),
  );
  if (start === end) {
    const one = policies.findLast(({ element }) => start >= element.openTag.start && start <= element.openTag.end);
    return one ? [one] : [];
  }
  const inside = policies.filter(({ element }) => element.span.start < end && element.span.end > start);
  const outer = inside.filter(
    ({ parent }) =>
      !inside.includes(parent!) &&
      !inside.some(({ element }) => parent!.element.span.start > element.span.start && parent!.element.span.end < element.span.end),
  );
  const [first] = outer;
  return first
    ? outer.filter(
        ({ parent, element }) =>
          parent === first.parent &&
          start <= element.span.start + (element.openTag.end - element.openTag.start) &&
          end >= element.openTag.end,
      )
    : [];
}

function wraps(text: PolicyText, span: Span): CodeAction[] {
  const policies = selected(text, span);
  const [first] = policies;
  if (!first) return [];
  const range = { start: first.element.span.start, end: policies.at(-1)!.element.span.end };
  const indent = indentAt(text.text, range.start);
  const unit = detectIndent(text.document) ?? '    ';
  const newline = text.text.includes('\r\n') ? '\r\n' : '\n';
  const wrap = (title: string, lines: readonly string[], depth: number): CodeAction => {
    const inner = shifted(text, policies, range, unit.repeat(depth));
    const body = lines.map((line) => line.replaceAll('\t', unit)).join(newline + indent);
    return { title, kind: 'refactor.rewrite', edit: edit(text, [{ range: text.range(range), newText: body.replace('…', () => inner) }]) };
  };
  const actions = [wrap('Wrap in <choose>', ['<choose>', '\t<when condition="@(true)">', '\t\t…', '\t</when>', '</choose>'], 2)];
  if (!policies.some(({ element }) => element.name === 'base' || element.name === 'retry'))
    actions.push(
      wrap('Wrap in <retry>', ['<retry condition="@(context.Response.StatusCode >= 500)" count="3" interval="1">', '\t…', '</retry>'], 1),
    );
  return actions;
}

/** The text of policies with one more indentation, except inside of expressions and text, which stay as they are. */
function shifted(text: PolicyText, policies: readonly Placed[], { start, end }: Span, by: string): string {
  const kept: Span[] = policies.flatMap(({ element }) => expressionsOf(element).map(({ span }) => span));
  let result = '';
  for (let i = start; i < end; i++) {
    result += text.text[i];
    if (
      text.text[i] === '\n' &&
      text.text[i + 1] !== '\n' &&
      text.text[i + 1] !== '\r' &&
      !kept.some((span) => i >= span.start && i < span.end)
    )
      result += by;
  }
  return result;
}

function conversions(text: PolicyText, { start }: Span): CodeAction[] {
  const actions: CodeAction[] = [];
  const path = pathAt(text.document, start);
  const expression = path.findLast((node): node is Expression => node.kind === 'expression');
  const attribute = path.find((node) => node.kind === 'attribute');
  if (expression?.closed) {
    const quote = attribute?.kind === 'attribute' ? (attribute.value?.quote ?? '') : '';
    const source = text.slice(expression.span);
    if (expression.form === 'escaped')
      actions.push(rewrite('Write this expression raw (for rawxml)', expression.span, decodeEntities(source)));
    else if (expression.form === 'raw') {
      const escaped = escapeCode(source, quote);
      if (escaped !== source) actions.push(rewrite('Escape this expression (for xml)', expression.span, escaped));
    }
    if (
      attribute?.kind === 'attribute' &&
      attribute.value?.quote === '"' &&
      source.includes('"') &&
      !source.includes("'") &&
      expression.form === 'raw'
    )
      actions.push(
        rewrite(
          'Put the attribute in single quotes',
          { start: attribute.value.span.start - 1, end: attribute.value.span.end + 1 },
          `'${attribute.value.raw}'`,
        ),
      );
  }
  const { document } = text;
  if (document.root && start >= document.root.openTag.start && start <= document.root.openTag.end) {
    for (const to of ['rawxml', 'xml'] as const) {
      const result = convert(document, to);
      if (result !== text.text) actions.push(rewrite(`Convert the document to ${to}`, document.span, result));
    }
  }
  return actions;

  function rewrite(title: string, span: Span, newText: string): CodeAction {
    return { title, kind: 'refactor.rewrite', edit: edit(text, [{ range: text.range(span), newText }]) };
  }
}

/** Moves policies to a fragment of their own, in a new file: among the other fragments of an artifacts folder, else beside the document. */
function extractFragment(text: PolicyText, span: Span, around: Surroundings): CodeAction[] {
  const policies = selected(text, span);
  const [first] = policies;
  if (
    !first ||
    text.document.root?.name !== 'policies' ||
    policies.some(({ element }) => element.name === 'base' || element.name === 'include-fragment')
  )
    return [];
  const range = { start: first.element.span.start, end: policies.at(-1)!.element.span.end };
  const indent = indentAt(text.text, range.start);
  const unit = detectIndent(text.document) ?? '    ';
  const lines = text.slice(range).split('\n');
  const content = lines
    .map((line, i) => (i === 0 ? unit + line : line.startsWith(indent) ? unit + line.slice(indent.length) : line))
    .join('\n');
  let id = 'extracted';
  for (let n = 2; around.fragments.has(id); n++) id = `extracted-${n}`;
  const artifacts = /^(.*\/policy%20fragments)\/[^/]+\/policy\.[^/]+$/.exec([...around.fragments.values()][0] ?? '')?.[1];
  const uri = artifacts ? `${artifacts}/${id}/policy.xml` : text.uri.replace(/[^/]*$/, `${id}.xml`);
  const top = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  return [
    {
      title: `Extract to a fragment "${id}"`,
      kind: 'refactor.extract',
      edit: {
        documentChanges: [
          { kind: 'create', uri, options: { overwrite: false, ignoreIfExists: false } },
          { textDocument: { uri, version: null }, edits: [{ range: top, newText: `<fragment>\n${content}\n</fragment>\n` }] },
          {
            textDocument: { uri: text.uri, version: text.version },
            edits: [{ range: text.range(range), newText: `<include-fragment fragment-id="${id}" />` }],
          },
        ],
      },
    },
  ];
}

function inlineFragment(text: PolicyText, { start }: Span, around: Surroundings): CodeAction[] {
  const placed = text.placement.placed.findLast(
    ({ element }) => element.name === 'include-fragment' && start >= element.span.start && start <= element.span.end,
  );
  const id = placed && attributeOf(placed.element, 'fragment-id')?.value?.text;
  const fragment = id ? around.document(around.fragments.get(id) ?? '') : null;
  const root = fragment?.document.root;
  if (!placed || !fragment || root?.name !== 'fragment' || !root.closeTag) return [];
  const content = fragment.text
    .slice(root.openTag.end, root.closeTag.start)
    .replace(/^\s*\n/, '')
    .trimEnd();
  const own = /^[ \t]*/.exec(content)![0];
  const indent = indentAt(text.text, placed.element.span.start);
  const lines = content
    .split('\n')
    .map((line, i) => (i === 0 ? line.slice(own.length) : line.startsWith(own) ? indent + line.slice(own.length) : line));
  const newText = lines.join('\n');
  if (parse(newText).problems.length) return [];
  return [
    {
      title: `Put the content of fragment "${id}" here`,
      kind: 'refactor.inline',
      edit: edit(text, [{ range: text.range(placed.element.span), newText }]),
    },
  ];
}
