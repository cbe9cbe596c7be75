import { analyze, type CodeCheck } from '../analysis/analyze.ts';
import type { Diagnostic } from '../analysis/rule.ts';
import type { PolicyText } from '../language/language.ts';
import type { Folders } from './folders.ts';

interface Result {
  readonly revision: number;
  readonly findings: readonly Diagnostic[];
}

/** Findings of documents, kept until the document or what it refers to changes. */
export class Checks {
  readonly #folders: Folders;
  #check: CodeCheck | null = null;
  readonly #results = new WeakMap<PolicyText, Result>();

  constructor(folders: Folders) {
    this.#folders = folders;
  }

  /** The C# checker, once it is loaded: findings are to be asked for anew. */
  use(check: CodeCheck | null): void {
    this.#check = check;
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
