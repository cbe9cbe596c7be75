import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../../shared/corpus/', import.meta.url));

export interface CorpusEntry {
  readonly file: string;
  readonly tier: 'authored' | 'doc';
  readonly flags: readonly string[];
  readonly wellFormedWhenExpressionsMasked: boolean;
  readonly text: string;
}

/** Published policies beside the repository, where they are there: [] elsewhere. */
export const corpus: readonly CorpusEntry[] = existsSync(`${folder}index.json`)
  ? (JSON.parse(readFileSync(`${folder}index.json`, 'utf8')) as Omit<CorpusEntry, 'text'>[]).map((entry) => ({
      ...entry,
      text: readFileSync(folder + entry.file, 'utf8'),
    }))
  : [];

export const withCorpus = { skip: corpus.length ? false : 'the corpus of published policies is not beside the repository' };

const broken = ['scan-failed', 'double-hyphen-in-comment', 'junk-in-tag', 'templated'];

/** Written to be deployed, and not broken. */
export const intact = corpus.filter(
  ({ tier, flags, wellFormedWhenExpressionsMasked }) =>
    tier === 'authored' && wellFormedWhenExpressionsMasked && !flags.some((flag) => broken.includes(flag)),
);

/** mulberry32: the same numbers for the same seed. */
export function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}
