import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { convert, type SourceFormat } from '../syntax/convert.ts';
import { parse } from '../syntax/parser.ts';
import { decode, encode } from '../text/decoding.ts';
import { notADocument, TOO_LARGE, tooLarge } from './lint/unreadable.ts';
import { reason, said } from './policy-files.ts';
import { UsageError } from './usage.ts';

export const help = `gatehouse convert --to rawxml|xml PATH|-    rewrites a policy document in the other of Azure Resource Manager's formats

rawxml holds C# as it is written, xml has its quotes and comparisons escaped. rawxml → xml → rawxml gives the same bytes back.
The result goes to standard output; - reads standard input.

  --from auto|rawxml|xml  what the document is written in; auto (default) looks at each expression
  -o FILE                 write to this file instead
`;

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = options(args);
  const [path, more] = positionals;
  const { to, from = 'auto' } = values;
  if (path === undefined || more !== undefined) throw new UsageError('convert: name one document, or - for standard input');
  if (to !== 'rawxml' && to !== 'xml') throw new UsageError(`convert: --to is rawxml or xml${to === undefined ? '' : `, not "${to}"`}`);
  if (from !== 'auto' && from !== 'rawxml' && from !== 'xml') throw new UsageError(`convert: --from is auto, rawxml or xml, not "${from}"`);
  let bytes: Uint8Array;
  try {
    if (path !== '-' && statSync(path).size > TOO_LARGE) throw new UsageError(`${path}: ${said(tooLarge(path).message)}`);
    bytes = readFileSync(path === '-' ? 0 : path);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${path}: ${reason(error)}`);
  }
  const refused = bytes.length > TOO_LARGE ? tooLarge(path) : notADocument(bytes);
  if (refused) throw new UsageError(`${path === '-' ? 'standard input' : path}: ${said(refused.message)}`);
  const decoded = decode(bytes);
  const result = encode({ ...decoded, text: convert(parse(decoded.text), to as SourceFormat, from) })!;
  if (values.output === undefined) process.stdout.write(result);
  else
    try {
      writeFileSync(values.output, result);
    } catch (error) {
      throw new UsageError(`${values.output}: ${reason(error, 'write')}`);
    }
  return 0;
}

function options(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: { to: { type: 'string' }, from: { type: 'string' }, output: { type: 'string', short: 'o' }, workspace: { type: 'string' } },
    });
  } catch (error) {
    throw new UsageError(`convert: ${(error as Error).message}`);
  }
}
