import type { BoundExpression, BoundFunction, BoundReceiver, BoundStatement, Local } from '../bound.ts';
import type { RuntimeType } from '../runtime/type.ts';
import { handleOf, mentions, type Type } from '../types/type.ts';
import type { Code, Frame, StatementCode } from './frame.ts';

/** What the parts of the compiler call of each other. */
export interface Parts {
  expression(unit: Unit, node: BoundExpression): Code;
  statement(unit: Unit, node: BoundStatement): StatementCode;
}

/** The compilation of one function: which slot holds what. Variables of outer functions are copied in as cells when a closure is made. */
export class Unit {
  readonly function: BoundFunction;
  readonly parent: Unit | null;
  readonly parts: Parts;
  private readonly extra = new Map<BoundReceiver | Local | BoundFunction, number>();
  private next: number;
  /** Code is told where it is (`Probe`). */
  readonly probing: boolean;
  /** Steps of what was compiled so far: a loop takes what its body added and pays for it each round. */
  weight = 0;
  /** Something in it calls code of which nothing is known here. */
  calls = false;
  /** Pairs: slot in the parent, slot here. */
  readonly captures: { readonly from: number; readonly to: number }[] = [];

  constructor(fn: BoundFunction, parent: Unit | null, parts: Parts, probing: boolean) {
    this.probing = probing;
    this.function = fn;
    this.parent = parent;
    this.parts = parts;
    this.next = fn.locals.length;
  }

  get slotCount(): number {
    return this.next;
  }
  expression(node: BoundExpression): Code {
    return this.parts.expression(this, node);
  }
  statement(node: BoundStatement): StatementCode {
    return this.parts.statement(this, node);
  }

  /** Compiles something that is not run each time its surroundings are: gives it with its own weight, which the surroundings do not bear. */
  apart<T>(compile: () => T): readonly [code: T, weight: number] {
    const before = this.weight;
    const code = compile();
    const weight = this.weight - before;
    this.weight = before;
    return [code, weight];
  }
  /** A call of the library, or something of its cost. */
  costs(): void {
    this.weight++;
    this.calls = true;
  }

  /** A receiver's slot: its value stands there while the node that holds it is evaluated. */
  receiver(node: BoundReceiver): number {
    let slot = this.extra.get(node);
    if (slot === undefined) this.extra.set(node, (slot = this.next++));
    return slot;
  }
  temporary(): number {
    return this.next++;
  }
  /** The slot of a local of this or an outer function. */
  slotOf(local: Local): number {
    if (local.owner === this.function) return local.slot;
    return this.outer(local, (parent) => parent.slotOf(local));
  }
  /** Whether the slot holds a cell or a Ref instead of the value. */
  isCell(local: Local): boolean {
    return local.captured || local.byRef || local.owner !== this.function;
  }
  /** The slot that holds the cell of a local function's closure. */
  slotOfFunction(fn: BoundFunction): number {
    if (fn.parent === this.function) {
      let slot = this.extra.get(fn);
      if (slot === undefined) this.extra.set(fn, (slot = this.next++));
      return slot;
    }
    return this.outer(fn, (parent) => parent.slotOfFunction(fn));
  }
  private outer(key: Local | BoundFunction, inParent: (parent: Unit) => number): number {
    let slot = this.extra.get(key);
    if (slot === undefined) {
      if (!this.parent) throw new Error('A variable without a function');
      slot = this.next++;
      this.extra.set(key, slot);
      this.captures.push({ from: inParent(this.parent), to: slot });
    }
    return slot;
  }

  /** The run-time handle of a type, which may depend on the type arguments of the call. */
  handle(type: Type): (f: Frame) => RuntimeType {
    if (!mentions(type)) {
      const handle = handleOf(type);
      return () => handle;
    }
    return (f) => handleOf(type, (parameter) => f.types?.get(parameter) ?? handleOf(parameter));
  }
}
