import type { Content, Document } from './tree.ts';

/** The text of a document, put together from its tree's leaves: what no leaf holds is missing here, and the tests would say so. */
export function print(document: Document): string {
  const { text } = document;
  const parts: string[] = [];
  const add = ({ start, end }: { start: number; end: number }): void => {
    parts.push(text.slice(start, end));
  };
  const walk = (children: readonly Content[]): void => {
    for (const child of children) {
      if (child.kind === 'element') {
        add(child.openTag);
        walk(child.children);
        if (child.closeTag) add(child.closeTag);
      } else add(child.span);
    }
  };
  walk(document.children);
  return parts.join('');
}
