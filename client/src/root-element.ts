/** The start tag's name and its place, `<` included. */
export interface RootElement {
  readonly name: 'policies' | 'fragment';
  readonly start: number;
  readonly end: number;
}

/**
 * The root element of a policy document; null for any other text. Comments, an XML declaration and a BOM may stand before it. A root
 * with a namespace declaration is something else (Android layouts have a `fragment`, too).
 */
export function rootElement(text: string): RootElement | null {
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  for (;;) {
    while (/\s/.test(text.charAt(at))) at++;
    const close = text.startsWith('<!--', at) ? '-->' : text.startsWith('<?', at) ? '?>' : undefined;
    if (close === undefined) break;
    const end = text.indexOf(close, at + 2);
    if (end < 0) return null;
    at = end + close.length;
  }
  const tag = /^<(policies|fragment)(?=[\s>/])([^>]*)/.exec(text.slice(at, at + 1000));
  if (!tag || /\bxmlns\b/.test(tag[2] ?? '')) return null;
  const name = tag[1] as RootElement['name'];
  return { name, start: at, end: at + 1 + name.length };
}

export const hasPolicyRoot = (text: string): boolean => rootElement(text) !== null;
