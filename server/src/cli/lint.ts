import { readFile, stat, writeFile } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { analyze } from '../analysis/analyze.ts';
import { contextOf, type Overrides } from '../analysis/facts.ts';
import { applySafeFixes } from '../analysis/fixes.ts';
import type { CertificateFacts, Diagnostic, WorkspaceFacts } from '../analysis/rule.ts';
import { ruleIds } from '../analysis/rule-ids.ts';
import { variablesOf } from '../analysis/variables.ts';
import { place } from '../policies/placement.ts';
import { parse } from '../syntax/parser.ts';
import type { Document } from '../syntax/tree.ts';
import { type Decoded, decode, encode } from '../text/decoding.ts';
import { LineMap } from '../text/line-map.ts';
import { configFailure } from '../workspace/config.ts';
import { disk } from '../workspace/disk.ts';
import { openWorkspace } from '../workspace/workspace.ts';
import { certificateFacts } from './lint/certificates.ts';
import { codeCheck } from './lint/code-check.ts';
import { formats } from './lint/formats.ts';
import type { LintDiagnostic, LintedFile, LintResult } from './lint/result.ts';
import { notADocument, TOO_LARGE, tooLarge } from './lint/unreadable.ts';
import { documentsIn, reason } from './policy-files.ts';
import { UsageError } from './usage.ts';

export const help = `gatehouse lint [PATH…] [OPTION…]

Checks policy documents: the same findings as in the editor, under the same ids.
PATH is a document, a folder (searched for policy documents by their content), or - for stdin. Default: the workspace.

  --format text|json|sarif|github|junit   how to print the findings (text)
  --source-format auto|rawxml|xml         the format the documents are deployed in; xml: they must be well-formed XML
  --tier classic|v2|consumption|self-hosted|workspace   report what this gateway does not have
  --fix                                   write the fixes that are right beyond doubt
  --max-warnings N                        more warnings than this are a failure too
  --workspace FOLDER                      the folder with .gatehouse/config.yaml (the current one)

Exit code: 0 no errors; 1 errors, or too many warnings; 2 bad usage or a path that cannot be read.
`;

const TIERS: readonly string[] = ['classic', 'v2', 'consumption', 'self-hosted', 'workspace'];
const SOURCE_FORMATS: readonly string[] = ['auto', 'rawxml', 'xml'];

/** With `/`, as the workspace has its paths. */
const slashed = (path: string): string => (sep === '\\' ? path.replaceAll('\\', '/') : path);

interface Read {
  readonly path: string;
  readonly absolute: string | null;
  readonly decoded: Decoded;
  readonly document: Document;
}

export async function run(args: string[], print: (text: string) => void = (text) => process.stdout.write(text)): Promise<number> {
  const { values, positionals } = options(args);
  const format = formats[oneOf('--format', values.format ?? 'text', Object.keys(formats))]!;
  const maximum = values['max-warnings'] === undefined ? Number.POSITIVE_INFINITY : Number(values['max-warnings']);
  if (Number.isNaN(maximum) || maximum < 0) throw new UsageError(`--max-warnings takes a number, not "${values['max-warnings']}"`);
  const folder = resolve(values.workspace ?? '.');
  const workspace = await openWorkspace(disk, slashed(folder), ruleIds);
  const failure = configFailure(workspace.configProblems);
  if (failure) throw new UsageError(failure);
  const tier = values.tier === undefined ? null : oneOf('--tier', values.tier, TIERS);
  const sourceFormat =
    values['source-format'] === undefined ? undefined : oneOf('--source-format', values['source-format'], SOURCE_FORMATS);
  const overrides = { tier, sourceFormat } as Overrides;
  const shown = (absolute: string): string => {
    const path = relative(folder, absolute);
    return path.startsWith('..') || isAbsolute(path) ? absolute : slashed(path);
  };

  const files: LintedFile[] = [];
  const documents: Read[] = [];
  for (const path of await paths(positionals, folder)) {
    const bytes = path === '-' ? await stdin() : await readLimited(path);
    const name = path === '-' ? '-' : shown(path);
    const refused = bytes === 'too-large' ? tooLarge(path) : notADocument(bytes);
    if (bytes === 'too-large' || refused) {
      files.push({ path: name, diagnostics: [refused!], fixed: 0 });
      continue;
    }
    const decoded = decode(bytes);
    documents.push({ path: name, absolute: path === '-' ? null : path, decoded, document: parse(decoded.text) });
    files.push({ path: name, diagnostics: [], fixed: 0 });
  }

  const whole =
    positionals.length === 0 || positionals.some((given) => given !== '-' && `${folder}${sep}`.startsWith(`${resolve(given)}${sep}`));
  const variables = whole ? variablesIn(documents.map(({ document }) => document)) : null;
  const certificates = await storedCertificates(folder);
  const check = documents.some(({ document }) => document.text.includes('@')) ? await codeCheck() : null;
  for (const read of documents) {
    const { options, facts } = contextOf(workspace, read.absolute && slashed(read.absolute), certificates, variables, overrides);
    const linted = await lint(read, (document) => analyze(document, options, facts, check), values.fix ?? false);
    files[files.findIndex(({ path }) => path === read.path)] = linted;
  }
  const count = (severity: string): number =>
    files.reduce((sum, { diagnostics }) => sum + diagnostics.filter((one) => one.severity === severity).length, 0);
  const result: LintResult = { files, errors: count('error'), warnings: count('warning') };
  const colour = process.stdout.isTTY === true && !process.env['NO_COLOR'];
  print(format(result, colour));
  return result.errors > 0 || result.warnings > maximum ? 1 : 0;
}

