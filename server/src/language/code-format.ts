import { parse } from '../csharp/parser/parser.ts';
import { scan } from '../csharp/scanner/scanner.ts';
import type { Token } from '../csharp/scanner/token.ts';
import { type Layout, layoutOf } from './code-layout.ts';

export interface CodeFormatOptions {
  /** The code is statements, `@{…}`. */
  readonly block: boolean;
  /** Of the line the expression starts in. */
  readonly indent: string;
  /** One level. */
  readonly unit: string;
}

/**
 * Lays out the C# of an expression: spaces, indentation, a line for each statement where the code has several lines. Where lines break inside of
 * an expression, and blank lines, stay the author's. Tokens and comments come out as they went in; formatting again changes nothing.
 * Null where the code has syntax errors or preprocessor lines, or its tokens would change.
 * @param mask the code with named values as names of the same length.
 */
export function formatCode(code: string, mask: string, options: CodeFormatOptions): string | null {
  const { tokens: scanned, errors } = scan(mask);
  const parsed = parse(mask, options.block);
  if (errors.length || parsed.errors.length || scanned.length < 2) return null;
  const tokens = scanned.slice(0, -1);
  const layout = layoutOf(parsed.root, tokens, mask);
  const newline = code.includes('\r\n') ? '\r\n' : '\n';
  const isMultiline = /[\r\n]/.test(code);
  let result = '';
  let lineIndent = options.indent;
  const open: { readonly indent: string; readonly statements: boolean }[] = [{ indent: options.indent, statements: options.block }];
  const indentOf = (i: number): string => {
    const around = open.at(-1)!;
    const token = tokens[i];
    if (!token || isClosing(token.text)) return around.indent;
    return around.indent + options.unit.repeat(around.statements ? layout.level[i]! : 1);
  };
  const startLine = (indent: string, blank: boolean): void => {
    result = `${result.trimEnd()}${blank ? newline : ''}${newline}${indent}`;
    lineIndent = indent;
  };
  for (let i = 0; i <= tokens.length; i++) {
    const before = tokens[i - 1];
    const token = tokens[i];
    const pieces = gapOf(code.slice(before?.end ?? 0, token?.start ?? code.length));
    if (pieces === null) return null;
    const isContent = token !== undefined && !isClosing(token.text);
    const commentIndent = isContent ? indentOf(i) : open.at(-1)!.indent + options.unit;
    let brokeByComment = false;
    let written = false;
    for (const { text, lines } of pieces.comments) {
      if (lines > 0) startLine(commentIndent, lines > 1 && (i > 0 || written));
      else if (i > 0 || written || options.block) result += /\s$/.test(result) ? '' : ' ';
      result += text;
      written = true;
      brokeByComment = text.startsWith('//');
    }
    const lines = pieces.after;
    const startsWithComment = pieces.comments[0] !== undefined && pieces.comments[0].lines > 0;
    const forced =
      isMultiline &&
      !startsWithComment &&
      token !== undefined &&
      options.block &&
      (layout.ownLine.has(i) || layout.closes.has(i) || (i > 0 && layout.opens.has(i - 1)));
    const last = token === undefined;
    if (last) {
      if (lines > 0 || brokeByComment || (isMultiline && options.block)) startLine(options.indent, false);
      else if (options.block) result += ' ';
      break;
    }
    if (lines > 0 || brokeByComment || forced)
      startLine(indentOf(i), lines > 1 && i > 0 && !isClosing(token.text) && !(before && /^[({[]$/.test(before.text)));
    else if (i === 0) result += (options.block || written) && !/\s$/.test(result) ? ' ' : '';
    else if (written || isSpaced(tokens, i, layout)) result += /\s$/.test(result) ? '' : ' ';
    if (isClosing(token.text) && open.length > 1) open.pop();
    result += code.slice(token.start, token.end);
    if (isOpening(token.text)) open.push({ indent: lineIndent, statements: layout.statementBraces.has(i) });
  }
  const again = code === mask ? result : result.replace(/\{\{[^{}]*\}\}/g, (text) => `N${'_'.repeat(text.length - 1)}`);
  return isSame(code, result) && parse(again, options.block).errors.length === 0 ? result : null;
}

const isOpening = (text: string): boolean => text === '(' || text === '[' || text === '{';
const isClosing = (text: string): boolean => text === ')' || text === ']' || text === '}';

interface Gap {
  /** With the line breaks in front of each. */
  readonly comments: readonly { readonly text: string; readonly lines: number }[];
  /** Line breaks behind the last comment. */
  readonly after: number;
}
/** What stands between two tokens; null for what is neither space nor comment. */
function gapOf(text: string): Gap | null {
  const comments: { text: string; lines: number }[] = [];
  let lines = 0;
  for (let rest = text; rest !== ''; ) {
    const [piece = ''] =
      /^(?:\r\n|[\r\n\u0085\u2028\u2029]|[^\S\r\n\u2028\u2029]+|\/\/[^\r\n\u0085\u2028\u2029]*|\/\*[\s\S]*?\*\/)/.exec(rest) ?? [];
    if (piece === '') return null;
    if (piece.startsWith('/')) {
      comments.push({ text: piece.startsWith('//') ? piece.trimEnd() : piece, lines });
      lines = 0;
    } else if (/^[\r\n\u0085\u2028\u2029]/.test(piece)) lines++;
    rest = rest.slice(piece.length);
  }
  return { comments, after: lines };
}

/** Words that are no calls: a space stands before the bracket behind them. */
const spacedWords = new Set([
  'if',
  'for',
  'foreach',
  'while',
  'switch',
  'using',
  'catch',
  'lock',
  'return',
  'throw',
  'case',
  'when',
  'in',
  'is',
  'as',
  'else',
  'out',
  'ref',
  'await',
  'yield',
  'where',
  'select',
  'from',
  'orderby',
  'by',
  'let',
  'on',
  'equals',
  'join',
  'into',
  'group',
  'and',
  'or',
  'const',
  'var',
]);
const attached = new Set(['.', '?.', '::']);

/** Whether a space stands between a token and the one in front of it, on one line. */
function isSpaced(tokens: readonly Token[], i: number, layout: Layout): boolean {
  const left = tokens[i - 1]!;
  const right = tokens[i]!;
  const [a, b] = [left.text, right.text];
  const isWord = ({ kind }: Token): boolean => kind !== 'punctuation';
  // `>>` and `>>=` are told by touching each other.
  if (a === '>' && b.startsWith('>') && left.end === right.start) return false;
  if (b === ';' || b === ',') return false;
  if (a === ',') return !(layout.inType.has(i - 1) && (b === ',' || b === '>'));
  if (a === ';') return b !== ')';
  if (attached.has(a) || attached.has(b)) return false;
  if (layout.inType.has(i) && ['<', '>', '?', '[', ']'].includes(b)) return false;
  if (layout.inType.has(i - 1) && (a === '<' || a === '[')) return false;
  if (layout.inType.has(i - 1) && (a === '>' || a === ']' || a === '?')) return !['(', ')', '[', ']', '>'].includes(b);
  if (layout.castEnd.has(i - 1) || layout.prefix.has(i - 1) || layout.postfix.has(i)) return false;
  if (a === '(' || a === '[' || b === ')' || b === ']') return false;
  if (a === '{' && b === '}') return true;
  if (a === '{' || b === '}' || b === '{') return true;
  if (b === '(') {
    if (isWord(left)) return spacedWords.has(a) && (left.kind === 'keyword' || isQueryWord(tokens, i - 1));
    return a !== ')' && a !== ']';
  }
  if (b === '[') return isWord(left) ? spacedWords.has(a) && left.kind === 'keyword' : a !== ')' && a !== ']';
  if (b === ':') return layout.choice.has(i);
  return true;
}

/** `where (…)` of a query, and not a call of something named so. */
const isQueryWord = (tokens: readonly Token[], i: number): boolean => {
  const before = tokens[i - 1];
  return before !== undefined && before.kind !== 'punctuation'
    ? true
    : before?.text === ')' || before?.text === ']' || before?.text === '}';
};

/** Tokens and comments are the same, in the same order. */
function isSame(before: string, after: string): boolean {
  const one = pieces(before);
  const two = pieces(after);
  return one.length === two.length && one.every((text, i) => text === two[i]);
}
export function pieces(code: string): string[] {
  const { tokens } = scan(code);
  const found: string[] = [];
  let end = 0;
  for (const token of tokens) {
    const gap = gapOf(code.slice(end, token.start));
    for (const { text } of gap?.comments ?? []) found.push(text);
    found.push(code.slice(token.start, token.end));
    end = token.end;
  }
  return found;
}
