import type { RuntimeType } from '../runtime/type.ts';
import type { TypeParameter } from '../types/type.ts';
import { type Cell, type Code, Frame, newSlots, type Run } from './frame.ts';

/** What all closures of one lambda or local function share. */
export interface Plan {
  readonly body: Code;
  readonly slotCount: () => number;
  /** Pairs: slot outside, slot inside. */
  readonly captures: readonly { readonly from: number; readonly to: number }[];
  /** Which parameters lambdas inside use too; null: none. */
  readonly cells: readonly boolean[] | null;
  readonly typeParameters: readonly TypeParameter[];
  /** Steps of one call, calls of others not counted. */
  readonly weight: number;
  /** Nothing in the body calls anything: so it cannot come back to itself and its depth need not be counted. */
  readonly isSimple: boolean;
}

/** A frame for calls of a function whose closure was made in `outer`. */
export function frameOf(plan: Plan, outer: Frame): Frame {
  const slots = newSlots(plan.slotCount());
  const { captures } = plan;
  for (let i = 0; i < captures.length; i++) slots[captures[i]!.to] = outer.slots[captures[i]!.from];
  return new Frame(outer.run, slots, outer.types);
}

/** A lambda or local function with the variables it captured. Its frame is kept from call to call; a call within a call gets one of its own. */
export class Activation {
  private readonly plan: Plan;
  private readonly run: Run;
  private readonly types: Frame['types'];
  private readonly captured: readonly unknown[];
  /** A frame that no call is using. */
  private idle: Frame | null = null;

  constructor(plan: Plan, outer: Frame) {
    this.plan = plan;
    this.run = outer.run;
    this.types = outer.types;
    const { captures } = plan;
    if (captures.length === 0) this.captured = none;
    else {
      const captured = new Array<unknown>(captures.length);
      for (let i = 0; i < captures.length; i++) captured[i] = outer.slots[captures[i]!.from];
      this.captured = captured;
    }
  }

  private frame(types: readonly RuntimeType[] | null): Frame {
    const { plan, idle } = this;
    if (idle !== null && types === null) {
      this.idle = null;
      idle.result = undefined;
      return idle;
    }
    const slots = newSlots(plan.slotCount());
    for (let i = 0; i < this.captured.length; i++) slots[plan.captures[i]!.to] = this.captured[i];
    return new Frame(this.run, slots, types === null ? this.types : this.typed(types));
  }
  private typed(types: readonly RuntimeType[]): Frame['types'] {
    return new Map([...(this.types ?? []), ...this.plan.typeParameters.map((parameter, i) => [parameter, types[i]!] as const)]);
  }
  /** Runs the body once the parameters are in the frame. */
  private finish(frame: Frame, types: readonly RuntimeType[] | null): unknown {
    const { plan, run } = this;
    if (plan.isSimple) {
      if ((run.steps -= plan.weight) < 0) run.more();
      const result = plan.body(frame);
      if (types === null) this.idle = frame;
      return result;
    }
    run.enter(plan.weight);
    try {
      return plan.body(frame);
    } finally {
      run.depth--;
      if (types === null) this.idle = frame;
    }
  }

  call0(types: readonly RuntimeType[] | null): unknown {
    return this.finish(this.frame(types), types);
  }
  call1(types: readonly RuntimeType[] | null, a: unknown): unknown {
    const frame = this.frame(types);
    const { cells } = this.plan;
    frame.slots[0] = cells?.[0] ? ({ value: a } satisfies Cell) : a;
    return this.finish(frame, types);
  }
  call2(types: readonly RuntimeType[] | null, a: unknown, b: unknown): unknown {
    const frame = this.frame(types);
    const { cells } = this.plan;
    frame.slots[0] = cells?.[0] ? ({ value: a } satisfies Cell) : a;
    frame.slots[1] = cells?.[1] ? ({ value: b } satisfies Cell) : b;
    return this.finish(frame, types);
  }
  call(types: readonly RuntimeType[] | null, values: readonly unknown[], count: number): unknown {
    const frame = this.frame(types);
    const { cells } = this.plan;
    for (let i = 0; i < count; i++) frame.slots[i] = cells?.[i] ? ({ value: values[i] } satisfies Cell) : values[i];
    return this.finish(frame, types);
  }
}
const none: readonly unknown[] = [];
