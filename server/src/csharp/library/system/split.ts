import { declare } from '../declare.ts';

export const splitOptions = declare('[Flags] public enum System.StringSplitOptions', { None: 0, RemoveEmptyEntries: 1, TrimEntries: 2 });

/** `string.Split`: separators (none: white space), at most `count` parts (−1: all), options; `never`: an empty separator parts nothing. */
export function splitText(text: string, separators: readonly string[], count: number, options: number, never = false): string[] {
  if (count === 0) return [];
  if (count === -1 && options === 0 && separators.length === 1 && !never) return text.split(separators[0]!);
  const removeEmpty = (options & 1) !== 0,
    trim = (options & 2) !== 0;
  const clean = (part: string): string => (trim ? part.trim() : part);
  const parts: string[] = [];
  let from = 0;
  const next = (at: number): [number, number] | null => {
    if (never) return null;
    if (separators.length === 0) {
      for (let i = at; i < text.length; i++) if (/[\s\u0085]/.test(text[i]!)) return [i, 1];
      return null;
    }
    let best: [number, number] | null = null;
    for (const separator of separators) {
      const found = text.indexOf(separator, at);
      if (found >= 0 && (!best || found < best[0])) best = [found, separator.length];
    }
    return best;
  };
  if (count === 1) {
    const only = clean(text);
    return removeEmpty && only === '' ? [] : [only];
  }
  for (let found = next(0); found; found = next(from)) {
    const part = clean(text.slice(from, found[0]));
    from = found[0] + found[1];
    if (!(removeEmpty && part === '')) {
      parts.push(part);
      // The last of a counted split takes the rest, without the empty parts before it.
      if (parts.length === count - 1) {
        if (removeEmpty)
          for (let skip = next(from); skip && clean(text.slice(from, skip[0])) === ''; skip = next(from)) from = skip[0] + skip[1];
        break;
      }
    }
  }
  const last = clean(text.slice(from));
  if (!(removeEmpty && last === '')) parts.push(last);
  return parts;
}
