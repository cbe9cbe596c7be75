import type { TraceEntry } from '../../gateway/trace.ts';
import type { RunReport, RunResult } from './results.ts';

/** The report for people: a line per result, and of a single one the answer and the trace. */
export function reportText({ results, notSimulated }: RunReport, colour = process.stdout.isTTY === true && !process.env.NO_COLOR): string {
  const paint = (code: number, text: string): string => (colour ? `\x1b[${code}m${text}\x1b[0m` : text);
  const tint = (result: RunResult, text: string): string =>
    paint(result.error ? 31 : (result.response?.status ?? 500) < 400 ? 32 : 33, text);
  const lines: string[] = [];
  if (results.length === 1) lines.push(...single(results[0]!, tint, paint));
  else {
    const rows = results.map((result) => [
      result.certificate ?? '(none)',
      ...(sameRequest(results) ? [] : [`${result.request.method} ${result.request.url}`]),
      statusOf(result),
      result.backend?.called ? 'called' : 'not called',
      whyOf(result),
    ]);
    const head = ['certificate', ...(sameRequest(results) ? [] : ['request']), 'answer', 'back end', 'why'];
    const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]!.length)));
    const line = (cells: string[]) =>
      cells
        .map((cell, i) => (i === cells.length - 1 ? cell : cell.padEnd(widths[i]!)))
        .join('  ')
        .trimEnd();
    lines.push(paint(1, line(head)), ...rows.map((row, i) => tint(results[i]!, line(row))));
  }
  for (const { policy, file, range } of notSimulated)
    lines.push(paint(33, `${file}:${(range?.start.line ?? 0) + 1}: <${policy}> is not simulated yet: it did nothing.`));
  return `${lines.join('\n')}\n`;
}

function single(
  result: RunResult,
  tint: (result: RunResult, text: string) => string,
  paint: (code: number, text: string) => string,
): string[] {
  const { request, certificate, response, error, trace } = result;
  const lines = [
    paint(1, `${request.method} ${request.url}  (${certificate === null ? 'no client certificate' : `client certificate ${certificate}`})`),
  ];
  if (error) lines.push(tint(result, `no answer: ${error.message}`));
  if (response) {
    lines.push(tint(result, `HTTP/1.1 ${response.status} ${response.reason}`));
    for (const [name, values] of Object.entries(response.headers)) for (const value of values) lines.push(`${name}: ${value}`);
    if (response.body !== '') lines.push('', response.body);
  }
  const why = whyOf(result);
  if (why !== '') lines.push('', `LastError: ${why}`);
  if (trace.length > 0) lines.push('', ...traceText(trace));
  return lines;
}

function traceText(trace: readonly TraceEntry[]): string[] {
  let section = '';
  const lines: string[] = [];
  for (const entry of trace) {
    if (entry.section !== section) {
      section = entry.section;
      lines.push(`${section}`);
    }
    const depth = entry.path.split('\\').length;
    const place = entry.range ? `${entry.file}:${entry.range.start.line + 1}` : '(default)';
    lines.push(`${'  '.repeat(depth)}${entry.policy}  ${entry.outcome}  ${place}${note(entry)}`);
  }
  return lines;
}

function note({ data }: TraceEntry): string {
  const parts = ['message', 'cause', 'branch', 'ignored', 'status', 'certificate']
    .filter((key) => data[key] !== undefined)
    .map((key) => (typeof data[key] === 'string' ? data[key] : JSON.stringify(data[key])));
  return parts.length === 0 ? '' : `  ${parts.join('; ')}`;
}

const sameRequest = (results: readonly RunResult[]): boolean =>
  results.every(({ request }) => request.method === results[0]!.request.method && request.url === results[0]!.request.url);
const statusOf = ({ response, error }: RunResult): string =>
  response ? `${response.status} ${response.reason}`.trim() : `no answer (${error?.code})`;
const whyOf = ({ lastError, error }: RunResult): string => error?.message ?? (lastError ? `${lastError.reason}: ${lastError.message}` : '');
