/** Places in JSON as Newtonsoft writes them: `a.b[1]['c d']`. */
const special = /[. '/"[\]()\t\n\r\f\b\\\u0085\u2028\u2029]/;

/** Appends a property's name or an index to a path. */
export const appendPosition = (path: string, part: string | number): string => {
  if (typeof part === 'number') return `${path}[${part}]`;
  if (special.test(part)) return `${path}['${escapeJavaScript(part, "'")}']`;
  return path ? `${path}.${part}` : part;
};

const escapes: Readonly<Record<string, string>> = {
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  '\f': '\\f',
  '\b': '\\b',
  '\\': '\\\\',
  '\u0085': '\\u0085',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
};
const escaped = /["'\\\u0000-\u001f\u0085\u2028\u2029]/g;
/** The inside of a string literal, as JavaScriptUtils escapes it for that quote. */
export const escapeJavaScript = (text: string, quote: '"' | "'"): string => {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x20 || unit === 0x22 || unit === 0x27 || unit === 0x5c || unit > 0x7f) return escapeAll(text, quote);
  }
  return text;
};
const escapeAll = (text: string, quote: '"' | "'"): string =>
  text.replace(escaped, (character) => {
    if (character === '"' || character === "'") return character === quote ? `\\${character}` : character;
    return escapes[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
