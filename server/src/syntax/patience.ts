/**
 * Keeps parsing linear: looking for an end that is not there costs the rest of the document, which a hostile text could ask for again
 * and again. After as much fruitless searching as several times the text's length, searches look a short way ahead only.
 */
export class Patience {
  readonly #length: number;
  #left: number;

  constructor(length: number) {
    this.#length = length;
    this.#left = 8 * length + 100_000;
  }

  /** How far a search that starts at `from` may look. */
  limit(from: number): number {
    return this.#left > 0 ? this.#length : Math.min(this.#length, from + 200);
  }

  /** Counts characters looked at in vain. */
  spend(characters: number): void {
    this.#left -= characters;
  }

  get exhausted(): boolean {
    return this.#left <= 0;
  }
}
