import type { Scope, Section } from '../policies/step.ts';
import type { Range } from '../text/line-map.ts';

/** Where a policy stands: in its file, and in the walk. */
export interface Place {
  readonly file: string;
  readonly scope: Scope | '';
  readonly section: Section | '';
  readonly policy: string;
  readonly path: string;
  readonly policyId: string;
  readonly range: Range | null;
}

/** One line of the trace, as `gatehouse run --format json` prints it. */
export interface TraceEntry {
  file: string;
  scope: string;
  section: string;
  policy: string;
  path: string;
  range: Range | null;
  elapsedMs: number;
  /** `ok`, `failed`, `ended` (return-response), `taken`/`not-taken` (branches), `not-simulated`, `ignored` (an error swallowed), `info`. */
  outcome: string;
  data: Record<string, unknown>;
}

/** Collects what happened, in order; a policy's entry comes before those of its children. */
export class Trace {
  readonly entries: TraceEntry[] = [];
  #starts = new Map<TraceEntry, number>();

  begin(place: Place): TraceEntry | null {
    if (this.entries.length >= ENTRIES) return null;
    const entry = this.#add(place, 'ok', {});
    this.#starts.set(entry, performance.now());
    return entry;
  }
  finish(entry: TraceEntry, outcome: string | null): void {
    entry.elapsedMs = round(performance.now() - (this.#starts.get(entry) ?? performance.now()));
    this.#starts.delete(entry);
    if (outcome !== null) entry.outcome = outcome;
  }
  add(place: Place, outcome: string, data: Record<string, unknown>): void {
    if (this.entries.length < ENTRIES) this.#add(place, outcome, data);
  }
  #add({ file, scope, section, policy, path, range }: Place, outcome: string, data: Record<string, unknown>): TraceEntry {
    const entry = { file, scope, section, policy, path, range, elapsedMs: 0, outcome, data };
    this.entries.push(entry);
    return entry;
  }
}

/** A policy that loops ten thousand times is worth no longer trace. */
const ENTRIES = 5_000;
export const round = (milliseconds: number): number => Math.round(milliseconds * 1000) / 1000;
