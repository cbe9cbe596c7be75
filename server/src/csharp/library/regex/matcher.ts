/**
 * The backtracking machine. Every step is paid for, so that a catastrophic pattern ends in `LimitReached` after a bounded time instead of hanging.
 * No recursion but for look-arounds and atomic groups, which nest as deep as the pattern does.
 */
import { LimitReached } from '../../runtime/index.ts';
import { boundaryWord, ecma, sameIgnoringCase } from './char-set.ts';
import type { Anchor } from './node.ts';
import type { Program } from './program.ts';

/** Captures of one group: flat pairs of start and end, oldest first. */
export type Captured = number[];

export interface Found {
  readonly start: number;
  readonly end: number;
  /** By slot; slot 0 is the match itself. */
  readonly captures: readonly Captured[];
  /** The text of a group, undefined where it has none; where that is known without its place. */
  textOf?(slot: number): string | undefined;
}

/** What a way back restores besides pc and position: an entry of the trail undoes one change. */
type Undo =
  | { readonly kind: 'register'; readonly index: number; readonly value: number }
  | { readonly kind: 'pop'; readonly slot: number }
  | { readonly kind: 'push'; readonly slot: number; readonly start: number; readonly end: number };

/** Finds matches of a program in one text. */
export class Matcher {
  private readonly program: Program;
  private readonly text: string;
  private readonly limit: number;
  private readonly registers: number[];
  private readonly captures: Captured[];
  private readonly trail: Undo[] = [];
  /** pc, position and trail length of each way back. */
  private readonly ways: number[] = [];
  private previous = 0;
  private steps: number;

  /** `end`: the text counts only up to there. */
  constructor(program: Program, text: string, steps: number, end = text.length) {
    this.program = program;
    this.text = text;
    this.limit = end;
    this.steps = steps;
    this.registers = new Array<number>(program.registers).fill(0);
    this.captures = Array.from({ length: program.groups }, () => []);
  }

  get stepsLeft(): number {
    return this.steps;
  }

  /** The first match from `from` on; `previous` is where the match before ended (`\G`). */
  find(from: number, previous = from): Found | null {
    this.previous = previous;
    const { rightToLeft, first } = this.program;
    const step = rightToLeft ? -1 : 1;
    for (let at = from; at >= 0 && at <= this.limit; at += step) {
      if (first) {
        while (at < this.limit && !first(this.text.charCodeAt(at))) at++;
        if (at >= this.limit) return null;
      }
      this.spend(1);
      this.reset();
      const end = this.run(0, at);
      if (end >= 0) {
        const [start, stop] = rightToLeft ? [end, at] : [at, end];
        return { start, end: stop, captures: this.captures.map((captured, slot) => (slot === 0 ? [start, stop] : captured.slice())) };
      }
    }
    return null;
  }

  private reset(): void {
    this.trail.length = 0;
    this.ways.length = 0;
    for (const captured of this.captures) captured.length = 0;
  }

  private spend(steps: number): void {
    this.steps -= steps;
    if (this.steps < 0)
      throw new LimitReached('regex', 'The regular expression took too many steps: it backtracks without end on this input.');
  }

  private setRegister(index: number, value: number): void {
    this.trail.push({ kind: 'register', index, value: this.registers[index]! });
    this.registers[index] = value;
  }

  private undoTo(length: number): void {
    while (this.trail.length > length) {
      const undo = this.trail.pop()!;
      if (undo.kind === 'register') this.registers[undo.index] = undo.value;
      else if (undo.kind === 'pop') this.captures[undo.slot]!.length -= 2;
      else this.captures[undo.slot]!.push(undo.start, undo.end);
    }
  }

  private capture(slot: number, pops: number | null, start: number, end: number): boolean {
    if (start > end) [start, end] = [end, start];
    if (pops !== null) {
      const taken = this.captures[pops]!;
      if (taken.length === 0) return false;
      const takenEnd = taken.pop()!;
      const takenStart = taken.pop()!;
      this.trail.push({ kind: 'push', slot: pops, start: takenStart, end: takenEnd });
      // The balancing group captures what lies between the one taken back and itself.
      if (slot >= 0) {
        if (start >= takenEnd) [start, end] = [takenEnd, start];
        else if (end <= takenStart) [start, end] = [end, takenStart];
        else [start, end] = [Math.max(start, takenStart), Math.min(end, takenEnd)];
        if (start > end) [start, end] = [end, start];
      }
    }
    if (slot >= 0) {
      this.captures[slot]!.push(start, end);
      this.trail.push({ kind: 'pop', slot });
    }
    return true;
  }

