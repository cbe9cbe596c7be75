import { isLetter } from './characters.ts';

export interface IslandLimits {
  /** Scanning stops here. */
  readonly end: number;
  /** A string that is not closed on its line ends there, for C# to complain about; otherwise the island counts as unclosed. */
  readonly lenientStrings: boolean;
}

const HOLE = 1; // of $"…": behind its } the string goes on
const VERBATIM_HOLE = 2; // of $@"…"

/**
 * The offset behind the partner of the bracket at `open`, by C#'s own lexical rules: strings, verbatim strings, interpolated strings
 * with their holes, characters and comments hide brackets. `-(n + 1)` where it has none, n being where the scan gave up:
 * at the end, at a string that runs into a line break, or at `</name`, which no C# contains outside of strings.
 */
export function islandEnd(text: string, open: number, { end, lenientStrings }: IslandLimits): number {
  const stack: number[] = [];
  let depth = 0; // plain brackets since the innermost hole
  let i = open;
  while (i < end) {
    const c = text.charCodeAt(i);
    switch (c) {
      case 40: // (
      case 91: // [
      case 123: // {
        depth++;
        i++;
        break;
      case 41: // )
      case 93: // ]
      case 125: // }
        i++;
        if (depth > 0) {
          depth--;
          if (depth === 0 && stack.length === 0) return i;
        } else {
          const hole = stack.pop();
          depth = stack.pop() ?? 0;
          i = stringEnd(i, hole === VERBATIM_HOLE, true);
          if (i < 0) return i;
        }
        break;
      case 47: {
        // / of a comment
        const next = text.charCodeAt(i + 1);
        if (next === 47) {
          const at = text.indexOf('\n', i);
          if (at < 0 || at >= end) return -(end + 1);
          i = at;
        } else if (next === 42) {
          const at = text.indexOf('*/', i + 2);
          if (at < 0 || at + 2 > end) return -(end + 1);
          i = at + 2;
        } else i++;
        break;
      }
      case 34: // "
        i = stringEnd(i + 1, false, false);
        if (i < 0) return i;
        break;
      case 39: // '
        i = characterEnd(i + 1);
        if (i < 0) return i;
        break;
      case 36: // $
      case 64: {
        // @
        const next = text.charCodeAt(i + 1);
        if (next === 34) i = stringEnd(i + 2, c === 64, c === 36);
        else if ((next === 36 || next === 64) && next !== c && text.charCodeAt(i + 2) === 34) i = stringEnd(i + 3, true, true);
        else i++;
        if (i < 0) return i;
        break;
      }
      case 60: // <
        if (text.charCodeAt(i + 1) === 47 && isLetter(text.charCodeAt(i + 2))) return -(i + 1);
        i++;
        break;
      default:
        i++;
    }
  }
  return -(end + 1);

  /** Behind the closing quote, or into a hole, which goes on the stack. */
  function stringEnd(from: number, verbatim: boolean, interpolated: boolean): number {
    let i = from;
    for (; i < end; i++) {
      const c = text.charCodeAt(i);
      if (c === 34) {
        if (!verbatim || text.charCodeAt(i + 1) !== 34) return i + 1;
        i++;
      } else if (c === 92 && !verbatim) i++;
      else if ((c === 10 || c === 13) && !verbatim) return lenientStrings ? i : -(i + 1);
      else if (c === 123 && interpolated) {
        if (text.charCodeAt(i + 1) === 123) i++;
        else {
          stack.push(depth, verbatim ? VERBATIM_HOLE : HOLE);
          depth = 0;
          return i + 1;
        }
      }
    }
    return -(end + 1);
  }

  function characterEnd(from: number): number {
    for (let i = from; i < end; i++) {
      const c = text.charCodeAt(i);
      if (c === 39) return i + 1;
      if (c === 92) i++;
      else if (c === 10 || c === 13) return lenientStrings ? i : -(i + 1);
    }
    return -(end + 1);
  }
}

/** Whether `@(` or `@{` stands at `at`. */
export const opensIsland = (text: string, at: number): boolean => {
  if (text.charCodeAt(at) !== 64) return false;
  const next = text.charCodeAt(at + 1);
  return next === 40 || next === 123;
};

/** Whether an entity stands outside of strings, characters and comments of C# code as it is written: then the code is written escaped. */
export function entityOutsideStrings(code: string): boolean {
  for (let i = 0; i < code.length; i++) {
    const c = code.charCodeAt(i);
    if (c === 38 && /^&(?:quot|lt|gt|amp|apos|#\d+|#x[\da-fA-F]+);/.test(code.slice(i, i + 12))) return true;
    if (c === 34) {
      const verbatim = code[i - 1] === '@' || (code[i - 1] === '$' && code[i - 2] === '@');
      for (i++; i < code.length && code.charCodeAt(i) !== 34; i++) if (!verbatim && code.charCodeAt(i) === 92) i++;
    } else if (c === 39) {
      for (i++; i < code.length && code.charCodeAt(i) !== 39; i++) if (code.charCodeAt(i) === 92) i++;
    } else if (c === 47 && code.charCodeAt(i + 1) === 47) {
      const at = code.indexOf('\n', i);
      if (at < 0) return false;
      i = at;
    } else if (c === 47 && code.charCodeAt(i + 1) === 42) {
      const at = code.indexOf('*/', i + 2);
      if (at < 0) return false;
      i = at + 1;
    }
  }
  return false;
}
