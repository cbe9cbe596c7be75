/** What happens along paths: variables read before they are assigned, ends that are reached without a value, cases that fall through, jumps to nowhere. */

import type { Span } from '../../text/span.ts';
import type {
  BoundExpression,
  BoundFunction,
  BoundPattern,
  BoundStatement,
  BoundSwitch,
  BoundTarget,
  DeconstructionTarget,
  Local,
} from '../bound.ts';
import { EnumValue } from '../runtime/enums.ts';
import { hashKey } from '../runtime/operations.ts';
import { labelText } from './constants.ts';
import { type Binder, selfReferring } from './context.ts';
import { endReachable } from './reachable.ts';

/** Bits of the variables known to be assigned; everything where control does not come. */
type State = bigint;
const everything: State = -1n;

interface Target {
  readonly breaks: State[];
  readonly continues: State[];
}

export const analyze = (b: Binder, fn: BoundFunction, isRoot: boolean): void => {
  new Walk(b, fn).run(isRoot);
};

class Walk {
  private readonly b: Binder;
  private readonly fn: BoundFunction;
  private readonly bits = new Map<Local, bigint>();
  private readonly reported = new Set<Local>();
  private state: State = 0n;
  private targets: Target[] = [];
  private readonly labels = new Map<string, State>();
  private readonly labelNames: string[][] = [];
  private switches: BoundSwitch[] = [];

  constructor(b: Binder, fn: BoundFunction) {
    this.b = b;
    this.fn = fn;
  }
  run(isRoot: boolean): void {
    const { body } = this.fn;
    for (const parameter of this.fn.parameters) if (isOut(parameter)) this.track(parameter);
    this.function(this.fn, body, isRoot);
  }
  private track(local: Local): void {
    if (!this.bits.has(local)) this.bits.set(local, 1n << BigInt(this.bits.size));
    if (this.state !== everything) this.state &= ~this.bits.get(local)!;
  }
  private assign(local: Local): void {
    const bit = this.bits.get(local);
    if (bit !== undefined) this.state |= bit;
  }
  private read(local: Local, span: Span): void {
    const bit = this.bits.get(local);
    if (bit === undefined || (this.state & bit) !== 0n || this.reported.has(local)) return;
    this.reported.add(local);
    const what =
      local.kind === 'parameter' ? `Use of unassigned out parameter '${local.name}'` : `Use of unassigned local variable '${local.name}'`;
    this.b.error(local.kind === 'parameter' ? 'CS0269' : 'CS0165', what, span);
  }

  /** A function's body, and what its end asks for. */
  private function(fn: BoundFunction, body: BoundFunction['body'], isRoot: boolean): void {
    if (!('statements' in body)) {
      this.expression(body);
      return;
    }
    this.labelNames.push(labelsOf(body));
    this.statement(body);
    this.labelNames.pop();
    const needsValue = fn.returnType.special !== 'void' && !fn.isIterator && !fn.isAsync && fn.name !== '';
    if (needsValue && endReachable(body)) {
      const name = isRoot ? 'E.Run(IExpressionContext)' : `${fn.name}(${fn.parameters.map(({ type }) => type.text).join(', ')})`;
      const span = isRoot ? { start: body.span.end, end: body.span.end } : fn.span;
      if (fn.returnType.kind !== 'unknown') this.b.error('CS0161', `'${name}': not all code paths return a value`, span);
    }
    if (this.state !== everything && endReachable(body)) this.outParameters(fn, { start: body.span.end, end: body.span.end });
  }
  private outParameters(fn: BoundFunction, span: Span): void {
    for (const parameter of fn.parameters) {
      const bit = this.bits.get(parameter);
      if (bit !== undefined && (this.state & bit) === 0n)
        this.b.error('CS0177', `The out parameter '${parameter.name}' must be assigned to before control leaves the current method`, span);
    }
  }
  private nested(fn: BoundFunction, capturedAssigned: boolean): void {
    const saved = { state: this.state, targets: this.targets, switches: this.switches };
    this.targets = [];
    this.switches = [];
    if (capturedAssigned) this.state = everything & ~0n;
    const before = this.state;
    for (const parameter of fn.parameters) if (isOut(parameter)) this.track(parameter);
    if (before === everything && fn.parameters.some(isOut)) {
      // Outer variables count as assigned, its own out parameters do not.
      let state = everything;
      for (const parameter of fn.parameters) if (isOut(parameter)) state &= ~this.bits.get(parameter)!;
      this.state = state;
    }
    const outer = this.currentFunction;
    this.currentFunction = fn;
    this.function(fn, fn.body, false);
    this.currentFunction = outer;
    Object.assign(this, saved);
  }
  private currentFunction: BoundFunction | null = null;

