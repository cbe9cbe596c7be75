/**
 * Whether a text is a policy document: its root element is `policies` or `fragment`. Comments, an XML declaration and a BOM may
 * stand before it. A root with a namespace declaration is something else (Android layouts have a `fragment`, too).
 */
export function hasPolicyRoot(text: string): boolean {
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  for (;;) {
    while (/\s/.test(text.charAt(at))) at++;
    const close = text.startsWith('<!--', at) ? '-->' : text.startsWith('<?', at) ? '?>' : undefined;
    if (close === undefined) break;
    const end = text.indexOf(close, at + 2);
    if (end < 0) return false;
    at = end + close.length;
  }
  const tag = /^<(?:policies|fragment)(?=[\s>/])([^>]*)/.exec(text.slice(at, at + 1000));
  return tag !== null && !/\bxmlns\b/.test(tag[1] ?? '');
}
