import type { SyntaxError } from '../tree.ts';
import { isDigit, isIdentifierPart, isIdentifierStart, isNewLine, isSpace } from './characters.ts';
import { readEscape } from './escapes.ts';
import { readNumber } from './numbers.ts';
import { readChar, readInterpolated, readRegular, readVerbatim } from './strings.ts';
import { keywords, type Scanned, type Token } from './token.ts';

/** Longest first. `>>` and `>>=` are left to the parser, since `>` also closes type arguments. */
const punctuation = [
  '??=',
  '<<=',
  '...',
  '=>',
  '==',
  '!=',
  '<=',
  '>=',
  '&&',
  '||',
  '++',
  '--',
  '+=',
  '-=',
  '*=',
  '/=',
  '%=',
  '&=',
  '|=',
  '^=',
  '??',
  '?.',
  '::',
  '..',
  '->',
  '<<',
  ...'{}()[];,.:?=<>+-*/%&|^!~',
];

/** All tokens of `code` between `start` and `end`; the errors are what the scanner itself has to complain about. */
export function scan(code: string, start = 0, end = code.length): Scanned {
  const text = end === code.length ? code : code.slice(0, end);
  const tokens: Token[] = [];
  const errors: SyntaxError[] = [];
  let at = start,
    newLine = false;
  const push = (
    kind: Token['kind'],
    to: number,
    word: string,
    value: Token['value'] = null,
    interpolated: Token['interpolated'] = null,
  ) => {
    tokens.push({ kind, start: at, end: to, text: word, value, interpolated, newLine });
    at = to;
    newLine = false;
  };
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    if (isNewLine(unit)) {
      newLine = true;
      at++;
    } else if (isSpace(unit)) at++;
    else if (unit === 47 && text[at + 1] === '/') at = lineEnd(text, at);
    else if (unit === 47 && text[at + 1] === '*') {
      const close = text.indexOf('*/', at + 2);
      if (close < 0) errors.push({ code: 'CS1035', message: "End-of-file found, '*/' expected", span: { start: at, end: at } });
      newLine ||= /[\r\n]/.test(text.slice(at, close < 0 ? text.length : close));
      at = close < 0 ? text.length : close + 2;
    } else if (
      isIdentifierStart(unit) ||
      (unit === 64 && isIdentifierStart(text.charCodeAt(at + 1))) ||
      (unit === 92 && /[uU]/.test(text[at + 1] ?? ''))
    )
      identifier();
    else if (isDigit(unit) || (unit === 46 && isDigit(text.charCodeAt(at + 1)))) {
      const { value, end: to } = readNumber(text, at, errors);
      push('literal', to, text.slice(at, to), value);
    } else if (unit === 34 || unit === 39 || /^[@$]{1,2}"/.test(text.slice(at, at + 3))) quoted();
    else if (unit === 35 && (newLine || !tokens.length)) directive();
    else punctuationMark();
  }
  push('end', text.length, '');
  return { tokens, errors };

  function identifier(): void {
    const verbatim = text[at] === '@';
    let to = verbatim ? at + 1 : at,
      word = '',
      escaped = false;
    for (let from = to; ; ) {
      if (isIdentifierPart(text.charCodeAt(to))) to++;
      else if (text[to] === '\\' && /[uU]/.test(text[to + 1] ?? '')) {
        const escape = readEscape(text, to, errors);
        word += text.slice(from, to) + escape.text;
        to = from = escape.end;
        escaped = true;
      } else {
        word += text.slice(from, to);
        break;
      }
    }
    push(!verbatim && !escaped && keywords.has(word) ? 'keyword' : 'identifier', to, word);
  }

  function quoted(): void {
    const from = at;
    if (text[at] === "'") {
      const { text: value, end: to } = readChar(text, at, errors);
      return push('literal', to, text.slice(from, to), { type: 'char', value });
    }
    const prefix = /^[@$]*/.exec(text.slice(at, at + 2))![0];
    const quote = at + prefix.length;
    if (!prefix && text.startsWith('"""', at)) {
      rawString();
      return;
    }
    const verbatim = prefix.includes('@');
    if (prefix === '@$') feature('alternative interpolated verbatim strings', '8.0', at, at + 2);
    if (prefix.includes('$')) {
      const { token, end: to } = readInterpolated(text, from, quote + 1, verbatim, errors);
      return push('interpolated', to, text.slice(from, to), null, token);
    }
    const { text: value, end: to } = (verbatim ? readVerbatim : readRegular)(text, from, quote + 1, errors);
    push('literal', to, text.slice(from, to), { type: 'string', value });
  }

  function rawString(): void {
    const quotes = /^"+/.exec(text.slice(at))![0];
    const close = text.indexOf(quotes, at + quotes.length);
    const to = close < 0 ? text.length : close + quotes.length;
    feature('raw string literals', '11.0', at, to);
    push('literal', to, text.slice(at, to), { type: 'string', value: text.slice(at + quotes.length, close < 0 ? to : close) });
  }

  /** `#region` and its like are for a reader; the gateway's compiler accepts them and so do we. */
  function directive(): void {
    const to = lineEnd(text, at);
    if (!/^#\s*(?:region|endregion|pragma|line|nullable|warning)\b/.test(text.slice(at, to)))
      errors.push({ code: 'CS1024', message: 'Preprocessor directive expected', span: { start: at, end: at + 1 } });
    at = to;
  }

  function punctuationMark(): void {
    const mark = punctuation.find((one) => text.startsWith(one, at));
    if (mark === '?.' && isDigit(text.charCodeAt(at + 2))) return push('punctuation', at + 1, '?');
    if (mark) return push('punctuation', at + mark.length, mark);
    const character = String.fromCodePoint(text.codePointAt(at)!);
    push('bad', at + character.length, character);
  }

  function feature(name: string, version: string, from: number, to: number): void {
    errors.push(newer(name, version, { start: from, end: to }));
  }
}

function lineEnd(text: string, at: number): number {
  while (at < text.length && !isNewLine(text.charCodeAt(at))) at++;
  return at;
}

/** A feature newer than the C# the gateway speaks. */
export const newer = (feature: string, version: string, span: SyntaxError['span']): SyntaxError => ({
  code: 'CS8370',
  message: `Feature '${feature}' is not available in C# 7.3. Please use language version ${version} or greater.`,
  span,
});