  private statement(node: BoundStatement): void {
    switch (node.kind) {
      case 'block':
        for (const each of node.statements) this.statement(each);
        break;
      case 'declaration':
        if (node.value) {
          if (selfReferring.has(node.local)) this.track(node.local);
          this.expression(node.value);
          this.assign(node.local);
        } else this.track(node.local);
        break;
      case 'local-function':
        this.nested(node.function, true);
        break;
      case 'expression-statement':
        this.expression(node.expression);
        if (node.expression.kind === 'throw-expression') this.state = everything;
        break;
      case 'if': {
        const [yes, no] = this.condition(node.condition);
        this.state = yes;
        this.statement(node.then);
        const after = this.state;
        this.state = no;
        if (node.else) this.statement(node.else);
        this.state &= after;
        break;
      }
      case 'while': {
        const [yes, no] = this.condition(node.condition);
        this.state = yes;
        const target = this.loop(node.body);
        this.state = join([no, ...target.breaks]);
        break;
      }
      case 'do': {
        const target = this.loop(node.body);
        this.state = join([this.state, ...target.continues]);
        const [, no] = this.condition(node.condition);
        this.state = join([no, ...target.breaks]);
        break;
      }
      case 'for': {
        for (const each of node.initializers) this.statement(each);
        const [yes, no] = node.condition ? this.condition(node.condition) : [this.state, everything];
        this.state = yes;
        const target = this.loop(node.body);
        this.state = join([this.state, ...target.continues]);
        for (const each of node.incrementors) this.expression(each);
        this.state = join([no, ...target.breaks]);
        break;
      }
      case 'foreach': {
        this.expression(node.source);
        const before = this.state;
        if (node.deconstruction) this.targetsOf(node.deconstruction.targets);
        const target = this.loop(node.body);
        this.state = join([before, ...target.breaks]);
        break;
      }
      case 'switch':
        this.switchStatement(node);
        break;
      case 'return':
        if (node.value) this.expression(node.value);
        this.outParameters(this.currentFunction ?? this.fn, node.span);
        this.state = everything;
        break;
      case 'throw':
        if (node.value) this.expression(node.value);
        this.state = everything;
        break;
      case 'break':
        this.targets.at(-1)?.breaks.push(this.state);
        this.state = everything;
        break;
      case 'continue':
        this.targets.findLast((target) => target.continues !== noContinues)?.continues.push(this.state);
        this.state = everything;
        break;
      case 'goto':
        if (node.target === 'label' && !this.labelNames.at(-1)?.includes(node.label ?? '')) {
          if (node.label)
            this.b.error('CS0159', `No such label '${node.label}' within the scope of the goto statement`, labelSpan(this.b, node));
        } else if (node.target !== 'label') this.checkGotoCase(node);
        if (node.label) this.labels.set(node.label, join([this.labels.get(node.label) ?? everything, this.state]));
        this.state = everything;
        break;
      case 'labeled': {
        const jumped = this.labels.get(node.label);
        if (jumped !== undefined) this.state &= jumped;
        else if (this.state === everything) this.state = 0n;
        this.statement(node.statement);
        break;
      }
      case 'try': {
        const before = this.state;
        this.statement(node.body);
        let after = this.state;
        for (const each of node.catches) {
          this.state = before;
          if (each.filter) {
            const [yes] = this.condition(each.filter);
            this.state = yes;
          }
          this.statement(each.body);
          after &= this.state;
        }
        if (node.finally) {
          this.state = before;
          this.statement(node.finally);
          // What `finally` assigns is assigned afterwards.
          after = this.state === everything ? everything : after | (this.state & ~before);
        }
        this.state = after;
        break;
      }
      case 'using':
        for (const { value } of node.resources) this.expression(value);
        this.statement(node.body);
        break;
      case 'lock':
        this.expression(node.value);
        this.statement(node.body);
        break;
      case 'yield':
        if (node.value) this.expression(node.value);
        else this.state = everything;
        break;
      case 'empty':
        break;
    }
  }
  private loop(body: BoundStatement): Target {
    const target: Target = { breaks: [], continues: [] };
    this.targets.push(target);
    this.statement(body);
    this.targets.pop();
    return target;
  }
  private switchStatement(node: BoundSwitch): void {
    this.expression(node.value);
    const before = this.state;
    const target: Target = { breaks: [], continues: noContinues };
    this.targets.push(target);
    this.switches.push(node);
    let hasDefault = false;
    node.sections.forEach((section, i) => {
      let entry: State = everything;
      for (const label of section.labels) {
        this.state = before;
        if (label.pattern === null) hasDefault = true;
        else this.pattern(label.pattern);
        if (label.when) {
          const [yes] = this.condition(label.when);
          this.state = yes;
        }
        entry &= this.state;
      }
      this.state = entry;
      for (const each of section.statements) this.statement(each);
      const reached = endReachable({ kind: 'block', statements: section.statements, locals: [], span: section.span });
      const never =
        node.value.constant !== undefined &&
        section.labels.every(
          ({ pattern }) => pattern?.kind === 'constant-pattern' && hashKey(pattern.value) !== hashKey(node.value.constant),
        );
      if (reached && !never && section.statements.length > 0 && !leaves(section.statements)) {
        const label = section.labels.at(-1)!;
        const text =
          label.pattern === null
            ? 'default:'
            : label.pattern.kind === 'constant-pattern' && !label.when
              ? `case ${labelOf(label.pattern.value)}:`
              : this.b.code.slice(label.span.start, label.span.end);
        if (i === node.sections.length - 1)
          this.b.error('CS8070', `Control cannot fall out of switch from final case label ('${text}')`, label.span);
        else this.b.error('CS0163', `Control cannot fall through from one case label ('${text}') to another`, label.span);
      }
    });
    this.targets.pop();
    this.switches.pop();
    this.state = join([hasDefault ? everything : before, ...target.breaks]);
  }
  private checkGotoCase(node: Extract<BoundStatement, { kind: 'goto' }>): void {
    const around = this.switches.at(-1);
    if (!around) {
      this.b.error('CS0153', 'A goto case is only valid inside a switch statement', node.span);
      return;
    }
    const found = around.sections.some((section) =>
      section.labels.some((label) =>
        node.target === 'default'
          ? label.pattern === null
          : label.pattern?.kind === 'constant-pattern' && label.pattern.value === node.value,
      ),
    );
    if (!found)
      this.b.error(
        'CS0159',
        `No such label '${node.target === 'default' ? 'default:' : `case ${labelOf(node.value)}:`}' within the scope of the goto statement`,
        node.span,
      );
  }

