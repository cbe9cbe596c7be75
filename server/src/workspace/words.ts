import { distance } from '../syntax/recovery.ts';

/** The word of `words` that `written` was most likely meant to be; null where none is close enough to say. */
export function closest(written: string, words: Iterable<string>): string | null {
  const lower = written.toLowerCase();
  let best: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const word of words) {
    if (word.toLowerCase() === lower) return word;
    const limit = Math.max(1, Math.min(3, Math.floor(Math.max(word.length, written.length) / 3)));
    const far = distance(lower, word.toLowerCase(), limit);
    if (far >= 0 && far < least) {
      least = far;
      best = word;
    }
  }
  return best;
}

export const didYouMean = (word: string | null): string => (word === null ? '' : ` Did you mean ${word}?`);

/** "a", "a or b", "a, b or c" */
export const either = (words: readonly string[], or = 'or'): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${or} ${words.at(-1)}`;
