/** What may stand in a name (XML's names, all beyond ASCII allowed), by UTF-16 unit. */
const nameTable = new Uint8Array(128);
for (const c of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_:') nameTable[c.charCodeAt(0)] = 2;
for (const c of '0123456789.-') nameTable[c.charCodeAt(0)] = 1;

export const isNameStart = (code: number): boolean =>
  code < 128 ? nameTable[code] === 2 : !Number.isNaN(code) && code !== 0xa0 && code !== 0xfeff;
export const isNamePart = (code: number): boolean =>
  code < 128 ? nameTable[code]! > 0 : !Number.isNaN(code) && code !== 0xa0 && code !== 0xfeff;
/** Space, tab, line feed, carriage return; a no-break space and the byte order mark count too, since editors leave them behind. */
export const isSpace = (code: number): boolean =>
  code === 32 || code === 10 || code === 9 || code === 13 || code === 0xa0 || code === 0xfeff;
export const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);

export function skipSpace(text: string, at: number, end = text.length): number {
  while (at < end && isSpace(text.charCodeAt(at))) at++;
  return at;
}

export function skipName(text: string, at: number, end = text.length): number {
  while (at < end && isNamePart(text.charCodeAt(at))) at++;
  return at;
}
