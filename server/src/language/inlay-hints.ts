import type { InlayHint } from 'vscode-languageserver-types';
import type { Span } from '../text/span.ts';
import type { PolicyText } from './policy-text.ts';
import type { Surroundings } from './surroundings.ts';

/** Values of named values behind them (secrets never), and the scope a document is for behind its root. */
export function inlayHints(text: PolicyText, within: Span, around: Surroundings): InlayHint[] {
  const hints: InlayHint[] = [];
  const seen = new Set<number>();
  for (const { kind, name, span } of text.mentions) {
    if (kind !== 'named-value' || span.start < within.start || span.end > within.end) continue;
    const line = text.lines.lineAt(span.start);
    const facts = around.namedValues.get(name);
    if (!facts || facts.value === null || facts.secret || seen.has(span.start)) continue;
    seen.add(span.start);
    const shown = facts.value.replace(/\s+/g, ' ');
    // Behind the braces that follow the name.
    const close = text.text.indexOf('}}', span.end);
    const at = close >= 0 && close - span.end < 20 ? close + 2 : span.end;
    hints.push({
      position: text.lines.positionAt(at),
      label: `= ${shown.length > 40 ? `${shown.slice(0, 39)}…` : shown}`,
      tooltip: `${name}, line ${line + 1}: ${facts.value.slice(0, 1000)}`,
      paddingLeft: true,
    });
  }
  const { root } = text.document;
  const scope = root?.name === 'policies' ? around.scope(text.uri) : null;
  if (root && scope && root.openTag.end >= within.start && root.openTag.end <= within.end)
    hints.push({
      position: text.lines.positionAt(root.openTag.end),
      label: scope,
      tooltip: 'The scope this document is for, by where it stands',
      paddingLeft: true,
    });
  return hints;
}