  /** The states when a condition is true and when it is false. */
  private condition(node: BoundExpression): [State, State] {
    if (node.constant === true) return [this.state, everything];
    if (node.constant === false) return [everything, this.state];
    switch (node.kind) {
      case 'logical': {
        const [yes, no] = this.condition(node.left);
        this.state = node.operator === '&&' ? yes : no;
        const [right, wrong] = this.condition(node.right);
        return node.operator === '&&' ? [right, no & wrong] : [yes & right, wrong];
      }
      case 'unary':
        if (node.operator.kind === 'not') {
          const [yes, no] = this.condition(node.operand);
          return [no, yes];
        }
        break;
      case 'conversion':
        return this.condition(node.operand);
      case 'conditional': {
        const [yes, no] = this.condition(node.condition);
        this.state = yes;
        const [a, x] = this.condition(node.whenTrue);
        this.state = no;
        const [c, y] = this.condition(node.whenFalse);
        return [a & c, x & y];
      }
      case 'is': {
        this.expression(node.operand);
        const before = this.state;
        this.pattern(node.pattern);
        return [this.state, before];
      }
    }
    this.expression(node);
    return [this.state, this.state];
  }
  private pattern(pattern: BoundPattern): void {
    if (pattern.kind !== 'constant-pattern' && pattern.local) {
      this.track(pattern.local);
      this.assign(pattern.local);
    }
  }
  private declarePattern(node: BoundExpression): void {
    // Variables of a pattern are unassigned until it matches.
    if (node.kind === 'is' && node.pattern.kind !== 'constant-pattern' && node.pattern.local && !this.bits.has(node.pattern.local))
      this.track(node.pattern.local);
  }

