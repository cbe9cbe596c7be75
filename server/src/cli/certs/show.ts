import type { Options } from './options.ts';
import { print, printJson, remark } from './output.ts';
import { certificateText, fileShape, storedShape } from './shapes.ts';
import { findSource } from './source.ts';
import { findUses, type Place } from './uses.ts';

export async function run(options: Options): Promise<number> {
  const source = await findSource(options);
  const now = Date.now();
  if ('stored' in source) {
    const { stored } = source;
    const usedBy = await findUses(options.workspace, stored);
    if (options.json) printJson(storedShape(stored, usedBy));
    else print(`${certificateText(stored.certificate, stored.hasPrivateKey, now)}\n[Used By]\n${placesText(usedBy)}`);
    return 0;
  }
  const { file } = source;
  if (options.json) printJson(fileShape(file));
  else {
    print([file.leaf, ...file.others].map(({ certificate, key }) => certificateText(certificate, key !== undefined, now)).join('\n'));
    remark(file.warnings);
  }
  return 0;
}

export function placesText(places: readonly Place[]): string {
  if (!places.length) return '  nothing in this workspace\n';
  return places.map(({ path, range }) => `  ${path}:${range.start.line + 1}:${range.start.character + 1}\n`).join('');
}