async function lint(read: Read, findings: (document: Document) => Diagnostic[], fix: boolean): Promise<LintedFile> {
  let { document } = read;
  let found = findings(document);
  let fixed = 0;
  if (fix && read.absolute !== null) {
    // One fix can make room for the next; a few rounds settle it.
    for (let round = 0; round < 5; round++) {
      const { text, applied } = applySafeFixes(document.text, found);
      if (!applied) break;
      document = parse(text);
      found = findings(document);
      fixed += applied;
    }
    const bytes = fixed ? encode({ ...read.decoded, text: document.text }) : null;
    if (bytes) await write(read.absolute, bytes);
  }
  const lines = new LineMap(document.text);
  const diagnostics = found.map(
    ({ rule, severity, message, span, docs, fixes }): LintDiagnostic => ({
      rule,
      severity,
      message,
      range: lines.rangeOf(span),
      ...(docs === null ? {} : { docs }),
      fixes,
    }),
  );
  return { path: read.path, diagnostics, fixed };
}

async function write(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(path, bytes);
  } catch (error) {
    throw new UsageError(`${path}: ${reason(error, 'write')}`);
  }
}

function options(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        format: { type: 'string' },
        'source-format': { type: 'string' },
        tier: { type: 'string' },
        fix: { type: 'boolean' },
        'max-warnings': { type: 'string' },
        workspace: { type: 'string' },
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function oneOf(option: string, value: string, values: readonly string[]): string {
  if (values.includes(value)) return value;
  throw new UsageError(`${option} is ${values.join(', ')}; not "${value}"`);
}

/** The documents to read: those named, and those found in the folders named. */
async function paths(positionals: readonly string[], folder: string): Promise<string[]> {
  const found: string[] = [];
  for (const given of positionals.length ? positionals : [folder]) {
    if (given === '-') {
      found.push('-');
      continue;
    }
    const path = resolve(given);
    const kind = await stat(path).catch((error: unknown) => {
      throw new UsageError(`${given}: ${reason(error)}`);
    });
    if (kind.isDirectory()) found.push(...(await documentsIn(path, given)));
    else if (kind.isFile()) found.push(path);
    else throw new UsageError(`${given}: is neither a file nor a folder`);
  }
  return [...new Set(found)];
}

async function readLimited(path: string): Promise<Uint8Array | 'too-large'> {
  try {
    return (await stat(path)).size > TOO_LARGE ? 'too-large' : await readFile(path);
  } catch (error) {
    throw new UsageError(`${path}: ${reason(error)}`);
  }
}

async function stdin(): Promise<Uint8Array | 'too-large'> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > TOO_LARGE) return 'too-large';
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

async function storedCertificates(folder: string): Promise<readonly CertificateFacts[]> {
  try {
    return await certificateFacts(folder);
  } catch (error) {
    throw new UsageError(`.gatehouse/certificates cannot be read: ${(error as Error).message}`);
  }
}

function variablesIn(documents: readonly Document[]): WorkspaceFacts['variables'] {
  const set = new Set<string>();
  const read = new Set<string>();
  for (const document of documents) {
    const found = variablesOf(document, place(document));
    for (const name of found.set.keys()) set.add(name);
    for (const { name } of found.read) read.add(name);
  }
  return { set, read };
}