  /** Runs from `pc` at `at` to its `accept`; gives where it ended, negative where it failed. Ways back that lie below stay. */
  private run(pc: number, at: number): number {
    const { code } = this.program;
    const { text, ways, limit } = this;
    const floor = ways.length;
    for (;;) {
      this.spend(1);
      const instruction = code[pc]!;
      let failed = false;
      switch (instruction.op) {
        case 'char': {
          const index = instruction.back ? at - 1 : at;
          const unit = index >= 0 && index < limit ? text.charCodeAt(index) : -1;
          if (unit === instruction.code || (instruction.ignoreCase && unit >= 0 && sameIgnoringCase(unit, instruction.code))) {
            at += instruction.back ? -1 : 1;
            pc++;
          } else failed = true;
          break;
        }
        case 'set': {
          const index = instruction.back ? at - 1 : at;
          if (index >= 0 && index < limit && instruction.set.has(text.charCodeAt(index))) {
            at += instruction.back ? -1 : 1;
            pc++;
          } else failed = true;
          break;
        }
        case 'run': {
          const direction = instruction.back ? -1 : 1;
          const room = instruction.back ? at : limit - at;
          const most = Math.min(instruction.max, room);
          const wanted = instruction.lazy ? Math.min(instruction.min, most) : most;
          let count = 0;
          for (let index = instruction.back ? at - 1 : at; count < wanted; count++, index += direction) {
            const unit = text.charCodeAt(index);
            if (
              !(instruction.set
                ? instruction.set.has(unit)
                : unit === instruction.code || (instruction.ignoreCase && sameIgnoringCase(unit, instruction.code)))
            )
              break;
          }
          this.spend(count >> 2);
          if (count < instruction.min) {
            failed = true;
            break;
          }
          // A way back with a negative pc is a run: how many units it may still give back (greedy) or take (lazy).
          if (instruction.lazy ? instruction.min < most : count > instruction.min) {
            ways.push(at, count, -pc - 1, this.trail.length);
          }
          at += direction * count;
          pc++;
          break;
        }
        case 'anchor':
          if (this.holds(instruction.anchor, at)) pc++;
          else failed = true;
          break;
        case 'reference': {
          const end = this.reference(instruction.slot, instruction.ignoreCase, instruction.ecma, instruction.back, at);
          if (end < 0) failed = true;
          else {
            at = end;
            pc++;
          }
          break;
        }
        case 'try':
          ways.push(at, 0, instruction.to, this.trail.length);
          pc++;
          break;
        case 'jump':
          pc = instruction.to;
          break;
        case 'mark':
          this.setRegister(instruction.register, at);
          pc++;
          break;
        case 'capture':
          if (this.capture(instruction.slot, instruction.pops, this.registers[instruction.register]!, at)) pc++;
          else failed = true;
          break;
        case 'set-counter':
          this.setRegister(instruction.register, 0);
          this.setRegister(instruction.register + 1, -1);
          pc++;
          break;
        case 'enter-loop':
          if (instruction.min > 0) pc++;
          else if (instruction.lazy) {
            ways.push(at, 0, pc + 1, this.trail.length);
            pc = instruction.exit;
          } else {
            ways.push(at, 0, instruction.exit, this.trail.length);
            pc++;
          }
          if (pc !== instruction.exit) this.setRegister(instruction.register + 1, at);
          break;
        case 'loop': {
          const count = this.registers[instruction.register]! + 1;
          const began = this.registers[instruction.register + 1]!;
          this.setRegister(instruction.register, count);
          if (count < instruction.min) {
            this.setRegister(instruction.register + 1, at);
            pc = instruction.body;
          } else if (count >= instruction.max || (began === at && count > instruction.min)) pc++;
          else if (began === at) pc++;
          else if (instruction.lazy) {
            // On the way back the next round begins here.
            ways.push(at, 1, pc, this.trail.length);
            pc++;
          } else {
            ways.push(at, 0, pc + 1, this.trail.length);
            this.setRegister(instruction.register + 1, at);
            pc = instruction.body;
          }
          break;
        }
        case 'look': {
          const trail = this.trail.length;
          const end = this.run(pc + 1, at);
          if (instruction.negative) {
            this.undoTo(trail);
            if (end >= 0) failed = true;
            else pc = instruction.exit;
          } else if (end < 0) failed = true;
          else pc = instruction.exit;
          break;
        }
        case 'atomic': {
          const end = this.run(pc + 1, at);
          if (end < 0) failed = true;
          else {
            at = end;
            pc = instruction.exit;
          }
          break;
        }
        case 'if-group':
          pc = this.captures[instruction.slot]!.length > 0 ? pc + 1 : instruction.no;
          break;
        case 'if-look':
          pc = this.run(pc + 1, at) >= 0 ? instruction.exit : instruction.no;
          break;
        case 'accept':
          ways.length = floor;
          return at;
      }
      if (!failed) continue;
      if (ways.length === floor) return -1;
      const trail = ways.pop()!;
      const to = ways.pop()!;
      const count = ways.pop()!;
      at = ways.pop()!;
      this.undoTo(trail);
      if (to >= 0) {
        const back = code[to]!;
        if (count === 1 && back.op === 'loop') {
          this.setRegister(back.register + 1, at);
          pc = back.body;
        } else pc = to;
      } else {
        pc = -to - 1;
        const again = this.again(pc, at, count, trail);
        if (again === null) {
          // Nothing left to give: the way back before this one.
          pc = -1;
        } else {
          at = again;
          pc++;
        }
        if (pc < 0) {
          const next = this.fallBack(floor);
          if (!next) return -1;
          [pc, at] = next;
        }
      }
    }
  }

