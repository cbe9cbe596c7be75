import { type Flow, type Policy, PolicyFailure, PolicyProblem, type Scope, type Section, type Step, type Value } from '../policies/step.ts';
import type { AttributeValue, Element, Expression, Piece } from '../syntax/tree.ts';
import type { Span } from '../text/span.ts';
import { type Evaluable, ExpressionProblem, type Expressions } from './expressions.ts';
import type { FlowControl } from './flow-control.ts';
import type { KnownPolicy } from './handlers.ts';
import { shapeProblem } from './shape.ts';
import type { Place } from './trace.ts';
import { constant, evaluated, map, parseFlag, parseWhole } from './values.ts';

/** The text a policy comes from: a document's or a fragment's, with its named values put in. */
export interface Source {
  readonly file: string;
  readonly text: string;
  toSource(span: Span): Span;
  rangeOf(span: Span): Place['range'];
}

/** What all policies of one document section share while they are prepared. */
export interface Preparation {
  readonly source: Source;
  readonly scope: Scope;
  readonly section: Section;
  readonly expressions: Expressions;
  policy(name: string): KnownPolicy | undefined;
  /** The fragment's root and source, null where there is none. */
  fragment(id: string): { readonly root: Element; readonly source: Source } | null;
  readonly insideFragment: boolean;
  notSimulated(place: Place): void;
}

/** One policy (or a child element of one) made ready for its handler. */
export class PreparedPolicy implements Policy {
  readonly name: string;
  readonly path: string;
  readonly place: Place;
  readonly #element: Element;
  readonly #preparation: Preparation;
  /** Whether an expression of the policy, its plain children's included, reads a body. */
  readonly #reads: { body: boolean };

