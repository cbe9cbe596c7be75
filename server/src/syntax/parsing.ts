import type { Patience } from './patience.ts';

/** What the tag reader needs to know of the parser. */
export interface Parsing {
  readonly text: string;
  readonly patience: Patience;
  readonly problemCount: number;
  problem(id: string, message: string, start: number, end: number): void;
  checkReferences(start: number, end: number): void;
  /** The text ends within something; what is open then needs no report of its own. */
  cut(): void;
}
