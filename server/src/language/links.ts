import type { CodeLens, DocumentLink } from 'vscode-languageserver-types';
import { fragmentOf, referencesTo } from './navigation.ts';
import type { PolicyText } from './policy-text.ts';
import type { Surroundings } from './surroundings.ts';

/** Fragments open their document, URLs in plain values the browser. */
export function documentLinks(text: PolicyText, around: Surroundings): DocumentLink[] {
  const links: DocumentLink[] = [];
  for (const { kind, name, span } of text.mentions) {
    const target = kind === 'fragment' ? around.fragments.get(name) : undefined;
    if (target) links.push({ range: text.range(span), target, tooltip: 'Open the fragment' });
  }
  for (const { element, role } of text.placement.placed) {
    if (role === 'foreign') continue;
    for (const { value } of element.attributes) {
      if (value?.pieces.length !== 1 || value.pieces[0]!.kind !== 'text' || !/^https?:\/\/[^\s{}]+$/.test(value.text)) continue;
      links.push({ range: text.range(value.span), target: value.text });
    }
  }
  return links;
}

/** "Run" over the root of a policy, references over variables, uses over a fragment. */
export function codeLenses(text: PolicyText, around: Surroundings): CodeLens[] {
  const lenses: CodeLens[] = [];
  const { root } = text.document;
  if (root?.name === 'policies' && around.trusted && around.runLens) {
    const range = text.range(root.openTag);
    lenses.push({ range, command: { title: '$(play) Run', command: 'gatehouse.runPolicy', arguments: [text.uri] } });
    lenses.push({
      range,
      command: {
        title: '$(run-all) Run with All Test Certificates',
        command: 'gatehouse.runPolicyWithAllTestCertificates',
        arguments: [text.uri],
      },
    });
  }
  const show = (title: string, at: { readonly start: number; readonly end: number }, places: readonly unknown[]): void => {
    const range = text.range(at);
    lenses.push({
      range,
      command: { title, command: places.length ? 'gatehouse.showReferences' : '', arguments: [text.uri, range.start, places] },
    });
  };
  if (root?.name === 'fragment') {
    const id = fragmentOf(text.uri, around);
    if (id !== null) {
      const uses = referencesTo({ kind: 'fragment', name: id, span: root.nameSpan, defines: true }, text, around).map(
        ({ location }) => location,
      );
      show(uses.length === 1 ? 'included in 1 place' : `included in ${uses.length} places`, root.openTag, uses);
    }
  }
  const counted = new Set<string>();
  for (const mention of text.mentions) {
    if (mention.kind !== 'variable' || !mention.defines || counted.has(mention.name)) continue;
    counted.add(mention.name);
    const reads = referencesTo(mention, text, around)
      .filter(({ defines }) => !defines)
      .map(({ location }) => location);
    show(reads.length === 1 ? '1 reference' : `${reads.length} references`, mention.span, reads);
  }
  return lenses;
}
