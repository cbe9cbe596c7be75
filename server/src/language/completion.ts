import type { CompletionItem, CompletionList } from 'vscode-languageserver-types';
import { pathAt } from '../syntax/queries.ts';
import type { Element, Expression } from '../syntax/tree.ts';
import { attributeItems, elementItems, endTagItem } from './completion-structure.ts';
import { namedValueItems, valueItems, variableItems } from './completion-values.ts';
import type { PolicyText } from './policy-text.ts';
import type { Surroundings } from './surroundings.ts';
import { variableTypes } from './variable-types.ts';

/** What may stand at an offset: elements, attributes, values, named values, C#. */
export function completion(text: PolicyText, offset: number, around: Surroundings): CompletionList {
  return { isIncomplete: false, items: itemsAt(text, offset, around) };
}

function itemsAt(text: PolicyText, offset: number, around: Surroundings): CompletionItem[] {
  const source = text.text;
  const path = pathAt(text.document, offset);
  const before = offset > 0 ? pathAt(text.document, offset - 1) : path;
  if ([path, before].every((list) => list.at(-1)?.kind === 'comment')) return [];
  const named = /\{\{[ \t]*([\w.-]*)$/.exec(source.slice(Math.max(0, offset - 300), offset));
  if (named) return namedValueItems(text, offset - named[1]!.length, offset, around);

  const expression = expressionAround(before, path, offset);
  if (expression) {
    const variable = variableItems(text, expression, offset, around);
    if (variable) return variable;
    return (
      around.code?.completion(expression, offset, {
        rangeOf: (span) => ({ range: text.range(span), newText: '' }),
        variables: variableTypes(text, around),
      }) ?? []
    );
  }

  // A tag that is being typed: <, <name, </, </name.
  const tag = /<(\/?)([\w.:-]*)$/.exec(source.slice(Math.max(0, offset - 100), offset));
  if (tag && before.at(-1)?.kind !== 'attribute' && before.at(-1)?.kind !== 'text') {
    const start = offset - tag[0].length;
    const parent = elementAround(text, start);
    if (tag[1]) return endTagItem(text, parent, start, offset);
    return elementItems(text, parent, start, offset, around);
  }
  const element = before.findLast((node): node is Element => node.kind === 'element');
  if (element && offset > element.nameSpan.end && offset <= element.openTag.end && !closesBefore(source, element, offset)) {
    const attribute = element.attributes.find(({ span, nameSpan }) => offset >= nameSpan.start && offset <= span.end);
    const value = attribute?.value;
    if (attribute && value && offset >= value.span.start && offset <= value.span.end)
      return valueItems(text, element, attribute, offset, around);
    if (attribute?.value && offset > attribute.nameSpan.end && offset < attribute.span.end) return [];
    if (attribute && attribute.equals !== null && offset > attribute.equals && !value) return [];
    return attributeItems(text, element, attribute ?? null, offset);
  }
  // Between tags: elements without their <, and the end tag.
  const word = /[\w-]*$/.exec(source.slice(Math.max(0, offset - 60), offset))![0];
  const blank = /^\s*$/.test(source.slice(lineStart(source, offset), offset - word.length)) || source[offset - word.length - 1] === '>';
  if (!blank) return [];
  return elementItems(text, elementAround(text, offset - word.length), offset - word.length, offset, around);
}

/** The expression an offset is inside of: behind its bracket, before or at its end. */
function expressionAround(before: ReturnType<typeof pathAt>, path: ReturnType<typeof pathAt>, offset: number): Expression | null {
  for (const list of [path, before]) {
    const last = list.at(-1);
    if (last?.kind === 'expression' && offset >= last.codeSpan.start && offset <= last.codeSpan.end) return last;
  }
  return null;
}

/** The offset is behind the `>` that ends the open tag. */
const closesBefore = (source: string, element: Element, offset: number): boolean =>
  offset === element.openTag.end && source[offset - 1] === '>';

const lineStart = (source: string, offset: number): number => source.lastIndexOf('\n', offset - 1) + 1;

/** The element whose content an offset is in; null at the top. */
export function elementAround(text: PolicyText, offset: number): Element | null {
  const path = pathAt(text.document, offset);
  const inside = (element: Element): boolean =>
    offset >= element.openTag.end && (element.closeTag === null ? !element.selfClosing : offset <= element.closeTag.start);
  const found = path.findLast((node): node is Element => node.kind === 'element' && inside(node));
  if (found) return found;
  // Behind the last child of an element that has no end tag yet.
  const before = offset > 0 ? pathAt(text.document, offset - 1) : [];
  return before.findLast((node): node is Element => node.kind === 'element' && inside(node)) ?? null;
}
