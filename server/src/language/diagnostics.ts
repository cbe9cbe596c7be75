import type { Diagnostic as LspDiagnostic } from 'vscode-languageserver-types';
import type { Diagnostic } from '../analysis/rule.ts';
import type { PolicyText } from './policy-text.ts';

const severities = { error: 1, warning: 2, info: 3, hint: 4 } as const;
const unnecessary = new Set(['unreachable-policy', 'unused-variable']);

/** A finding as the protocol has it. */
export function toDiagnostic(text: PolicyText, { rule, severity, message, span, docs }: Diagnostic): LspDiagnostic {
  return {
    range: text.range(span),
    severity: severities[severity],
    code: rule,
    ...(docs ? { codeDescription: { href: docs } } : {}),
    source: /^CS\d/.test(rule) ? 'gatehouse (C#)' : 'gatehouse',
    message,
    ...(unnecessary.has(rule) ? { tags: [1 as const] } : {}),
  };
}

export const diagnostics = (text: PolicyText, findings: readonly Diagnostic[]): LspDiagnostic[] =>
  findings.map((finding) => toDiagnostic(text, finding));
