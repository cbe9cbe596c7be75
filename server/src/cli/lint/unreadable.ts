import { rootNames } from '../../policies/catalogue.ts';
import { decode } from '../../text/decoding.ts';
import type { LintDiagnostic } from './result.ts';

/** Bytes above which a file is not read: the service takes 512 KB at most. */
export const TOO_LARGE = 4 * 1024 * 1024;

const start = { line: 0, character: 0 };
const error = (rule: string, message: string): LintDiagnostic => ({
  rule,
  severity: 'error',
  message,
  range: { start, end: start },
  docs: `docs/rules/${rule}.md`,
  fixes: [],
});

export const tooLarge = (_path: string): LintDiagnostic =>
  error(
    'document-size',
    `The file is larger than ${TOO_LARGE / 1024 / 1024} MB and was not read: the service takes policies of 256 KB and fragments of 512 KB at most.`,
  );

/** What a file named outright is, when it is no policy document; null where it may be one. */
export function notADocument(bytes: Uint8Array | 'too-large'): LintDiagnostic | null {
  if (bytes === 'too-large') return null;
  if (bytes.length === 0) return error('not-a-policy', 'The file is empty: a policy document has a <policies> or <fragment> element.');
  const { text, encoding } = decode(bytes);
  if (encoding === 'unknown' || text.includes('\0'))
    return error('not-a-policy', 'The file is binary or in an unknown encoding: a policy document is text in UTF-8 or UTF-16.');
  if (!text.trim()) return error('not-a-policy', 'The file holds only blanks: a policy document has a <policies> or <fragment> element.');
  if (!/<[A-Za-z]/.test(text))
    return error(
      'not-a-policy',
      `The file holds no element: a policy document starts with ${rootNames
        .slice(0, 2)
        .map((name) => `<${name}>`)
        .join(' or ')}.`,
    );
  return null;
}