  /** Takes ways back until one leads on; null where there is none. */
  private fallBack(floor: number): [number, number] | null {
    const { ways } = this;
    const { code } = this.program;
    for (;;) {
      if (ways.length === floor) return null;
      const trail = ways.pop()!;
      const to = ways.pop()!;
      const count = ways.pop()!;
      const at = ways.pop()!;
      this.undoTo(trail);
      this.spend(1);
      if (to >= 0) {
        const back = code[to]!;
        if (count === 1 && back.op === 'loop') {
          this.setRegister(back.register + 1, at);
          return [back.body, at];
        }
        return [to, at];
      }
      const again = this.again(-to - 1, at, count, trail);
      if (again !== null) return [-to, again];
    }
  }

  /** The run at `pc` that began at `at` with `count` units: one less (greedy) or one more (lazy). Where it ends then, or null. */
  private again(pc: number, at: number, count: number, trail: number): number | null {
    const run = this.program.code[pc]!;
    if (run.op !== 'run') return null;
    const direction = run.back ? -1 : 1;
    if (!run.lazy) {
      const fewer = count - 1;
      if (fewer < run.min) return null;
      if (fewer > run.min) this.ways.push(at, fewer, -pc - 1, trail);
      return at + direction * fewer;
    }
    const index = at + direction * count + (run.back ? -1 : 0);
    if (count >= run.max || index < 0 || index >= this.limit) return null;
    const unit = this.text.charCodeAt(index);
    if (!(run.set ? run.set.has(unit) : unit === run.code || (run.ignoreCase && sameIgnoringCase(unit, run.code)))) return null;
    this.ways.push(at, count + 1, -pc - 1, trail);
    return at + direction * (count + 1);
  }

  private reference(slot: number, ignoreCase: boolean, ecmaScript: boolean, back: boolean, at: number): number {
    const captured = this.captures[slot]!;
    // An unset group matches nothing, in ECMAScript mode the empty text.
    if (captured.length === 0) return ecmaScript ? at : -1;
    const start = captured[captured.length - 2]!;
    const length = captured[captured.length - 1]! - start;
    const from = back ? at - length : at;
    if (from < 0 || from + length > this.limit) return -1;
    for (let i = 0; i < length; i++) {
      const a = this.text.charCodeAt(start + i);
      const b = this.text.charCodeAt(from + i);
      if (a !== b && !(ignoreCase && sameIgnoringCase(a, b))) return -1;
    }
    return back ? from : from + length;
  }

  private holds(anchor: Anchor, at: number): boolean {
    const { text, limit } = this;
    const unit = (index: number) => (index >= 0 && index < limit ? text.charCodeAt(index) : -1);
    const boundary = (word: (code: number) => boolean) => {
      const before = unit(at - 1),
        after = unit(at);
      return (before >= 0 && word(before)) !== (after >= 0 && word(after));
    };
    switch (anchor) {
      case 'start':
        return at === 0;
      case 'line-start':
        return at === 0 || unit(at - 1) === 10;
      case 'end':
        return at === limit;
      case 'end-or-newline':
        return at === limit || (at === limit - 1 && unit(at) === 10);
      case 'line-end':
        return at === limit || unit(at) === 10;
      case 'previous':
        return at === this.previous;
      case 'boundary':
        return boundary(boundaryWord);
      case 'not-boundary':
        return !boundary(boundaryWord);
      case 'ecma-boundary':
        return boundary(ecma.word);
      case 'not-ecma-boundary':
        return !boundary(ecma.word);
    }
  }
}
