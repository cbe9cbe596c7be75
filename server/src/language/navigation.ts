import type { DocumentHighlight, Location, Range, WorkspaceEdit } from 'vscode-languageserver-types';
import { pathAt } from '../syntax/queries.ts';
import { nameAt } from './code-names.ts';
import { type Mention, type MentionKind, mentionAt } from './mentions.ts';
import type { PolicyText } from './policy-text.ts';
import type { Place, Surroundings } from './surroundings.ts';

/** Kinds whose names mean the same in every document of the workspace; the others belong to one document. */
const shared: ReadonlySet<MentionKind> = new Set(['fragment', 'named-value', 'backend', 'certificate', 'thumbprint', 'variable']);

const same = (a: Mention, b: Mention): boolean => a.kind === b.kind && a.name === b.name;
const locate = (text: PolicyText, { span }: Mention): Location => ({ uri: text.uri, range: text.range(span) });
const TOP: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** What an expression itself declares and names at an offset: locals, parameters, range variables; the declaration first. */
function codeName(text: PolicyText, offset: number): ReturnType<typeof nameAt> {
  for (const at of [offset, offset - 1]) {
    const last = at >= 0 ? pathAt(text.document, at).at(-1) : undefined;
    if (last?.kind === 'expression' && offset >= last.codeSpan.start && offset <= last.codeSpan.end) return nameAt(last, offset);
  }
  return null;
}

/** Where the thing named at an offset is made: the policy that sets a variable, a fragment's document, a named value's file. */
export function definition(text: PolicyText, offset: number, around: Surroundings): Location[] {
  const mention = mentionAt(text.mentions, offset);
  if (!mention) {
    const [declaration] = codeName(text, offset)?.places ?? [];
    return declaration ? [{ uri: text.uri, range: text.range(declaration) }] : [];
  }
  const place = outside(mention, around);
  if (place) return [place];
  const here = text.mentions.filter((one) => one.defines && same(one, mention)).map((one) => locate(text, one));
  if (here.length || !shared.has(mention.kind)) return here;
  return [...around.documents()]
    .filter(({ uri }) => uri !== text.uri)
    .flatMap((other) => other.mentions.filter((one) => one.defines && same(one, mention)).map((one) => locate(other, one)));
}

function outside({ kind, name }: Mention, around: Surroundings): Place | null {
  if (kind === 'fragment') {
    const uri = around.fragments.get(name);
    return uri === undefined ? null : { uri, range: TOP };
  }
  if (kind === 'named-value') return around.namedValues.get(name)?.place ?? null;
  if (kind === 'backend') return around.backends.get(name)?.place ?? null;
  return null;
}

/** Every place that names the same thing, in this document first. */
export function references(text: PolicyText, offset: number, around: Surroundings, includeDeclaration = true): Location[] {
  const mention = mentionAt(text.mentions, offset) ?? fragmentItself(text, offset, around);
  const named = mention ? null : codeName(text, offset);
  if (named) return named.places.slice(includeDeclaration ? 0 : 1).map((span) => ({ uri: text.uri, range: text.range(span) }));
  return mention
    ? referencesTo(mention, text, around)
        .filter(({ defines }) => includeDeclaration || !defines)
        .map(({ location }) => location)
    : [];
}

export function referencesTo(
  mention: Mention,
  text: PolicyText,
  around: Surroundings,
): { readonly location: Location; readonly defines: boolean }[] {
  const others = shared.has(mention.kind) ? [...around.documents()].filter(({ uri }) => uri !== text.uri) : [];
  return [text, ...others].flatMap((one) =>
    one.mentions.filter((other) => same(other, mention)).map((other) => ({ location: locate(one, other), defines: other.defines })),
  );
}

/** On the root tag of a fragment's document, the fragment is what is meant. */
export function fragmentItself(text: PolicyText, offset: number, around: Surroundings): Mention | null {
  const { root } = text.document;
  if (root?.name !== 'fragment' || offset < root.openTag.start || offset > root.openTag.end) return null;
  const id = fragmentOf(text.uri, around);
  return id === null ? null : { kind: 'fragment', name: id, span: root.nameSpan, defines: true };
}

export function fragmentOf(uri: string, around: Surroundings): string | null {
  for (const [id, of] of around.fragments) if (of === uri) return id;
  return null;
}

export function highlights(text: PolicyText, offset: number): DocumentHighlight[] {
  const mention = mentionAt(text.mentions, offset);
  if (mention)
    return text.mentions.filter((one) => same(one, mention)).map((one) => ({ range: text.range(one.span), kind: one.defines ? 3 : 2 }));
  const named = codeName(text, offset);
  if (named) return named.places.map((span, i) => ({ range: text.range(span), kind: i === 0 ? 3 : 2 }));
  return tagPair(text, offset).map((span) => ({ range: text.range(span), kind: 1 }));
}

/** The names of a start tag and its end tag, where an offset is on one of them. */
export function tagPair(text: PolicyText, offset: number): { readonly start: number; readonly end: number }[] {
  for (const { element } of text.placement.placed) {
    const { nameSpan, closeNameSpan } = element;
    if (!closeNameSpan) continue;
    if ([nameSpan, closeNameSpan].some(({ start, end }) => offset >= start && offset <= end)) return [nameSpan, closeNameSpan];
  }
  return [];
}

/** What can be renamed at an offset: variables, policy ids, names in C#; other things have names outside of policies. */
export function prepareRename(text: PolicyText, offset: number): { readonly range: Range; readonly placeholder: string } | null {
  const mention = mentionAt(text.mentions, offset);
  if (mention) return renamable.has(mention.kind) ? { range: text.range(mention.span), placeholder: mention.name } : null;
  const named = codeName(text, offset);
  if (named) return { range: text.range(named.here), placeholder: named.name };
  const pair = tagPair(text, offset).find(({ start, end }) => offset >= start && offset <= end);
  return pair ? { range: text.range(pair), placeholder: text.slice(pair) } : null;
}

const renamable: ReadonlySet<MentionKind> = new Set(['variable', 'policy-id', 'fragment', 'named-value']);

/**
 * Renames a variable, a policy id, or every use of a fragment or named value. A variable is renamed in this document, and in others where it is
 * set here or there alone would break: all of the workspace's that name it. Null where nothing can be renamed; a string says why not.
 */
export function rename(text: PolicyText, offset: number, name: string, around: Surroundings): WorkspaceEdit | string | null {
  const mention = mentionAt(text.mentions, offset);
  if (!mention) {
    const named = codeName(text, offset);
    if (named) {
      if (!/^@?[\p{L}_][\p{L}\p{N}_]*$/u.test(name)) return `"${name}" is no name in C#: letters, digits and "_" only, no digit first.`;
      return { changes: { [text.uri]: named.places.map((span) => ({ range: text.range(span), newText: name })) } };
    }
    const pair = tagPair(text, offset);
    return pair.length ? { changes: { [text.uri]: pair.map((span) => ({ range: text.range(span), newText: name })) } } : null;
  }
  if (!renamable.has(mention.kind)) return null;
  if (!/^[\w.-]+$/.test(name)) return `"${name}" is no name: letters, digits, "_", "-" and "." only.`;
  const changes: Record<string, { range: Range; newText: string }[]> = Object.create(null);
  for (const { location } of referencesTo(mention, text, around))
    (changes[location.uri] ??= []).push({ range: location.range, newText: name });
  return { changes };
}
