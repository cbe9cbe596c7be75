/** `string.Format`: `{index,alignment:format}`, with .NET's own complaints. */
import { raise } from '../../../runtime/exception.ts';
import { formatValue } from './value.ts';

const unparsable = (offset: number, reason: string): never =>
  raise('System.FormatException', `Input string was not in a correct format. Failure to parse near offset ${offset}. ${reason}`);
const unexpected = (offset: number): never => unparsable(offset, 'Unexpected closing brace without a corresponding opening brace.');
const early = (offset: number): never => unparsable(offset, 'Format item ends prematurely.');
const noDigit = (offset: number): never => unparsable(offset, 'Expected an ASCII digit.');
const isDigit = (c: string | undefined): boolean => c !== undefined && c >= '0' && c <= '9';

export const formatComposite = (format: string, args: readonly unknown[]): string => {
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
