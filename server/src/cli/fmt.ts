import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { applyEdits } from '../syntax/edits.ts';
import { canFormat, format } from '../syntax/format.ts';
import { parse } from '../syntax/parser.ts';
import { encode } from '../text/decoding.ts';
import { type PolicyFile, policyFiles, reason } from './policy-files.ts';
import { UsageError } from './usage.ts';

export const help = `gatehouse fmt [PATH…]    formats policy documents in place: indentation, spaces inside of tags, blank lines

PATH is a file or a folder (searched for policy documents by content); the workspace where left out.
Expressions, values, quotes, comments and text stay as they are. A document whose tags do not match is left alone.

  --check             change nothing; exit code 1 where something would change
  --format text|json
  --workspace FOLDER  default: the current folder
`;

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = options(args);
  const workspace = resolve(values.workspace ?? '.');
  const changed: string[] = [];
  const left: string[] = [];
  for (const file of await policyFiles(positionals, workspace)) {
    const document = parse(file.text);
    if (!canFormat(document)) left.push(file.shown);
    const edits = format(document);
    if (!edits.length) continue;
    changed.push(file.shown);
    const result = values.check ? null : encode({ ...file, text: applyEdits(file.text, edits) });
    if (result) write(file, result);
  }
  if (values.format === 'json') process.stdout.write(`${JSON.stringify({ changed, left })}\n`);
  else {
    for (const path of changed) process.stdout.write(`${values.check ? 'would change' : 'formatted'} ${path}\n`);
    for (const path of left) process.stderr.write(`${path}: left as it is: its tags do not match (gatehouse lint says where)\n`);
  }
  return values.check && changed.length ? 1 : 0;
}

function write({ path, shown }: PolicyFile, bytes: Uint8Array): void {
  try {
    writeFileSync(path, bytes);
  } catch (error) {
    throw new UsageError(`${shown}: ${reason(error, 'write')}`);
  }
}

function options(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: { check: { type: 'boolean' }, format: { type: 'string' }, workspace: { type: 'string' } },
    });
  } catch (error) {
    throw new UsageError(`fmt: ${(error as Error).message}`);
  }
}