  constructor(element: Element, path: string, preparation: Preparation, reads = { body: false }) {
    this.name = element.name;
    this.path = path;
    this.#element = element;
    this.#preparation = preparation;
    this.#reads = reads;
    const { source, scope, section } = preparation;
    this.place = {
      file: source.file,
      scope,
      section,
      policy: element.name,
      path,
      policyId: this.attribute('id') ?? '',
      range: source.rangeOf(element.span),
    };
  }
  get section(): Section {
    return this.#preparation.section;
  }
  get span(): Span {
    return this.#preparation.source.toSource(this.#element.span);
  }
  get readsBody(): boolean {
    return this.#reads.body;
  }
  attribute(name: string): string | null {
    return this.#attribute(name)?.text ?? null;
  }
  #attribute(name: string): AttributeValue | null {
    return this.#element.attributes.find((attribute) => attribute.name === name)?.value ?? null;
  }

  any(name: string): Value<unknown> {
    const value = this.#attribute(name);
    if (!value) return this.problem(`<${this.name}> needs the attribute "${name}"`);
    return this.#value(value.pieces, value.text);
  }
  text(name: string): Value<string> | null {
    return this.#attribute(name) ? map(this.any(name), this.#preparation.expressions.toText) : null;
  }
  requiredText(name: string): Value<string> {
    return this.text(name) ?? this.problem(`<${this.name}> needs the attribute "${name}"`);
  }
  flag(name: string, byDefault: boolean): Value<boolean> {
    return this.#attribute(name)
      ? this.#converted(name, parseFlag, 'true or false', (value) => typeof value === 'boolean')
      : constant(byDefault);
  }
  whole(name: string, byDefault: number): Value<number> {
    return this.#attribute(name) ? this.requiredWhole(name) : constant(byDefault);
  }
  requiredWhole(name: string): Value<number> {
    return this.#converted(name, parseWhole, 'a whole number', (value) => typeof value === 'number');
  }
  #converted<T>(name: string, parse: (text: string) => T | null, wanted: string, fits: (value: unknown) => boolean): Value<T> {
    const { expressions } = this.#preparation;
    return map(this.any(name), (value, flow) => {
      if (fits(value)) return value as T;
      const text = expressions.toText(value);
      const parsed = parse(text);
      if (parsed !== null) return parsed;
      const message = `The attribute "${name}" of <${this.name}> must be ${wanted}, not "${text}".`;
      if (flow === null) this.problem(message);
      throw new PolicyFailure('ExpressionValueEvaluationFailure', message);
    });
  }

  content(trimmed = false): Value<string> {
    return map(this.contentAny(), (value) => {
      const text = this.#preparation.expressions.toText(value);
      return trimmed ? text.trim() : text;
    });
  }
  contentAny(): Value<unknown> {
    const pieces: Piece[] = [];
    for (const child of this.#element.children) {
      if (child.kind === 'cdata') pieces.push(...child.pieces);
      else if (child.kind === 'text' || child.kind === 'expression' || child.kind === 'named-value') pieces.push(child);
      // A body such as `<set-body><order/></set-body>` is its text as written.
      else if (child.kind === 'element')
        pieces.push({ kind: 'text', span: child.span, text: this.#preparation.source.text.slice(child.span.start, child.span.end) });
    }
    return this.#value(pieces, pieces.map((piece) => this.#literal(piece)).join(''));
  }
  /** A value is one expression (blanks around it do not count) or text; an expression in the midst of text stays text, as in Azure. */
  #value(pieces: readonly Piece[], literal: string): Value<unknown> {
    const solid = pieces.filter((piece) => piece.kind !== 'text' || piece.text.trim() !== '');
    const only = solid.length === 1 ? solid[0] : undefined;
    return only?.kind === 'expression' ? this.#expression(only) : constant(literal);
  }
  #literal(piece: Piece): string {
    const { start, end } = piece.span;
    return piece.kind === 'text' ? piece.text : this.#preparation.source.text.slice(start, end);
  }
  #expression(expression: Expression): Value<unknown> {
    const { source, expressions } = this.#preparation;
    let evaluable: Evaluable;
    try {
      evaluable = expressions.compile(expression);
    } catch (error) {
      if (!(error instanceof ExpressionProblem)) throw error;
      const at = (offset: number): number => expression.codeMap?.[offset] ?? expression.codeSpan.start + offset;
      const span = source.toSource({ start: at(error.start), end: Math.max(at(error.end), at(error.start)) });
      throw new PolicyProblem(`${error.code}: ${error.message}`, source.file, span);
    }
    if (evaluable.readsBody) this.#reads.body = true;
    return evaluated(evaluable, source.text.slice(expression.span.start, expression.span.end), expressions);
  }

  child(name: string): Policy | null {
    return this.children(name)[0] ?? null;
  }
  children(name?: string): readonly Policy[] {
    return this.#children()
      .filter(([element]) => name === undefined || element.name === name)
      .map(([element, path]) => new PreparedPolicy(element, path, this.#preparation, this.#reads));
  }
  steps(): Step {
    return sequence(this.eachStep());
  }
  eachStep(): readonly Step[] {
    return this.#children().map(([element, path]) => preparePolicy(element, path, this.#preparation));
  }
  asPolicy(): Step {
    return preparePolicy(this.#element, this.path, this.#preparation);
  }
  #children(): [Element, string][] {
    return placed(this.#element, `${this.path}\\`);
  }
  outerSection(): Step {
    return (flow) => (flow as FlowControl).runOuter();
  }
  fragment(id: string): Step {
    const found = this.#preparation.fragment(id);
    if (!found) return this.problem(`There is no fragment "${id}".`);
    if (this.#preparation.insideFragment) return this.problem('A fragment cannot include another fragment.');
    const inside = { ...this.#preparation, source: found.source, insideFragment: true };
    return sequence(placed(found.root, `${this.path}\\`).map(([element, path]) => preparePolicy(element, path, inside)));
  }
  readBodies(flow: Flow): void | Promise<void> {
    return this.#reads.body ? (flow as FlowControl).readBodies() : undefined;
  }
  problem(message: string): never {
    throw new PolicyProblem(message, this.#preparation.source.file, this.span);
  }
}

/** The child elements with their paths; what is repeated is numbered from 1, as LastError.Path has it. */
export function placed(parent: Element, prefix: string): [Element, string][] {
  const elements = parent.children.filter((child): child is Element => child.kind === 'element');
  const counts = new Map<string, number>();
  for (const { name } of elements) counts.set(name, (counts.get(name) ?? 0) + 1);
  const seen = new Map<string, number>();
  return elements.map((element) => {
    const { name } = element;
    seen.set(name, (seen.get(name) ?? 0) + 1);
    return [element, `${prefix}${name}${counts.get(name)! > 1 ? `[${seen.get(name)}]` : ''}`];
  });
}

/** A policy's step, with its trace entry, its budget and the bodies it reads around it. */
export function preparePolicy(element: Element, path: string, preparation: Preparation): Step {
  const policy = new PreparedPolicy(element, path, preparation);
  const { place } = policy;
  const known = preparation.policy(element.name);
  if (!known) return policy.problem(`There is no policy <${element.name}>.`);
  const wrong = known.facts && shapeProblem(element, preparation.section, known.facts);
  if (wrong) throw new PolicyProblem(wrong.message, place.file, preparation.source.toSource(wrong.span));
  const { handler } = known;
  if (handler === null) {
    preparation.notSimulated(place);
    return (flow) => ((flow as FlowControl).preflight ? undefined : (flow as FlowControl).skipped(place));
  }
  const step = handler.prepare(policy);
  return (flow) => {
    const state = flow as FlowControl;
    if (state.preflight && !PREFLIGHT.has(element.name)) return;
    const entry = state.enter(place);
    try {
      const waiting = policy.readsBody ? state.readBodies() : undefined;
      const result = waiting ? waiting.then(() => step(state)) : step(state);
      if (result)
        return result.then(
          () => state.leave(place, entry),
          (error: unknown) => state.failed(place, entry, error),
        );
    } catch (error) {
      state.failed(place, entry, error);
    }
    state.leave(place, entry);
  };
}

const PREFLIGHT = new Set(['cors', 'base', 'include-fragment']);

/** Steps one after the other, until one ends the pipeline. */
export function sequence(steps: readonly Step[]): Step {
  return async (flow) => {
    const state = flow as FlowControl;
    for (const step of steps) {
      const result = step(state);
      if (result) await result;
      if (state.ended) return;
    }
  };
}