  private expression(node: BoundExpression): void {
    switch (node.kind) {
      case 'local':
        if (!(node.constant !== undefined && node.local.kind === 'constant')) this.read(node.local, node.span);
        return;
      case 'logical':
      case 'is': {
        this.declarePattern(node);
        const [yes, no] = this.condition(node);
        this.state = yes & no;
        return;
      }
      case 'conditional': {
        const [yes, no] = this.condition(node.condition);
        this.state = yes;
        this.expression(node.whenTrue);
        const after = this.state;
        this.state = no;
        this.expression(node.whenFalse);
        this.state &= after;
        return;
      }
      case 'unary':
        if (node.operator.kind === 'not') {
          const [yes, no] = this.condition(node);
          this.state = yes & no;
          return;
        }
        this.expression(node.operand);
        return;
      case 'coalesce': {
        this.expression(node.left);
        const before = this.state;
        this.expression(node.right);
        this.state = before;
        return;
      }
      case 'conditional-access': {
        this.expression(node.target);
        const before = this.state;
        this.expression(node.whenNotNull);
        this.state = before;
        return;
      }
      case 'assignment':
        this.target(node.target);
        this.expression(node.value);
        this.assignTarget(node.target);
        return;
      case 'compound':
      case 'increment':
        if (node.target.kind === 'local') this.read(node.target.local, node.target.span);
        else this.target(node.target);
        this.expression(node.result);
        return;
      case 'deconstruction':
        this.expression(node.value);
        this.targetsOf(node.targets);
        return;
      case 'ref-of':
        if (node.modifier === 'out') {
          this.target(node.target);
          this.assignTarget(node.target);
        } else this.expression(node.target);
        return;
      case 'call': {
        if (node.target) this.expression(node.target);
        for (const argument of node.arguments) if (argument.kind !== 'ref-of' || argument.modifier !== 'out') this.expression(argument);
        for (const argument of node.arguments) if (argument.kind === 'ref-of' && argument.modifier === 'out') this.expression(argument);
        return;
      }
      case 'lambda':
        this.nested(node.function, false);
        return;
      case 'throw-expression':
        this.expression(node.operand);
        this.state = everything;
        return;
      default:
        for (const child of childrenOf(node)) this.expression(child);
    }
  }
  /** Evaluating where to assign, without reading a variable. */
  private target(target: BoundTarget): void {
    if (target.kind === 'local' || target.kind === 'discard') return;
    this.expression(target);
  }
  private assignTarget(target: BoundTarget): void {
    if (target.kind === 'local') this.assign(target.local);
  }
  private targetsOf(targets: readonly DeconstructionTarget[]): void {
    for (const each of targets)
      if (each.kind === 'nested') this.targetsOf(each.targets);
      else {
        this.target(each.target);
        this.assignTarget(each.target);
      }
  }
}
const noContinues: State[] = [];
const isOut = (local: Local): boolean => local.kind === 'parameter' && local.byRef && outParameters.has(local);
/** Parameters declared `out` (a Local only knows that it is by reference). */
export const outParameters = new WeakSet<Local>();
const join = (states: readonly State[]): State => states.reduce((all, state) => all & state, everything);
const labelOf = (value: unknown): string =>
  value instanceof EnumValue ? `${value.clrType.simpleName}.${value.toText()}` : labelText(value);
