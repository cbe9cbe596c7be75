import { analyze, type CodeCheck } from '../analysis/analyze.ts';
import type { Diagnostic } from '../analysis/rule.ts';
import type { PolicyText } from '../language/language.ts';
import { expressionsOf } from '../syntax/queries.ts';
import { Kept } from '../text/kept.ts';
import type { Folders } from './folders.ts';
import type { Pace } from './in-turns.ts';

interface Result {
  readonly revision: number;
  readonly findings: readonly Diagnostic[];
}

/** Findings of documents, kept until the document or what it refers to changes. */
export class Checks {
  readonly #folders: Folders;
  #check: CodeCheck | null = null;
  readonly #results = new Kept<PolicyText, Result>();

  constructor(folders: Folders) {
    this.#folders = folders;
  }

  /** The C# checker, once it is loaded: findings are to be asked for anew. */
  use(check: CodeCheck): void {
    this.#check = check;
  }

  /**
   * Checks a document's expressions a few milliseconds at a time, so that what an editor asks in between is answered; the checker keeps what
   * it found per expression, so `findings` is quick afterwards. False where `isStale` said to stop. `pace`: nobody waits for this document.
   */
  async prepare(text: PolicyText, isStale: () => boolean, pace: Pace | null = null): Promise<boolean> {
    if (!this.#check || this.#results.get(text)?.revision === this.#folders.revision) return !isStale();
    const { workspace } = this.#folders.facts(text.uri);
    let since = performance.now();
    for (const expression of expressionsOf(text.document)) {
      if (expression.closed) this.#check(expression, workspace);
      if (pace) await pace.pause();
      else if (performance.now() - since < 8) continue;
      else await new Promise((resolve) => setImmediate(resolve));
      if (isStale()) return false;
      since = performance.now();
    }
    return !isStale();
  }

  findings(text: PolicyText): readonly Diagnostic[] {
    const known = this.#results.get(text);
    if (known && known.revision === this.#folders.revision) return known.findings;
    const { options, workspace } = this.#folders.facts(text.uri);
    const findings = analyze(text.document, options, workspace, this.#check);
    this.#results.set(text, { revision: this.#folders.revision, findings });
    return findings;
  }
}
