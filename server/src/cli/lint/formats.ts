import { all } from '../../analysis/rules.ts';
import { syntaxProblems } from '../../analysis/syntax-problems.ts';
import type { Format, LintDiagnostic, LintResult } from './result.ts';

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;
const place = ({ range: { start } }: LintDiagnostic): string => `${start.line + 1}:${start.character + 1}`;

const text: Format = ({ files, errors, warnings }, colour) => {
  const paint = (code: number, words: string): string => (colour ? `\u001b[${code}m${words}\u001b[0m` : words);
  const codes = { error: 31, warning: 33, info: 36, hint: 90 } as const;
  const lines = files
    .filter(({ diagnostics }) => diagnostics.length)
    .flatMap(({ path, diagnostics }) => [
      paint(4, path),
      ...diagnostics.map(
        (one) => `  ${place(one).padEnd(9)} ${paint(codes[one.severity], one.severity.padEnd(7))}  ${one.message}  ${paint(90, one.rule)}`,
      ),
      '',
    ]);
  const fixed = files.reduce((sum, one) => sum + one.fixed, 0);
  const counts = `${plural(files.length, 'document')}: ${plural(errors, 'error')}, ${plural(warnings, 'warning')}${fixed ? `, ${plural(fixed, 'finding')} fixed` : ''}`;
  return `${[...lines, counts].join('\n')}\n`;
};

const json: Format = ({ files, errors, warnings }) =>
  `${JSON.stringify({
    files: files.map(({ path, diagnostics }) => ({ path, diagnostics: diagnostics.map(({ fixes: _, ...one }) => one) })),
    summary: { files: files.length, errors, warnings },
  })}\n`;

/** Annotations of GitHub Actions. */
const github: Format = ({ files }) => {
  const value = (words: string): string =>
    words.replace(/[%\r\n:,]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
  const message = (words: string): string =>
    words.replace(/[%\r\n]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
  const kinds = { error: 'error', warning: 'warning', info: 'notice', hint: 'notice' } as const;
  return files
    .flatMap(({ path, diagnostics }) =>
      diagnostics.map(
        ({ rule, severity, message: words, range: { start, end } }) =>
          `::${kinds[severity]} file=${value(path)},line=${start.line + 1},endLine=${end.line + 1},col=${start.character + 1}${end.line === start.line ? `,endColumn=${end.character + 1}` : ''},title=${value(rule)}::${message(words)}\n`,
      ),
    )
    .join('');
};

/** SARIF 2.1.0. */
const sarif: Format = ({ files }) => {
  const levels = { error: 'error', warning: 'warning', info: 'note', hint: 'note' } as const;
  const summaries = new Map(all.map(({ id, summary }) => [id, summary]));
  const used = [...new Set(files.flatMap(({ diagnostics }) => diagnostics.map(({ rule }) => rule)))].sort();
  const rules = used.map((id) => ({
    id,
    shortDescription: { text: summaries.get(id) ?? (syntaxProblems.has(id) ? `Syntax: ${id.replaceAll('-', ' ')}` : `C#: ${id}`) },
    ...(/^CS\d{4}$/.test(id) ? { helpUri: `https://learn.microsoft.com/dotnet/csharp/misc/${id.toLowerCase()}` } : {}),
  }));
  const results = files.flatMap(({ path, diagnostics }) =>
    diagnostics.map(({ rule, severity, message, range: { start, end } }) => ({
      ruleId: rule,
      ruleIndex: used.indexOf(rule),
      level: levels[severity],
      message: { text: message },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: path.split('/').map(encodeURIComponent).join('/') },
            region: { startLine: start.line + 1, startColumn: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1 },
          },
        },
      ],
    })),
  );
  return `${JSON.stringify({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [{ tool: { driver: { name: 'gatehouse', rules } }, columnKind: 'utf16CodeUnits', results }] }, null, 1)}\n`;
};

/** One test case a document; its errors and warnings are the failure. */
const junit: Format = (result: LintResult) => {
  const escape = (words: string): string =>
    words.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd').replace(/[&<>"\n\r]/g, (c) => `&#${c.charCodeAt(0)};`);
  const cases = result.files.map(({ path, diagnostics }) => {
    const bad = diagnostics.filter(({ severity }) => severity === 'error' || severity === 'warning');
    const name = `name="${escape(path)}" classname="gatehouse.lint"`;
    if (!bad.length) return `  <testcase ${name}/>`;
    const lines = bad.map((one) => `${path}:${place(one)}: ${one.severity}: ${one.message} (${one.rule})`).join('\n');
    return `  <testcase ${name}><failure message="${escape(`${plural(bad.length, 'finding')}: ${bad[0]!.message}`)}">${escape(lines)}</failure></testcase>`;
  });
  const failures = cases.filter((one) => one.includes('<failure')).length;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n <testsuite name="gatehouse lint" tests="${cases.length}" failures="${failures}">\n${cases.join('\n')}\n </testsuite>\n</testsuites>\n`;
};

export const formats: Readonly<Record<string, Format>> = { text, json, sarif, github, junit };
