import { readdirSync, readFileSync } from 'node:fs';
import * as language from '../../server/src/language/language.ts';
import { LineMap } from '../../server/src/text/line-map.ts';
import { certificate, surroundings } from './workspace.ts';

export interface Case {
  readonly file: string;
  readonly name: string;
  readonly given: string;
  readonly feature: string;
  readonly argument: string;
  readonly expected: readonly string[];
}

const CARET = '▌';

/** All cases of the folder's `.case` files; `$THUMBPRINT` and `$SUBJECT` are the workspace's certificate's. */
export function cases(): Case[] {
  const folder = new URL('./', import.meta.url);
  return readdirSync(folder)
    .filter((file) => file.endsWith('.case'))
    .sort()
    .flatMap((file) => {
      const text = readFileSync(new URL(file, folder), 'utf8')
        .replaceAll('$THUMBPRINT', certificate.certificate.thumbprint)
        .replaceAll('$SUBJECT', certificate.certificate.subject);
      return text
        .split(/^# /m)
        .slice(1)
        .map((one): Case => {
          const [, name = '', given = '', when = '', then = ''] = /^(.*)\nGiven\n([\s\S]*?)\nWhen (.*)\nThen\n?([\s\S]*)$/.exec(one) ?? [];
          const [feature = '', ...argument] = when.split(' ');
          if (!feature) throw new Error(`${file}: "${one.split('\n')[0]}" is no case`);
          return {
            file,
            name,
            given,
            feature,
            argument: argument.join(' '),
            expected: then.trimEnd() === '' ? [] : then.trimEnd().split('\n'),
          };
        });
    });
}

interface Item {
  readonly label: string;
  readonly textEdit?: { readonly newText: string } | undefined;
}
type Edits = readonly {
  readonly range: { readonly start: { line: number; character: number }; readonly end: { line: number; character: number } };
  readonly newText: string;
}[];

/** What a case's feature answers: `answers` one a line, or the `document` that comes out. */
export function run({ given, feature, argument }: Case): {
  readonly answers: readonly string[];
  readonly items?: readonly Item[];
  readonly document?: string;
} {
  const parts = given.split(CARET);
  const source = parts.join('');
  const offset = parts[0]!.length === source.length && parts.length === 1 ? 0 : parts[0]!.length;
  const span = { start: offset, end: offset + (parts.length > 2 ? parts[1]!.length : 0) };
  const text = new language.PolicyText('file:///w/policy.xml', source);
  const around = surroundings(text);
  const place = ({ line, character }: { line: number; character: number }): string => `${line + 1}:${character + 1}`;
  const slice = (range: Edits[number]['range']): string => source.slice(text.lines.offsetAt(range.start), text.lines.offsetAt(range.end));
  const located = ({ uri, range }: { uri: string; range: Edits[number]['range'] }): string => `${around.shown(uri)} ${place(range.start)}`;
  const applied = (edits: Edits): string => {
    const lines = new LineMap(source);
    return edits
      .map(({ range, newText }) => ({ start: lines.offsetAt(range.start), end: lines.offsetAt(range.end), newText }))
      .sort((a, b) => b.start - a.start)
      .reduce((result, { start, end, newText }) => result.slice(0, start) + newText + result.slice(end), source);
  };
  const markdown = (hover: ReturnType<typeof language.hover>): string[] =>
    hover ? (hover.contents as { value: string }).value.split('\n') : ['none'];
  const options = { tabSize: 2, insertSpaces: true };
  switch (feature) {
    case 'completion': {
      const { items } = language.completion(text, offset, around);
      return { answers: items.map(({ label }) => label), items: items as Item[] };
    }
    case 'hover':
      return { answers: markdown(language.hover(text, offset, around)) };
    case 'signature': {
      const help = language.signatureHelp(text, offset, around);
      return { answers: help ? [...help.signatures.map(({ label }) => label), `argument ${help.activeParameter}`] : ['none'] };
    }
    case 'definition':
      return { answers: language.definition(text, offset, around).map(located) };
    case 'references':
      return { answers: language.references(text, offset, around).map(located) };
    case 'highlights':
      return { answers: language.highlights(text, offset).map(({ range }) => `${place(range.start)} ${slice(range)}`) };
    case 'rename': {
      const result = language.rename(text, offset, argument, around);
      if (typeof result === 'string' || result === null) return { answers: [result ?? 'none'] };
      return { answers: Object.keys(result.changes!).map(around.shown), document: applied(result.changes![text.uri] as Edits) };
    }
    case 'symbols': {
      const shown = (list: ReturnType<typeof language.documentSymbols>, depth: number): string[] =>
        list.flatMap(({ name, detail, children = [] }) => [
          `${'  '.repeat(depth)}${name}${detail ? ` ${detail}` : ''}`,
          ...shown(children, depth + 1),
        ]);
      return { answers: shown(language.documentSymbols(text), 0) };
    }
    case 'workspace-symbols':
      return {
        answers: language.workspaceSymbols(around.documents(), argument).map(({ name, location }) => `${name} ${located(location)}`),
      };
    case 'folding':
      return {
        answers: language
          .foldingRanges(text)
          .map(({ startLine, endLine, kind }) => `${startLine + 1}-${endLine + 1}${kind ? ` ${kind}` : ''}`),
      };
    case 'selection': {
      const answers: string[] = [];
      for (let at: ReturnType<typeof language.selectionRange> | undefined = language.selectionRange(text, offset); at; at = at.parent)
        answers.push(JSON.stringify(slice(at.range)));
      return { answers };
    }
    case 'linked':
      return { answers: language.linkedEditing(text, offset)?.ranges.map((range) => `${place(range.start)} ${slice(range)}`) ?? ['none'] };
    case 'autoclose':
      return { answers: [language.autoClose(text, offset) ?? 'none'] };
    case 'tokens': {
      const { data } = language.semanticTokens(text, around);
      const answers: string[] = [];
      for (let i = 0, line = 0, character = 0; i < data.length; i += 5) {
        if (data[i]!) character = 0;
        line += data[i]!;
        character += data[i + 1]!;
        answers.push(
          `${slice({ start: { line, character }, end: { line, character: character + data[i + 2]! } })} ${language.tokenTypes[data[i + 3]!]}`,
        );
      }
      return { answers };
    }
    case 'hints':
      return { answers: language.inlayHints(text, text.document.span, around).map(({ position, label }) => `${place(position)} ${label}`) };
    case 'links':
      return { answers: language.documentLinks(text, around).map(({ range, target }) => `${place(range.start)} ${target}`) };
    case 'lenses':
      return { answers: language.codeLenses(text, around).map(({ range, command }) => `${place(range.start)} ${command?.title}`) };
    case 'actions':
      return { answers: language.codeActions(text, span, around).map(({ title }) => title) };
    case 'action': {
      const action = language.codeActions(text, span, around).find(({ title }) => title === argument);
      if (!action?.edit) return { answers: ['none'] };
      const { changes, documentChanges = [] } = action.edit;
      const edits =
        changes?.[text.uri] ??
        documentChanges.flatMap((one) => ('textDocument' in one && one.textDocument.uri === text.uri ? one.edits : []));
      const others = documentChanges.flatMap((one) =>
        'textDocument' in one && one.textDocument.uri !== text.uri ? one.edits.map((edit) => ('newText' in edit ? edit.newText : '')) : [],
      );
      return { answers: [], document: others.join('') + applied(edits as Edits) };
    }
    case 'format':
      return { answers: [], document: applied(language.formatting(text, options, argument === 'selection' ? span : undefined) as Edits) };
    case 'type':
      return {
        answers: [],
        document: applied(language.onTypeFormatting(text, offset, argument === 'newline' ? '\n' : argument, options) as Edits),
      };
    case 'calls': {
      const [item] = language.prepareCalls(text, offset, around);
      if (!item) return { answers: ['none'] };
      return {
        answers: [
          item.name,
          ...language.incomingCalls(item, around).map(({ from }) => `from ${from.name}`),
          ...language.outgoingCalls(item, around).map(({ to }) => `to ${to.name}`),
        ],
      };
    }
    default:
      throw new Error(`There is no feature "${feature}"`);
  }
}
