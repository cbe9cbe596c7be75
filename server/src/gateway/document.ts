import { PolicyProblem, type Scope, type Section, type Step } from '../policies/step.ts';
import type { Document, Element } from '../syntax/tree.ts';
import { LineMap } from '../text/line-map.ts';
import type { Span } from '../text/span.ts';
import type { Expressions } from './expressions.ts';
import type { KnownPolicy } from './handlers.ts';
import { substitute } from './named-values.ts';
import { placed, preparePolicy, type Source, sequence } from './prepare.ts';
import type { Place } from './trace.ts';

export interface DocumentText {
  /** As results and traces name it; '' for what stands in no file. */
  readonly file: string;
  readonly text: string;
}

/** A policy document ready to run at its scope. */
export interface PreparedDocument {
  readonly file: string;
  readonly scope: Scope;
  /** Null where the document leaves the section out (it is inherited then). */
  readonly sections: Readonly<Record<Section, Step | null>>;
  readonly notSimulated: readonly Place[];
}

export interface DocumentSurroundings {
  readonly namedValues: ReadonlyMap<string, string>;
  readonly fragments: ReadonlyMap<string, DocumentText>;
  readonly expressions: Expressions;
  parse(text: string): Document;
  policy(name: string): KnownPolicy | undefined;
}

export const SECTIONS: readonly Section[] = ['inbound', 'backend', 'outbound', 'on-error'];

/** Prepares a document once; throws PolicyProblem with file and span where the gateway would refuse it. */
export function prepareDocument({ file, text }: DocumentText, scope: Scope, around: DocumentSurroundings): PreparedDocument {
  const { root, source } = read({ file, text }, 'policies', around);
  const notSimulated: Place[] = [];
  const fragments = new Map<string, { root: Element; source: Source }>();
  const fragment = (id: string) => {
    const found = fragments.get(id);
    const content = around.fragments.get(id);
    if (found || !content) return found ?? null;
    const parsed = read(content, 'fragment', around);
    fragments.set(id, parsed);
    return parsed;
  };
  const sections: Record<Section, Step | null> = { inbound: null, backend: null, outbound: null, 'on-error': null };
  for (const child of root.children) {
    if (child.kind !== 'element') continue;
    const section = SECTIONS.find((name) => name === child.name);
    if (!section)
      throw new PolicyProblem(
        `<policies> holds inbound, backend, outbound and on-error, not <${child.name}>.`,
        file,
        source.toSource(child.span),
      );
    const preparation = {
      source,
      scope,
      section,
      fragment,
      expressions: around.expressions,
      policy: around.policy,
      insideFragment: false,
      notSimulated: (place: Place) => notSimulated.push(place),
    };
    sections[section] = sequence(placed(child, '').map(([element, path]) => preparePolicy(element, path, preparation)));
  }
  return { file, scope, sections, notSimulated };
}

function read({ file, text }: DocumentText, rootName: string, around: DocumentSurroundings): { root: Element; source: Source } {
  const written = around.parse(text);
  const lines = new LineMap(text);
  const { text: final, toSource, missing } = substitute(written, around.namedValues);
  if (missing[0]) throw new PolicyProblem(`There is no named value "${missing[0].name}".`, file, missing[0].span);
  const document = final === text ? written : around.parse(final);
  const source: Source = { file, text: final, toSource, rangeOf: (span: Span) => (file === '' ? null : lines.rangeOf(toSource(span))) };
  const problem = document.problems[0];
  if (problem) throw new PolicyProblem(problem.message, file, toSource(problem.span));
  const { root } = document;
  if (root?.name !== rootName)
    throw new PolicyProblem(
      `A ${rootName === 'policies' ? 'policy document' : 'fragment'} has the root <${rootName}>${root ? `, not <${root.name}>` : ''}.`,
      file,
      toSource(root?.span ?? { start: 0, end: 0 }),
    );
  return { root, source };
}

/** All element names of a document: what handlers may be needed. */
export function elementNames(document: Document): Set<string> {
  const names = new Set<string>();
  const walk = (children: Document['children']): void => {
    for (const child of children) {
      if (child.kind !== 'element') continue;
      names.add(child.name);
      walk(child.children);
    }
  };
  walk(document.children);
  return names;
}
