import type { AttributeValue, Element, Expression } from '../syntax/tree.ts';
import type { WorkspaceFacts } from './rule.ts';

/** What an attribute's value is once named values are put in: `unknown` where one of them is not known here. */
export type Value =
  | { readonly kind: 'literal'; readonly text: string; readonly substituted: boolean }
  | { readonly kind: 'expression'; readonly expression: Expression | null }
  | { readonly kind: 'unknown' };

export function valueOf(value: AttributeValue, { namedValues }: WorkspaceFacts): Value {
  let text = '';
  let substituted = false;
  for (const piece of value.pieces) {
    if (piece.kind === 'expression') return { kind: 'expression', expression: piece };
    if (piece.kind === 'text') text += piece.text;
    else {
      const known = namedValues?.get(piece.name);
      if (known == null) return { kind: 'unknown' };
      substituted = true;
      text += known;
    }
  }
  if (/^\s*@[({]/.test(text)) return { kind: 'expression', expression: null };
  if (isPlaceholder(text)) return { kind: 'unknown' };
  return { kind: 'literal', text, substituted };
}

const directive = /%\{[^{}]*\}|\{%[^{}]*%\}/;

/** Whether a deployment tool chooses among the element's children, so that not all that are written here will be there. */
export const choosesChildren = ({ children }: Element): boolean =>
  children.some((child) => child.kind === 'text' && directive.test(child.text));

/**
 * A mark that some deployment tool replaces before the gateway sees the document: `{name}`, `#name#`, `#{name}#`, `${name}`, `$(name)`, `__name__`,
 * `%name%`, `THE_NAME`, or a directive that it follows: `%{ if … }`, `{% for … %}`.
 */
export const isPlaceholder = (text: string): boolean =>
  /[#$]?\{#?[\w .:{}[\]"'-]*#?[}\]]#?|\$\([\w.-]+\)|__[\w.-]+__|%[\w.-]+%|#[\w.-]+#/.test(text) ||
  directive.test(text) ||
  /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/.test(text.trim());
