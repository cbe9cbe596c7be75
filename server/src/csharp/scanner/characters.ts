const codes = { tab: 9, lf: 10, cr: 13, space: 32 } as const;

export const isNewLine = (code: number): boolean =>
  code === codes.lf || code === codes.cr || code === 0x85 || code === 0x2028 || code === 0x2029;
export const isSpace = (code: number): boolean =>
  code === codes.space ||
  code === codes.tab ||
  code === 11 ||
  code === 12 ||
  code === 0xa0 ||
  code === 0xfeff ||
  (code > 0x1680 - 1 && /\p{Zs}/u.test(String.fromCharCode(code)));
export const isDigit = (code: number): boolean => code >= 48 && code <= 57;
export const isHexDigit = (code: number): boolean => isDigit(code) || (code >= 65 && code <= 70) || (code >= 97 && code <= 102);

export function isIdentifierStart(code: number): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95;
  return /\p{L}|\p{Nl}/u.test(String.fromCharCode(code));
}

export function isIdentifierPart(code: number): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || isDigit(code);
  return /\p{L}|\p{Nl}|\p{Mn}|\p{Mc}|\p{Nd}|\p{Pc}|\p{Cf}/u.test(String.fromCharCode(code));
}
