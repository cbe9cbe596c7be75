import type { Flow } from '../policies/step.ts';
import type { Place, TraceEntry } from './trace.ts';

/** A policy's trace entry and the one around it. */
export type Entered = [TraceEntry | null, TraceEntry | null] | null;

/** What prepared policies need of a flow besides what handlers see. */
export interface FlowControl extends Flow {
  readonly ended: boolean;
  readonly preflight: boolean;
  noteExpression(expression: string, value: () => unknown, error?: string): void;
  runOuter(): Promise<void>;
  enter(place: Place): Entered;
  leave(place: Place, entries: Entered, outcome?: string | null): void;
  failed(place: Place, entries: Entered, error: unknown): never;
  skipped(place: Place): void;
  readBodies(): Promise<void> | undefined;
}
