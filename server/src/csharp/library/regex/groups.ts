/** Which groups a pattern has: .NET numbers the unnamed ones first, then the named in their order, and keeps numbers that were given. */
import { word } from './char-set.ts';
import { flags } from './node.ts';

export interface Groups {
  readonly numbers: readonly number[];
  readonly names: readonly string[];
  /** Slot of a group number; negative where there is none. */
  slotOf(number: number): number;
  slotNamed(name: string): number;
}

/** Walks the pattern once, before it is parsed: a reference may come before its group. */
export function collectGroups(pattern: string, initial: number): Groups {
  const numbers = new Set([0]);
  const names: string[] = [];
  let options = initial,
    next = 1;
  const outer: number[] = [];
  for (let at = 0; at < pattern.length; at++) {
    const char = pattern[at];
    if (char === '\\') at++;
    else if (char === '#' && options & flags.ignorePatternWhitespace) while (at + 1 < pattern.length && pattern[at] !== '\n') at++;
    else if (char === '[') at = behindClass(pattern, at) - 1;
    else if (char === ')') options = outer.pop() ?? options;
    else if (char === '(') {
      if (pattern.startsWith('(?#', at)) {
        at = pattern.indexOf(')', at);
        if (at < 0) break;
        continue;
      }
      outer.push(options);
      if (pattern[at + 1] !== '?') {
        if (!(options & flags.explicitCapture)) numbers.add(next++);
        continue;
      }
      const named = /^\(\?(?:<|')(\w+)/.exec(pattern.slice(at, at + 300));
      if (named && /^\w/.test(named[1]!) && word(named[1]!.charCodeAt(0))) {
        const name = named[1]!;
        if (/^\d+$/.test(name)) {
          if (!name.startsWith('0')) numbers.add(Number(name));
        } else if (!/^\d/.test(name) && !names.includes(name)) names.push(name);
        continue;
      }
      if (pattern.startsWith('(?(', at)) {
        // The condition is a group of its own that captures nothing when it is a name or a number.
        const condition = /^\(\?\((\w+)\)/.exec(pattern.slice(at, at + 300));
        if (condition) at += condition[0].length - 1;
        else at += 1;
        continue;
      }
      const inline = /^\(\?([imnsxIMNSX]*)(?:-([imnsxIMNSX]*))?([:)])/.exec(pattern.slice(at, at + 40));
      if (inline) {
        options = applied(options, inline[1]!, inline[2] ?? '');
        if (inline[3] === ')') {
          outer.pop();
          at += inline[0].length - 1;
        }
      }
    }
  }
  const named = new Map<string, number>();
  let free = 1;
  for (const name of names) {
    while (numbers.has(free)) free++;
    numbers.add(free);
    named.set(name, free);
  }
  const all = [...numbers].sort((a, b) => a - b);
  const slots = new Map(all.map((number, slot) => [number, slot]));
  const byNumber = new Map([...named].map(([name, number]) => [number, name]));
  return {
    numbers: all,
    names: all.map((number) => byNumber.get(number) ?? String(number)),
    slotOf: (number) => slots.get(number) ?? -1,
    slotNamed: (name) => slots.get(named.get(name) ?? -1) ?? -1,
  };
}

function applied(options: number, on: string, off: string): number {
  const known: Record<string, number> = {
    i: flags.ignoreCase,
    m: flags.multiline,
    n: flags.explicitCapture,
    s: flags.singleline,
    x: flags.ignorePatternWhitespace,
  };
  for (const letter of on.toLowerCase()) options |= known[letter]!;
  for (const letter of off.toLowerCase()) options &= ~known[letter]!;
  return options;
}

function behindClass(pattern: string, at: number): number {
  at++;
  if (pattern[at] === '^') at++;
  if (pattern[at] === ']') at++;
  for (; at < pattern.length; at++) {
    if (pattern[at] === '\\') at++;
    else if (pattern[at] === '-' && pattern[at + 1] === '[') at = behindClass(pattern, at + 1) - 1;
    else if (pattern[at] === ']') return at + 1;
  }
  return at;
}
