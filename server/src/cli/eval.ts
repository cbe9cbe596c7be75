import { createReadStream, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { parse as parseYaml } from 'yaml';
import { type Evaluated, type EvaluationHost, evaluate, host } from './evaluation.ts';
import { reason } from './policy-files.ts';
import { UsageError } from './usage.ts';

export const help = `gatehouse eval EXPRESSION|-    evaluates one policy expression: @(…), @{…}, or bare C#
gatehouse eval --batch FILE|-  one JSON object a line: {id, code, block, context}; one result a line

  --context FILE        what \`context\` is, JSON or YAML (the schema is in the documentation); default: an empty one
  --format text|json    json: {"type", "value", "error"}
  --workspace FOLDER    where a batch's contexts look for certificate files; default: the current folder

Exit code 1 when the expression ends in an error.
`;

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = options(args);
  const workspace = resolve(values.workspace ?? '.');
  const { format = 'text' } = values;
  if (format !== 'text' && format !== 'json') throw new UsageError(`eval: --format is text or json, not "${format}"`);
  if (values.batch !== undefined) {
    if (positionals.length > 0) throw new UsageError('eval: with --batch no expression is named');
    return batch(values.batch, workspace);
  }
  const [expression, more] = positionals;
  if (expression === undefined || more !== undefined) throw new UsageError('eval: name one expression, or - for standard input');
  const text = expression === '-' ? readText(0, 'standard input') : expression;
  let context: unknown = null;
  let folder = workspace;
  if (values.context !== undefined) {
    const path = resolve(values.context);
    folder = dirname(path);
    try {
      context = parseYaml(readText(path, values.context));
    } catch (error) {
      if (error instanceof UsageError) throw error;
      throw new UsageError(`${values.context}: ${reason(error)}`);
    }
  }
  const { code, block } = expressionOf(withNamedValues(text, context));
  const result = evaluate(code, block, context, host(folder));
  if (format === 'json') process.stdout.write(`${JSON.stringify(result)}\n`);
  else if (result.error) process.stderr.write(`${errorText(result.error)}\n`);
  else process.stdout.write(`${typeof result.value === 'string' ? result.value : JSON.stringify(result.value, null, 2)}\n`);
  return result.error ? 1 : 0;
}

/** A fault of Gatehouse's own in one line is told as that line's error: the others still get their answers. */
function evaluatedApart(code: string, block: boolean, context: unknown, given: EvaluationHost): Evaluated {
  try {
    return evaluate(code, block, context, given);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    return { type: null, value: null, error: { type: 'fault', message: `Gatehouse itself failed on this expression: ${reason(error)}` } };
  }
}

async function batch(file: string, workspace: string): Promise<number> {
  const input = file === '-' ? process.stdin : createReadStream(file, 'utf8');
  const given = host(workspace);
  let failed = false;
  let number = 0;
  try {
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      number++;
      if (line.trim() === '') continue;
      let asked: { id?: unknown; code?: unknown; block?: unknown; context?: unknown };
      try {
        asked = JSON.parse(line) as typeof asked;
      } catch {
        throw new UsageError(`${file}: line ${number} is not JSON`);
      }
      if (typeof asked !== 'object' || asked === null || typeof asked.code !== 'string')
        throw new UsageError(`${file}: line ${number} has no "code"`);
      const result = evaluatedApart(asked.code, asked.block === true, asked.context ?? null, given);
      if (result.error) failed = true;
      process.stdout.write(`${JSON.stringify({ id: asked.id ?? null, ...result })}\n`);
    }
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${file}: ${reason(error)}`);
  }
  return failed ? 1 : 0;
}

/** `{{name}}` as the context file's `namedValues` have it; others stay as they are. */
function withNamedValues(text: string, context: unknown): string {
  const given = typeof context === 'object' && context !== null ? (context as { namedValues?: unknown }).namedValues : null;
  if (typeof given !== 'object' || given === null) return text;
  const values = new Map(Object.entries(given));
  return text.replace(/\{\{\s*([\w.-]+)\s*\}\}/g, (placeholder, name: string) => {
    const value: unknown = values.get(name);
    return value === undefined || value === null || typeof value === 'object' ? placeholder : String(value);
  });
}

/** `@(…)`, `@{…}` without their brackets; anything else is C# as it is. */
const expressionOf = (text: string): { readonly code: string; readonly block: boolean } => {
  const trimmed = text.trim();
  if (trimmed.startsWith('@(') && trimmed.endsWith(')')) return { code: trimmed.slice(2, -1), block: false };
  if (trimmed.startsWith('@{') && trimmed.endsWith('}')) return { code: trimmed.slice(2, -1), block: true };
  return { code: text, block: false };
};
const errorText = ({ type, code, message }: NonNullable<Evaluated['error']>): string =>
  `${type === 'compile' ? `error ${code}` : type}: ${message}`;
const readText = (path: string | number, name: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`${name}: ${reason(error)}`);
  }
};

function options(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: { context: { type: 'string' }, format: { type: 'string' }, batch: { type: 'string' }, workspace: { type: 'string' } },
    });
  } catch (error) {
    throw new UsageError(`eval: ${reason(error)}`);
  }
}
