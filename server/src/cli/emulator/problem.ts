import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { DocumentText } from '../../gateway/document.ts';
import type { PolicyProblem } from '../../policies/step.ts';
import { decode } from '../../text/decoding.ts';
import { LineMap, type Range } from '../../text/line-map.ts';
import { CONFIG_FILE } from '../../workspace/config.ts';

/** Where a document cannot be run, in lines: the problem may stand in a fragment. */
export function problemText(
  { message, file, span }: PolicyProblem,
  workspace: string,
  known: DocumentText,
): { file: string; message: string; range: Range } {
  let text = known.text;
  if (file !== known.file) {
    try {
      text = decode(readFileSync(resolve(workspace, file))).text;
    } catch {
      text = '';
    }
  }
  return { file, message: withAdvice(message), range: new LineMap(text).rangeOf(span) };
}

/** A named value may well be there, as a secret whose text no folder holds. */
function withAdvice(message: string): string {
  const name = /^There is no named value "([^"]*)"\.$/.exec(message)?.[1];
  if (name === undefined) return message;
  return `The named value "${name}" has no value here. Give it one in ${CONFIG_FILE}: namedValues: { ${name}: … }, or { ${name}: { valueEnv: VARIABLE } } for a secret.`;
}
