import type { Expression } from '../../csharp/tree.ts';
import { codeToDocument, eachPiece } from '../../syntax/queries.ts';
import { keptPer } from '../../text/kept.ts';
import type { Span } from '../../text/span.ts';
import { each, stringOf, unwrap } from '../code.ts';
import type { Island } from '../islands.ts';
import type { Subject } from '../rule.ts';

/** A text that stands for a thumbprint: in an attribute, or a C# string compared with one. */
export interface ThumbprintText {
  readonly text: string;
  /** Of the text between the quotes, in the document. */
  readonly span: Span;
  /** The comparison tells upper from lower case. */
  readonly exact: boolean;
  /** The name of the named value whose text it is; null where it stands there itself. */
  readonly namedValue: string | null;
}

const ATTRIBUTES = new Set(['thumbprint', 'issuer-thumbprint']);

/** Every text of the document that is compared with a thumbprint and looks like one; texts of named values where they are known. */
export const thumbprintTexts: (subject: Subject) => readonly ThumbprintText[] = keptPer(find);

function find({ document, placement, islands, workspace: { namedValues } }: Subject): ThumbprintText[] {
  const found: ThumbprintText[] = [];
  eachPiece(document, (piece, owner, attribute) => {
    if (!attribute || owner.kind !== 'element' || !ATTRIBUTES.has(attribute.name) || placement.of(owner)?.facts == null) return;
    if (piece.kind === 'text') found.push({ text: piece.text, span: piece.span, exact: false, namedValue: null });
    else if (piece.kind === 'named-value') {
      const text = namedValues?.get(piece.name);
      if (text != null) found.push({ text, span: piece.span, exact: false, namedValue: piece.name });
    }
  });
  for (const island of islands) {
    if (!/Thumbprint|Certificates/.test(island.code)) continue;
    each(island.parsed.root, (node) => {
      if (node.kind === 'binary' && (node.operator === '==' || node.operator === '!=')) {
        if (isThumbprint(node.left)) add(island, node.right, true);
        else if (isThumbprint(node.right)) add(island, node.left, true);
      } else if (node.kind === 'invocation' && node.target.kind === 'member' && node.target.name.text === 'Equals') {
        const values = node.arguments.map(({ value }) => value);
        const exact = !values.some((value) => /IgnoreCase/.test(island.code.slice(value.span.start, value.span.end)));
        if (isThumbprint(node.target.target) && values[0]) add(island, values[0], exact);
        else {
          const at = values.findIndex(isThumbprint);
          if (at >= 0) for (const value of values.slice(0, 2)) if (value !== values[at]) add(island, value, exact);
          if (at < 0 && values[0] && isThumbprint(values[0])) add(island, node.target.target, exact);
        }
      } else if (node.kind === 'element-access' && isCertificates(node.target) && node.arguments[0])
        add(island, node.arguments[0].value, true);
    });
  }
  return found;

  function add(island: Island, node: Expression, exact: boolean): void {
    const text = stringOf(node);
    if (text === null) return;
    const literal = unwrap(node).span;
    const { code } = island;
    const open = code.slice(literal.start, literal.end).startsWith('@') ? 2 : 1;
    const inside = { start: literal.start + open, end: literal.end - 1 };
    if (/^N_+$/.test(text)) {
      const span = codeToDocument(island.expression, inside);
      const named = island.expression.namedValues.find((one) => one.span.start >= span.start && one.span.end <= span.end);
      const value = named && namedValues?.get(named.name);
      if (named && value != null) found.push({ text: value, span, exact, namedValue: named.name });
    } else found.push({ text, span: island.at(inside), exact, namedValue: null });
  }
}

/** `x.Thumbprint`, `x?.Thumbprint`, `x.GetCertHashString()` */
function isThumbprint(node: Expression): boolean {
  const inner = unwrap(node);
  if (inner.kind === 'conditional-access') return isThumbprint(inner.whenNotNull);
  if (inner.kind === 'member') return inner.name.text === 'Thumbprint';
  return (
    inner.kind === 'invocation' &&
    inner.arguments.length === 0 &&
    inner.target.kind === 'member' &&
    inner.target.name.text === 'GetCertHashString'
  );
}

export function isCertificates(node: Expression): boolean {
  const inner = unwrap(node);
  return (
    inner.kind === 'member' &&
    inner.name.text === 'Certificates' &&
    inner.target.kind === 'member' &&
    inner.target.name.text === 'Deployment'
  );
}

/** The hexadecimal digits of a text that is a thumbprint but for separators and characters nobody sees; null where it is none. */
export function digitsOf(text: string): string | null {
  const digits = text.replace(/[\s:\u00a0\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff-]/g, '');
  return /^([0-9a-fA-F]{40}|[0-9a-fA-F]{64})$/.test(digits) ? digits : null;
}
