import type { Fix, Severity } from '../../analysis/rule.ts';
import type { Range } from '../../text/line-map.ts';

export interface LintDiagnostic {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: Range;
  readonly docs?: string;
  readonly fixes: readonly Fix[];
}
export interface LintedFile {
  /** Relative to the workspace, else absolute; `-` for stdin. */
  readonly path: string;
  readonly diagnostics: readonly LintDiagnostic[];
  readonly fixed: number;
}
export interface LintResult {
  readonly files: readonly LintedFile[];
  readonly errors: number;
  readonly warnings: number;
}
/** Writes a result in one of the formats. */
export type Format = (result: LintResult, colour: boolean) => string;
