import type { CallHierarchyIncomingCall, CallHierarchyItem, CallHierarchyOutgoingCall } from 'vscode-languageserver-types';
import { symbolKind } from './kinds.ts';
import { mentionAt } from './mentions.ts';
import { fragmentItself, fragmentOf } from './navigation.ts';
import type { PolicyText } from './policy-text.ts';
import type { Surroundings } from './surroundings.ts';

/** Documents that include fragments, and the fragments they include. */
export function prepareCalls(text: PolicyText, offset: number, around: Surroundings): CallHierarchyItem[] {
  const mention = mentionAt(text.mentions, offset) ?? fragmentItself(text, offset, around);
  if (mention?.kind === 'fragment') {
    const target = around.document(around.fragments.get(mention.name) ?? '');
    return target ? [itemOf(target, around)] : [];
  }
  const { root } = text.document;
  return root && offset >= root.openTag.start && offset <= root.openTag.end ? [itemOf(text, around)] : [];
}

function itemOf(text: PolicyText, around: Surroundings): CallHierarchyItem {
  const { root } = text.document;
  const span = root?.span ?? text.document.span;
  return {
    name: fragmentOf(text.uri, around) ?? around.shown(text.uri),
    kind: root?.name === 'fragment' ? symbolKind.function : symbolKind.file,
    detail: around.scope(text.uri) ?? root?.name ?? '',
    uri: text.uri,
    range: text.range(span),
    selectionRange: text.range(root?.nameSpan ?? { start: 0, end: 0 }),
  };
}

export function incomingCalls(item: CallHierarchyItem, around: Surroundings): CallHierarchyIncomingCall[] {
  const id = fragmentOf(item.uri, around);
  if (id === null) return [];
  const calls: CallHierarchyIncomingCall[] = [];
  for (const text of around.documents()) {
    const uses = text.mentions.filter(({ kind, name }) => kind === 'fragment' && name === id);
    if (uses.length) calls.push({ from: itemOf(text, around), fromRanges: uses.map(({ span }) => text.range(span)) });
  }
  return calls;
}

export function outgoingCalls(item: CallHierarchyItem, around: Surroundings): CallHierarchyOutgoingCall[] {
  const text = around.document(item.uri);
  if (!text) return [];
  const calls = new Map<string, CallHierarchyOutgoingCall>();
  for (const { kind, name, span } of text.mentions) {
    if (kind !== 'fragment') continue;
    const target = around.document(around.fragments.get(name) ?? '');
    if (!target) continue;
    const call = calls.get(name) ?? { to: itemOf(target, around), fromRanges: [] };
    call.fromRanges.push(text.range(span));
    calls.set(name, call);
  }
  return [...calls.values()];
}