const leaves = (statements: readonly BoundStatement[]): boolean => {
  const last = statements.at(-1);
  return last !== undefined && (last.kind === 'break' || containsBreak(statements)) && !endsOpen(statements);
};
const containsBreak = (statements: readonly BoundStatement[]): boolean => statements.some((each) => each.kind === 'break');
const endsOpen = (statements: readonly BoundStatement[]): boolean =>
  endReachable({ kind: 'block', statements, locals: [], span: { start: 0, end: 0 } });
const labelSpan = (b: Binder, node: { readonly span: Span; readonly label: string | null }): Span => {
  const at = node.label ? b.code.indexOf(node.label, node.span.start + 4) : -1;
  return at >= 0 && at < node.span.end ? { start: at, end: at + node.label!.length } : node.span;
};
const labelsOf = (node: BoundStatement): string[] => {
  switch (node.kind) {
    case 'labeled':
      return [node.label, ...labelsOf(node.statement)];
    case 'block':
      return node.statements.flatMap(labelsOf);
    case 'if':
      return [...labelsOf(node.then), ...(node.else ? labelsOf(node.else) : [])];
    case 'while':
    case 'do':
    case 'for':
    case 'foreach':
    case 'using':
    case 'lock':
      return labelsOf(node.body);
    case 'switch':
      return node.sections.flatMap((section) => section.statements.flatMap(labelsOf));
    case 'try':
      return [node.body, ...node.catches.map(({ body }) => body), ...(node.finally ? [node.finally] : [])].flatMap(labelsOf);
    default:
      return [];
  }
};

/** The expressions inside one, in the order they are evaluated. */
export const childrenOf = (node: BoundExpression): readonly BoundExpression[] => {
  switch (node.kind) {
    case 'property':
      return node.target ? [node.target, ...node.arguments] : node.arguments;
    case 'field':
      return node.target ? [node.target] : [];
    case 'element':
      return [node.array, ...node.indices];
    case 'tuple-item':
    case 'anonymous-member':
    case 'dynamic-member':
      return [node.target];
    case 'call':
      return node.target ? [node.target, ...node.arguments] : node.arguments;
    case 'local-call':
      return node.arguments;
    case 'invoke':
    case 'dynamic-index':
      return [node.target, ...node.arguments];
    case 'dynamic-invoke':
      return node.target ? [node.target, ...node.arguments] : node.arguments;
    case 'new':
      return [...node.arguments, ...initializerValues(node.initializers)];
    case 'new-array':
      return [...node.sizes, ...(node.items ?? [])];
    case 'new-anonymous':
      return node.values;
    case 'tuple':
      return node.elements;
    case 'method-group':
      return node.target ? [node.target] : [];
    case 'conversion':
    case 'unary':
    case 'dynamic-unary':
    case 'as':
    case 'is':
    case 'throw-expression':
      return [node.operand];
    case 'binary':
    case 'dynamic-binary':
    case 'logical':
    case 'coalesce':
      return [node.left, node.right];
    case 'conditional':
      return [node.condition, node.whenTrue, node.whenFalse];
    case 'assignment':
      return [node.target, node.value];
    case 'compound':
    case 'increment':
      return [node.target, node.result];
    case 'deconstruction':
      return [node.value];
    case 'conditional-access':
      return [node.target, node.whenNotNull];
    case 'interpolated':
      return node.parts.flatMap((part) => (typeof part === 'string' ? [] : [part.value]));
    case 'ref-of':
      return [node.target];
    case 'bad':
      return node.parts;
    default:
      return [];
  }
};
type Initializers = Extract<BoundExpression, { kind: 'new' }>['initializers'];
const initializerValues = (initializers: Initializers): BoundExpression[] =>
  initializers.flatMap((each) => {
    switch (each.kind) {
      case 'set':
        return [each.value];
      case 'nested':
        return initializerValues(each.initializers);
      case 'index':
        return [...each.arguments, each.value];
      case 'add':
        return [...each.arguments];
    }
  });
