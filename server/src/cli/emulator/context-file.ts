import { readFileSync } from 'node:fs';
import { parse, YAMLError } from 'yaml';
import { UsageError } from '../usage.ts';

/** `--context FILE`: JSON or YAML in the shape of the context schema. */
export async function readContextFile(file: string): Promise<unknown> {
  const { ContextDataError, contextFromData } = await import('../../csharp/library/context/from-data.ts');
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new UsageError(`--context ${file}: cannot be read`);
  }
  try {
    const data: unknown = parse(text);
    contextFromData(data);
    return data;
  } catch (error) {
    if (error instanceof YAMLError) throw new UsageError(`--context ${file} is neither JSON nor YAML: ${error.message.split('\n')[0]}`);
    if (error instanceof ContextDataError) throw new UsageError(`--context ${file}: ${error.message}`);
    throw error;
  }
}
