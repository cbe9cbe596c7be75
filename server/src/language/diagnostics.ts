import type { Diagnostic as LspDiagnostic } from 'vscode-languageserver-types';
import type { Diagnostic } from '../analysis/rule.ts';
import type { PolicyText } from './policy-text.ts';

const severities = { error: 1, warning: 2, info: 3, hint: 4 } as const;
const unnecessary = new Set(['unreachable-policy', 'unused-variable']);

/** Where a rule's page can be opened, by its path in the repository or its URL; null where it cannot. */
export type PageOf = (docs: string) => string | null;
const absolute: PageOf = (docs) => (/^https?:/.test(docs) ? docs : null);

/** A finding as the protocol has it. */
export function toDiagnostic(
  text: PolicyText,
  { rule, severity, message, span, docs }: Diagnostic,
  page: PageOf = absolute,
): LspDiagnostic {
  const href = docs === null ? null : page(docs);
  return {
    range: text.range(span),
    severity: severities[severity],
    code: rule,
    ...(href === null ? {} : { codeDescription: { href } }),
    source: /^CS\d/.test(rule) ? 'gatehouse (C#)' : 'gatehouse',
    message,
    ...(unnecessary.has(rule) ? { tags: [1 as const] } : {}),
  };
}

export const diagnostics = (text: PolicyText, findings: readonly Diagnostic[], page: PageOf = absolute): LspDiagnostic[] =>
  findings.map((finding) => toDiagnostic(text, finding, page));
