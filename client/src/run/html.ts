import type { Message, RunResult, TraceEntry } from '../shapes.ts';
import { escape } from './escape.ts';
import type { Run } from './history.ts';
import { outcome, presented } from './outcome.ts';
import { cut, dataHtml } from './trace-data.ts';

/** What the run panel shows, as HTML. Everything that comes from a policy or a response is escaped here. */
export function runHtml(run: Run, policyName: string, selected: number): string {
  const { results } = run.report;
  const result = results[selected];
  return `
<header>
  <h1>${escape(policyName)}</h1>
  <p>${escape(requestLine(results[0]?.request))} · ${escape(run.at.toLocaleTimeString())} · ${Math.round(run.elapsedMs)} ms
    <button data-command="again">Run again</button></p>
</header>
${notSimulated(run)}
<table class="results" role="grid" aria-label="Results by certificate">
  <thead><tr><th>Certificate</th><th>Answer</th><th>Why</th><th>Back end</th></tr></thead>
  <tbody>${results.map((it, index) => row(it, index, index === selected)).join('')}</tbody>
</table>
${result ? details(result) : ''}`;
}

function notSimulated({ report }: Run): string {
  const names = [...new Set(report.notSimulated?.map(({ policy }) => policy))];
  if (names.length === 0) return '';
  return `<p class="notice"><span aria-hidden="true">?</span> Not simulated, so ${names.length === 1 ? 'it' : 'they'} did nothing: ${names.map((name) => `<code>${escape(name)}</code>`).join(', ')}</p>`;
}

const marks = { passed: '✓', refused: '⊘', failed: '✗' };

function row(result: RunResult, index: number, selected: boolean): string {
  const { kind, status, why, reason } = outcome(result);
  return `<tr class="${kind}" data-result="${index}" tabindex="${selected ? 0 : -1}" aria-selected="${selected}">
<td>${result.certificate === null ? '<i>no certificate</i>' : escape(result.certificate)}</td>
<td class="status"><span aria-hidden="true">${marks[kind]}</span> ${escape(status)}</td>
<td title="${escape(why)}">${breakable(reason)}</td>
<td>${result.backend?.called ? 'called' : '–'}</td></tr>`;
}

function details(result: RunResult): string {
  return `
<section>
  <h2>Answer to ${escape(presented(result))}</h2>
  ${result.error ? `<p class="failed">${escape(result.error.message)} <code>${escape(result.error.code)}</code></p>` : ''}
  ${result.response ? message(result.response) : ''}
  ${lastError(result)}
</section>
<section>
  <h2>Trace</h2>
  ${result.trace.length > 0 ? trace(result.trace) : '<p>The policy did not run.</p>'}
</section>`;
}

function message(response: Message): string {
  const headers = Object.entries(response.headers ?? {}).flatMap(([name, values]) =>
    [values].flat().map((value) => [name, value] as const),
  );
  const body = response.body ?? '';
  return `<pre class="message"><b>${escape(`HTTP/1.1 ${response.status} ${response.reason ?? ''}`.trim())}</b>
${headers.map(([name, value]) => `<span class="name">${escape(name)}:</span> ${escape(value)}\n`).join('')}${body === '' ? '' : `\n${escape(cut(body, 10_000))}`}</pre>`;
}

function lastError({ lastError: error }: RunResult): string {
  if (!error) return '';
  const { source, reason, message: text, ...rest } = error;
  const rows = Object.entries({ source, reason, message: text, ...rest }).filter(
    ([, value]) => value !== null && value !== undefined && value !== '',
  );
  return `<h3>context.LastError</h3><dl>${rows.map(([name, value]) => `<dt>${escape(name)}</dt><dd>${escape(String(value))}</dd>`).join('')}</dl>`;
}

function trace(entries: readonly TraceEntry[]): string {
  let section: string | null = '';
  const items = entries.map((entry, index) => {
    const heading = entry.section !== section ? `<li class="section">${escape(entry.section ?? '')}</li>` : '';
    section = entry.section;
    return `${heading}${traceEntry(entry, index)}`;
  });
  return `<ol class="trace">${items.join('')}</ol>`;
}

function traceEntry(entry: TraceEntry, index: number): string {
  const name = escape(entry.policy);
  const place = entry.file && entry.range ? `<button class="link" data-trace="${index}" title="Show in the policy">${name}</button>` : name;
  const line = entry.range ? `<span class="line">:${entry.range.start.line + 1}</span>` : '';
  const depth = Math.max(0, (entry.path ?? '').split(/[\\/]/).filter(Boolean).length - 1);
  return `<li style="--depth:${Math.min(depth, 8)}">
<div class="entry"><span class="policy">${place}${line}</span> <span class="outcome ${escape(entry.outcome)}">${escape(entry.outcome)}</span>
<span class="time">${entry.elapsedMs.toFixed(1)} ms</span></div>${dataHtml(entry.data)}</li>`;
}

const requestLine = (request: Message | undefined) => (request ? `${request.method ?? 'GET'} ${request.url ?? '/'}` : '');

/** An identifier that may be broken between its words where the column is narrow. */
const breakable = (text: string) => escape(text).replace(/(?<=[a-z])(?=[A-Z])/g, '<wbr>');
