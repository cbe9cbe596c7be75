/** `string.Format`: `{index,alignment:format}`, with .NET's own complaints. */
import { raise } from '../../../runtime/exception.ts';
import { formatValue } from './value.ts';

const unparsable = (offset: number, reason: string): never =>
  raise('System.FormatException', `Input string was not in a correct format. Failure to parse near offset ${offset}. ${reason}`);
const unexpected = (offset: number): never => unparsable(offset, 'Unexpected closing brace without a corresponding opening brace.');
const early = (offset: number): never => unparsable(offset, 'Format item ends prematurely.');
const noDigit = (offset: number): never => unparsable(offset, 'Expected an ASCII digit.');
const isDigit = (c: string | undefined): boolean => c !== undefined && c >= '0' && c <= '9';

interface Item {
  readonly index: number;
  readonly width: number;
  readonly left: boolean;
  readonly format: string | null;
}
const kept = new Map<string, readonly (string | Item)[] | null>();
/** The parts of a format that is in order; null for all others. */
const partsOf = (format: string): readonly (string | Item)[] | null => {
  let parts = kept.get(format);
  if (parts === undefined) {
    parts = plainParts(format);
    if (kept.size >= 500) kept.clear();
    kept.set(format, parts);
  }
  return parts;
};
const plainParts = (format: string): readonly (string | Item)[] | null => {
  const parts: (string | Item)[] = [];
  for (const [part, item] of format.matchAll(/\{(?:\{|([^{}]*)\})|\}\}?|[^{}]+/g)) {
    if (item === undefined) {
      if (part === '}') return null;
      parts.push(part === '{{' ? '{' : part === '}}' ? '}' : part);
      continue;
    }
    const [, index, sign, width = '0', specifier] = /^(\d{1,3}) *(?:, *(-?)(\d{1,5}) *)?(?::(.*))?$/s.exec(item) ?? [];
    if (index === undefined) return null;
    parts.push({ index: Number(index), width: Number(width), left: sign === '-', format: specifier ?? null });
  }
  // An opening brace that nothing closes is in no part.
  return format.length === [...format.matchAll(/\{(?:\{|([^{}]*)\})|\}\}?|[^{}]+/g)].reduce((length, [part]) => length + part.length, 0)
    ? parts
    : null;
};

export const formatComposite = (format: string, args: readonly unknown[]): string => {
  const parts = format.length <= 1000 ? partsOf(format) : null;
  if (!parts?.every((part) => typeof part === 'string' || part.index < args.length)) return formatStepwise(format, args);
  let text = '';
  for (const part of parts) {
    if (typeof part === 'string') text += part;
    else {
      const shown = formatValue(args[part.index], part.format);
      text += part.width === 0 ? shown : part.left ? shown.padEnd(part.width) : shown.padStart(part.width);
    }
  }
  return text;
};

/** What is not in order is complained of where .NET does: after what stands before it has been formatted. */
const formatStepwise = (format: string, args: readonly unknown[]): string => {
  let text = '';
  let i = 0;
  const { length } = format;
  const next = (): string => {
    if (++i >= length) early(i);
    return format[i]!;
  };
  while (i < length) {
    const c = format[i]!;
    if (c !== '{' && c !== '}') {
      text += c;
      i++;
      continue;
    }
    if (c === '}') {
      if (i + 1 >= length) early(i + 1);
      if (format[i + 1] !== '}') unexpected(i + 1);
      text += '}';
      i += 2;
      continue;
    }
    if (i + 1 >= length) early(i + 1);
    if (format[i + 1] === '{') {
      text += '{';
      i += 2;
      continue;
    }
    let now = next();
    if (!isDigit(now)) noDigit(i);
    let index = 0;
    while (isDigit(now) && index < 1_000_000) {
      index = index * 10 + Number(now);
      now = next();
    }
    while (now === ' ') now = next();
    let width = 0;
    let left = false;
    if (now === ',') {
      do now = next();
      while (now === ' ');
      if (now === '-') {
        left = true;
        now = next();
      }
      if (!isDigit(now)) noDigit(i);
      while (isDigit(now) && width < 1_000_000) {
        width = width * 10 + Number(now);
        now = next();
      }
      while (now === ' ') now = next();
    }
    let item: string | null = null;
    if (now === ':') {
      item = '';
      for (;;) {
        now = next();
        if (now === '}') break;
        if (now === '{') unparsable(i, 'Format item ends prematurely.');
        item += now;
      }
    }
    if (now !== '}') unexpected(i);
    i++;
    if (index >= args.length)
      raise(
        'System.FormatException',
        'Index (zero based) must be greater than or equal to zero and less than the size of the argument list.',
      );
    const shown = formatValue(args[index], item);
    text += left ? shown.padEnd(width) : shown.padStart(width);
  }
  return text;
};
