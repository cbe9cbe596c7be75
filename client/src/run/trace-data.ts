import { escape } from './escape.ts';

/** What a policy noted in the trace, as HTML: lists of like things as tables, things as lists of their parts. Everything is escaped. */
export function dataHtml(value: unknown): string {
  if (isEmpty(value)) return '';
  return `<div class="data">${shown(value, 0)}</div>`;
}

/** Columns that fit beside each other in a narrow panel. */
const COLUMNS = 3;
const LONGEST = 2000;

function shown(value: unknown, depth: number): string {
  if (depth > 4 || typeof value !== 'object' || value === null) return escape(cut(text(value)));
  if (Array.isArray(value)) return list(value, depth);
  const rows = Object.entries(value).filter(([, it]) => !isEmpty(it));
  return `<dl>${rows.map(([name, it]) => part(name, shown(it, depth + 1))).join('')}</dl>`;
}

/** A table takes the whole width, below its name; one of expressions says so in its head. */
function part(name: string, html: string): string {
  const wide = html.startsWith('<table') ? ' class="wide"' : '';
  const term = wide && name === 'expressions' ? '' : `<dt${wide}>${escape(name)}</dt>`;
  return `${term}<dd${wide}>${html}</dd>`;
}

function list(items: readonly unknown[], depth: number): string {
  const columns = [...new Set(items.flatMap((it) => (isThing(it) ? Object.keys(it) : [])))];
  if (!items.every(isThing) || columns.length > COLUMNS) return items.map((it) => `<div>${shown(it, depth + 1)}</div>`).join('');
  const head = columns.map((name) => `<th scope="col">${escape(name)}</th>`).join('');
  const rows = items.map((it) => `<tr>${columns.map((name) => `<td>${cell(name, it[name], depth)}</td>`).join('')}</tr>`);
  return `<table class="values"><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

/** The value of an expression says its kind: "1" is a text, 1 a number, null nothing. */
function cell(name: string, value: unknown, depth: number): string {
  if (value === undefined) return '';
  if (name === 'value' && typeof value === 'string') return escape(cut(JSON.stringify(value)));
  if (value === null) return 'null';
  return shown(value, depth + 1);
}

const isThing = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (typeof value === 'object' && Object.keys(value).length === 0);
const text = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

export const cut = (words: string, length = LONGEST): string =>
  words.length > length ? `${words.slice(0, length)}… (${words.length} characters)` : words;
