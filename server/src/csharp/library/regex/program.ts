/** Turns a pattern's tree into a program for the backtracking machine. A look-behind, like RightToLeft, reads its parts from right to left. */
import type { CharSet } from './char-set.ts';
import { type Anchor, flags, type Node, type Pattern } from './node.ts';

export type Instruction =
  | { readonly op: 'char'; readonly code: number; readonly ignoreCase: boolean; readonly back: boolean }
  | { readonly op: 'set'; readonly set: CharSet; readonly back: boolean }
  /** A loop over single units without anything to remember: run greedily, given back one by one. */
  | {
      readonly op: 'run';
      readonly set: CharSet | null;
      readonly code: number;
      readonly ignoreCase: boolean;
      readonly min: number;
      readonly max: number;
      readonly lazy: boolean;
      readonly back: boolean;
    }
  | { readonly op: 'anchor'; readonly anchor: Anchor }
  | { readonly op: 'reference'; readonly slot: number; readonly ignoreCase: boolean; readonly ecma: boolean; readonly back: boolean }
  /** Goes on at the next instruction; on failure at `to`. */
  | { op: 'try'; to: number }
  | { op: 'jump'; to: number }
  | { readonly op: 'mark'; readonly register: number }
  | { readonly op: 'capture'; readonly register: number; readonly slot: number; readonly pops: number | null }
  | { readonly op: 'set-counter'; readonly register: number }
  /** Behind a loop's body: counts, and goes round again while it may. Registers: count, where the round began. */
  | { op: 'loop'; readonly register: number; readonly min: number; readonly max: number; readonly lazy: boolean; body: number }
  | { op: 'enter-loop'; readonly register: number; readonly min: number; readonly max: number; readonly lazy: boolean; exit: number }
  /** Runs the part from the next instruction to its `accept` by itself. */
  | { op: 'look'; readonly negative: boolean; exit: number }
  | { op: 'atomic'; exit: number }
  | { op: 'if-group'; readonly slot: number; no: number }
  | { op: 'if-look'; exit: number; no: number }
  | { readonly op: 'accept' };

export interface Program {
  readonly code: readonly Instruction[];
  readonly registers: number;
  readonly groups: number;
  readonly rightToLeft: boolean;
  /** Units a match can begin with, when that is known: lets the search skip ahead. */
  readonly first: ((code: number) => boolean) | null;
}

export function compileProgram(pattern: Pattern): Program {
  const emitter = new Emitter();
  const rightToLeft = (pattern.options & flags.rightToLeft) !== 0;
  emitter.emit(pattern.root, rightToLeft);
  emitter.code.push({ op: 'accept' });
  return {
    code: emitter.code,
    registers: emitter.registers,
    groups: pattern.groups,
    rightToLeft,
    first: rightToLeft ? null : firstUnits(emitter.code[0]!),
  };
}

function firstUnits(first: Instruction): ((code: number) => boolean) | null {
  if (first.op === 'set') return (code) => first.set.has(code);
  if (first.op === 'char' && !first.ignoreCase) return (code) => code === first.code;
  if (first.op === 'run' && first.min > 0 && first.set) return (code) => first.set!.has(code);
  return null;
}

class Emitter {
  readonly code: Instruction[] = [];
  registers = 0;

  emit(node: Node, back: boolean): void {
    const { code } = this;
    switch (node.kind) {
      case 'empty':
        return;
      case 'char':
        code.push({ op: 'char', code: node.code, ignoreCase: node.ignoreCase, back });
        return;
      case 'set':
        code.push({ op: 'set', set: node.set, back });
        return;
      case 'sequence':
        for (const item of back ? [...node.items].reverse() : node.items) this.emit(item, back);
        return;
      case 'alternation':
        this.alternation(node.options, back);
        return;
      case 'loop':
        this.loop(node, back);
        return;
      case 'capture': {
        const register = this.registers++;
        code.push({ op: 'mark', register });
        this.emit(node.body, back);
        code.push({ op: 'capture', register, slot: node.number, pops: node.pops });
        return;
      }
      case 'atomic': {
        const enter = { op: 'atomic' as const, exit: 0 };
        code.push(enter);
        this.emit(node.body, back);
        code.push({ op: 'accept' });
        enter.exit = code.length;
        return;
      }
      case 'look': {
        const enter = { op: 'look' as const, negative: node.negative, exit: 0 };
        code.push(enter);
        this.emit(node.body, node.behind);
        code.push({ op: 'accept' });
        enter.exit = code.length;
        return;
      }
      case 'conditional':
        this.conditional(node, back);
        return;
      case 'backreference':
        code.push({ op: 'reference', slot: node.number, ignoreCase: node.ignoreCase, ecma: node.ecma, back });
        return;
      case 'anchor':
        code.push({ op: 'anchor', anchor: node.anchor });
    }
  }

  private alternation(options: readonly Node[], back: boolean): void {
    const ends: { op: 'jump'; to: number }[] = [];
    options.forEach((option, i) => {
      if (i === options.length - 1) return this.emit(option, back);
      const attempt = { op: 'try' as const, to: 0 };
      this.code.push(attempt);
      this.emit(option, back);
      const end = { op: 'jump' as const, to: 0 };
      this.code.push(end);
      ends.push(end);
      attempt.to = this.code.length;
    });
    for (const end of ends) end.to = this.code.length;
  }

  private loop({ body, min, max, lazy }: Extract<Node, { kind: 'loop' }>, back: boolean): void {
    if (max === 0) return;
    if (body.kind === 'set' || body.kind === 'char') {
      const single =
        body.kind === 'set' ? { set: body.set, code: 0, ignoreCase: false } : { set: null, code: body.code, ignoreCase: body.ignoreCase };
      this.code.push({ op: 'run', ...single, min, max, lazy, back });
      return;
    }
    const register = this.registers;
    this.registers += 2;
    this.code.push({ op: 'set-counter', register });
    const enter = { op: 'enter-loop' as const, register, min, max, lazy, exit: 0 };
    this.code.push(enter);
    const start = this.code.length;
    this.emit(body, back);
    this.code.push({ op: 'loop', register, min, max, lazy, body: start });
    enter.exit = this.code.length;
  }

  private conditional(node: Extract<Node, { kind: 'conditional' }>, back: boolean): void {
    const end = { op: 'jump' as const, to: 0 };
    if (node.group !== null) {
      const test = { op: 'if-group' as const, slot: node.group, no: 0 };
      this.code.push(test);
      this.emit(node.yes, back);
      this.code.push(end);
      test.no = this.code.length;
    } else {
      const test = { op: 'if-look' as const, exit: 0, no: 0 };
      this.code.push(test);
      this.emit(node.test ?? { kind: 'empty' }, back);
      this.code.push({ op: 'accept' });
      test.exit = this.code.length;
      this.emit(node.yes, back);
      this.code.push(end);
      test.no = this.code.length;
    }
    this.emit(node.no, back);
    end.to = this.code.length;
  }
}
