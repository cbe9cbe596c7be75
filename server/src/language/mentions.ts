import type { Placement } from '../policies/placement.ts';
import { codeToDocument, eachPiece, elements } from '../syntax/queries.ts';
import type { Attribute, Document, Expression } from '../syntax/tree.ts';
import type { Span } from '../text/span.ts';

export type MentionKind = 'variable' | 'fragment' | 'named-value' | 'policy-id' | 'backend' | 'certificate' | 'thumbprint';

/** A place where a document names something. */
export interface Mention {
  readonly kind: MentionKind;
  readonly name: string;
  /** The name itself, without quotes or braces. */
  readonly span: Span;
  /** The place gives the thing its value or name: a variable is set, a policy gets its id. */
  readonly defines: boolean;
}

const variableUses =
  /\bVariables\s*(?:\[\s*|\.\s*(?:GetValueOrDefault|ContainsKey|TryGetValue)\s*(?:<[^()"]{0,200}>)?\s*\(\s*)@?"((?:[^"\\\n]|\\.)*)"/g;
const policyIdUses = /\bPolicyId\s*(?:==|!=)\s*"([^"\\\n]*)"/g;
const certificateUses = /\bCertificates\s*\[\s*"([^"\\\n]*)"/g;
const thumbprints = /(?<![0-9A-Fa-f])[0-9A-Fa-f]{40}(?![0-9A-Fa-f])/g;

/** Attributes whose value names something, by attribute name. */
const attributeKinds: ReadonlyMap<string, MentionKind> = new Map([
  ['fragment-id', 'fragment'],
  ['backend-id', 'backend'],
  ['certificate-id', 'certificate'],
  ['issuer-certificate-id', 'certificate'],
]);

/** Everything a document names, in the order of the text. */
export function mentionsOf(document: Document, placement: Placement): readonly Mention[] {
  const found: Mention[] = [];
  const add = (kind: MentionKind, name: string, span: Span, defines = false): void => {
    if (name !== '') found.push({ kind, name, span, defines });
  };
  for (const element of elements(document)) {
    const placed = placement.of(element);
    if (placed?.role === 'foreign') continue;
    for (const attribute of element.attributes) {
      if (!isLiteral(attribute)) continue;
      const { text, span } = attribute.value!;
      const kind = attributeKinds.get(attribute.name);
      if (kind) add(kind, text, span);
      else if (
        placed?.facts?.attributes.get(attribute.name)?.setsVariable ||
        (element.name === 'set-variable' && attribute.name === 'name')
      )
        add('variable', text, span, true);
      else if (attribute.name === 'id' && placed?.policy) add('policy-id', text, span, true);
      if (/^[0-9A-Fa-f]{40}$/.test(text)) add('thumbprint', text.toUpperCase(), span);
    }
  }
  eachPiece(document, (piece) => {
    if (piece.kind === 'named-value') add('named-value', piece.name, piece.nameSpan);
    if (piece.kind !== 'expression') return;
    for (const value of piece.namedValues) add('named-value', value.name, value.nameSpan);
    uses(piece, variableUses, (name, span) => add('variable', name, span));
    uses(piece, policyIdUses, (name, span) => add('policy-id', name, span));
    uses(piece, certificateUses, (name, span) => add('certificate', name, span));
    for (const match of piece.code.matchAll(thumbprints))
      add('thumbprint', match[0].toUpperCase(), codeToDocument(piece, { start: match.index, end: match.index + 40 }));
  });
  return found.sort((a, b) => a.span.start - b.span.start);
}

/** An attribute's value is text alone. */
export const isLiteral = ({ value }: Attribute): boolean => value?.pieces.every(({ kind }) => kind === 'text') === true;

function uses(expression: Expression, pattern: RegExp, add: (name: string, span: Span) => void): void {
  const { code } = expression;
  if (pattern === variableUses && !code.includes('Variables')) return;
  for (const match of code.matchAll(pattern)) {
    const end = match.index + match[0].length - 1;
    const name = match[1]!;
    add(name, codeToDocument(expression, { start: end - name.length, end }));
  }
}

/** The mention at an offset, its end included. */
export const mentionAt = (mentions: readonly Mention[], offset: number): Mention | null =>
  mentions.find(({ span }) => offset >= span.start && offset <= span.end) ?? null;
