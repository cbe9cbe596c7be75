/** Replacement patterns: `$1 ${name} $& $` $' $+ $_ $$`. */
import type { Machine } from '../machine.ts';
import type { MatchValue, RegexValue } from './values.ts';

type Part = string | ((match: MatchValue) => string);

export function parseReplacement(pattern: string, regex: RegexValue): readonly Part[] {
  const { names, numbers } = regex.compiled.pattern;
  const parts: Part[] = [];
  const group =
    (slot: number): Part =>
    (match) =>
      match.groups[slot]?.value ?? '';
  const marks: Record<string, Part> = {
    $: '$',
    '&': (match) => match.value,
    '`': (match) => match.text.slice(0, match.start),
    "'": (match) => match.text.slice(match.end),
    _: (match) => match.text,
    '+': (match) => match.groups.at(-1)?.value ?? '',
  };
  for (let at = 0; at < pattern.length; ) {
    const dollar = pattern.indexOf('$', at);
    if (dollar < 0) {
      parts.push(pattern.slice(at));
      break;
    }
    if (dollar > at) parts.push(pattern.slice(at, dollar));
    const rest = pattern.slice(dollar + 1);
    const braced = /^\{(\w+)\}/.exec(rest);
    const digits = /^\d+/.exec(rest)?.[0];
    at = dollar + 1;
    if (braced) {
      const name = braced[1]!;
      const slot = /^\d+$/.test(name) ? numbers.indexOf(Number(name)) : names.indexOf(name);
      if (slot >= 0) {
        parts.push(group(slot));
        at += braced[0].length;
        continue;
      }
    } else if (digits) {
      // The longest run of digits that is a group would be ECMAScript's way; .NET takes all of them.
      const slot = numbers.indexOf(Number(digits));
      if (slot >= 0) {
        parts.push(group(slot));
        at += digits.length;
        continue;
      }
    } else if (rest && Object.hasOwn(marks, rest[0]!)) {
      parts.push(marks[rest[0]!]!);
      at++;
      continue;
    }
    parts.push('$');
  }
  return parts;
}

export const expand = (parts: readonly Part[], match: MatchValue): string =>
  parts.map((part) => (typeof part === 'string' ? part : part(match))).join('');

/** Replaces up to `count` matches (all with −1) from `from` on. */
export function replaceMatches(
  regex: RegexValue,
  text: string,
  replace: (match: MatchValue) => string,
  count: number,
  from: number,
  machine: Machine,
): string {
  if (count === 0) return text;
  const matches: MatchValue[] = [];
  for (const match of regex.matches(text, machine, from)) {
    matches.push(match);
    if (matches.length === count) break;
  }
  if (matches.length === 0) return text;
  // The evaluator sees the matches in the order they are found.
  const texts = matches.map((match) => [match, replace(match)] as const);
  if (regex.rightToLeft) texts.reverse();
  let result = '',
    at = 0;
  for (const [match, replacement] of texts) {
    result += text.slice(at, match.start) + replacement;
    at = match.end;
    machine.allocate(result.length * 2);
  }
  return result + text.slice(at);
}

/** `Regex.Split`: captures of groups stand between the parts. */
export function splitText(regex: RegexValue, text: string, count: number, from: number, machine: Machine): string[] {
  if (count === 1) return [text];
  const parts: string[] = [];
  let at = regex.rightToLeft ? text.length : 0;
  let splits = 0;
  for (const match of regex.matches(text, machine, from)) {
    const part = regex.rightToLeft ? text.slice(match.end, at) : text.slice(at, match.start);
    parts.push(part);
    at = regex.rightToLeft ? match.start : match.end;
    for (const group of match.groups.slice(1)) if (group.success) parts.push(group.value);
    if (++splits === count - 1) break;
  }
  if (splits === 0) return [text];
  parts.push(regex.rightToLeft ? text.slice(0, at) : text.slice(at));
  return regex.rightToLeft ? parts.reverse() : parts;
}

const special: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\f': '\\f' };
export const escapePattern = (text: string): string =>
  text.replace(/[\\*+?|{[()^$.#\s]/g, (char) => special[char] ?? (/[\\*+?|{[()^$.# ]/.test(char) ? `\\${char}` : char));
