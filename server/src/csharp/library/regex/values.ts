/** Regex, Match, Group, Capture and their collections as values. */
import { type ClrObject, type RuntimeType, runtimeType } from '../../runtime/index.ts';
import type { Machine } from '../machine.ts';
import { type Compiled, compiled, find } from './compiled.ts';
import type { Found } from './matcher.ts';
import { flags } from './node.ts';

const space = 'System.Text.RegularExpressions.';
const types = {
  Capture: runtimeType(`${space}Capture`),
  Group: runtimeType(`${space}Group`),
  Match: runtimeType(`${space}Match`),
  Regex: runtimeType(`${space}Regex`),
  MatchCollection: runtimeType(`${space}MatchCollection`),
  GroupCollection: runtimeType(`${space}GroupCollection`),
  CaptureCollection: runtimeType(`${space}CaptureCollection`),
} as const;
const named = (name: keyof typeof types): RuntimeType => types[name];

export class CaptureValue implements ClrObject {
  readonly text: string;
  private readonly from: number;
  private readonly to: number;
  constructor(text: string, start: number, end: number) {
    this.text = text;
    this.from = start;
    this.to = end;
  }
  get start(): number {
    return this.from;
  }
  get end(): number {
    return this.to;
  }
  get clrType(): RuntimeType {
    return named('Capture');
  }
  get value(): string {
    return this.text.slice(this.start, this.end);
  }
  toText(): string {
    return this.value;
  }
}

const noCapture: readonly number[] = [];

export class GroupValue extends CaptureValue {
  readonly name: string;
  readonly found: Found | null;
  private readonly slot: number;
  #captures: readonly CaptureValue[] | null = null;
  /** `found` null: of a match that failed. */
  constructor(text: string, name: string, found: Found | null, slot: number) {
    super(text, 0, 0);
    this.name = name;
    this.found = found;
    this.slot = slot;
  }
  /** Flat pairs of start and end. */
  private get captured(): readonly number[] {
    return this.found?.captures[this.slot] ?? noCapture;
  }
  override get start(): number {
    return this.captured.at(-2) ?? 0;
  }
  override get end(): number {
    return this.captured.at(-1) ?? 0;
  }
  override get value(): string {
    return this.found?.textOf ? (this.found.textOf(this.slot) ?? '') : super.value;
  }
  get captures(): readonly CaptureValue[] {
    if (this.#captures) return this.#captures;
    const captures: CaptureValue[] = [];
    const { captured } = this;
    for (let i = 0; i < captured.length; i += 2) captures.push(new CaptureValue(this.text, captured[i]!, captured[i + 1]!));
    this.#captures = captures;
    return captures;
  }
  override get clrType(): RuntimeType {
    return named('Group');
  }
  get success(): boolean {
    return this.found?.textOf ? this.found.textOf(this.slot) !== undefined : this.captured.length > 0;
  }
}

export class MatchValue extends GroupValue {
  readonly regex: RegexValue | null;
  #groups: readonly GroupValue[] | null = null;
  constructor(regex: RegexValue | null, text: string, found: Found | null) {
    super(text, '0', found, 0);
    this.regex = regex;
  }
  override get start(): number {
    return this.found?.start ?? 0;
  }
  override get end(): number {
    return this.found?.end ?? 0;
  }
  get groups(): readonly GroupValue[] {
    if (this.#groups) return this.#groups;
    const { found, regex, text } = this;
    const names = found && regex ? regex.compiled.pattern.names : ['0'];
    this.#groups = names.map((name, slot) => (slot === 0 ? this : new GroupValue(text, name, found, slot)));
    return this.#groups;
  }
  override get clrType(): RuntimeType {
    return named('Match');
  }
  group(name: string): GroupValue | null {
    const at = this.regex?.compiled.pattern.names.indexOf(name) ?? (name === '0' ? 0 : -1);
    return this.groups[at] ?? null;
  }
  groupNumber(number: number): GroupValue | null {
    const at = this.regex?.compiled.pattern.numbers.indexOf(number) ?? (number === 0 ? 0 : -1);
    return this.groups[at] ?? null;
  }
  next(machine: Machine): MatchValue {
    if (!this.found || !this.regex) return this;
    return this.regex.after(this, machine);
  }
}

export class RegexValue implements ClrObject {
  readonly compiled: Compiled;
  constructor(pattern: string, options: number) {
    this.compiled = compiled(pattern, options);
  }
  get clrType(): RuntimeType {
    return named('Regex');
  }
  get options(): number {
    return this.compiled.pattern.options;
  }
  get rightToLeft(): boolean {
    return (this.options & flags.rightToLeft) !== 0;
  }
  toText(): string {
    return this.compiled.source;
  }
  match(text: string, machine: Machine, from = this.rightToLeft ? text.length : 0): MatchValue {
    return new MatchValue(this, text, find(this.compiled, text, from, from, machine));
  }
  /** The match after one; behind an empty one the search moves on by a unit. */
  after(match: MatchValue, machine: Machine): MatchValue {
    const { start, end } = match;
    const edge = this.rightToLeft ? start : end;
    const from = start === end ? edge + (this.rightToLeft ? -1 : 1) : edge;
    if (from < 0 || from > match.text.length) return new MatchValue(this, match.text, null);
    return new MatchValue(this, match.text, find(this.compiled, match.text, from, edge, machine));
  }
  *matches(text: string, machine: Machine, from?: number): Generator<MatchValue> {
    for (let match = this.match(text, machine, from); match.success; match = this.after(match, machine)) yield match;
  }
}

/** MatchCollection, GroupCollection, CaptureCollection: a list of values with the collection's own type. */
export class ListValue<T extends CaptureValue> implements ClrObject {
  readonly clrType: RuntimeType;
  private source: Iterator<T> | null;
  private readonly list: T[];
  readonly match: MatchValue | null;
  constructor(
    name: 'MatchCollection' | 'GroupCollection' | 'CaptureCollection',
    items: readonly T[] | Iterator<T>,
    match: MatchValue | null = null,
  ) {
    this.clrType = named(name);
    this.source = Array.isArray(items) ? null : (items as Iterator<T>);
    // An array is only read: what is found later is added where there was none.
    this.list = Array.isArray(items) ? (items as T[]) : [];
    this.match = match;
  }
  /** Matches are looked for when they are asked for, as in .NET. */
  private fill(count: number): void {
    while (this.source && this.list.length < count) {
      const next = this.source.next();
      if (next.done) this.source = null;
      else this.list.push(next.value);
    }
  }
  get items(): readonly T[] {
    this.fill(Number.POSITIVE_INFINITY);
    return this.list;
  }
  at(index: number): T | undefined {
    this.fill(index + 1);
    return this.list[index];
  }
  *[Symbol.iterator](): Iterator<T> {
    for (let i = 0; ; i++) {
      const item = this.at(i);
      if (!item) return;
      yield item;
    }
  }
}
