/** Less common members of System.Char. */
import { Char, Double, type EnumValue, enumValue, raise, raiseArgument } from '../../runtime/index.ts';
import { type Behaviour, declare } from '../declare.ts';

const text = (char: Char): string => String.fromCharCode(char.code);
const fractions: Readonly<Record<string, number>> = {
  '¼': 0.25,
  '½': 0.5,
  '¾': 0.75,
  '⅓': 1 / 3,
  '⅔': 2 / 3,
  '⅕': 0.2,
  '⅛': 0.125,
  '⅜': 0.375,
  '⅝': 0.625,
  '⅞': 0.875,
  '²': 2,
  '³': 3,
  '¹': 1,
};
/** −1 for what is no number. */
const numericValue = (char: string): number => {
  if (/\p{Nd}/u.test(char)) {
    // Decimal digits stand in runs of ten.
    const code = char.codePointAt(0)!;
    let zero = code;
    while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
    return code - zero;
  }
  if (char in fractions) return fractions[char]!;
  if (/\p{No}|\p{Nl}/u.test(char)) {
    const plain = char.normalize('NFKC');
    if (/^\d+$/.test(plain)) return Number(plain);
    const roman = 'ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ'.indexOf(char.toUpperCase());
    if (roman >= 0) return roman + 1;
  }
  return -1;
};
const categories = [
  'Lu',
  'Ll',
  'Lt',
  'Lm',
  'Lo',
  'Mn',
  'Mc',
  'Me',
  'Nd',
  'Nl',
  'No',
  'Zs',
  'Zl',
  'Zp',
  'Cc',
  'Cf',
  'Cs',
  'Co',
  'Pc',
  'Pd',
  'Ps',
  'Pe',
  'Pi',
  'Pf',
  'Po',
  'Sm',
  'Sc',
  'Sk',
  'So',
  'Cn',
];
const categoryPatterns = categories.map((name) => new RegExp(`^\\p{${name}}$`, 'u'));
const category = (char: string): EnumValue =>
  enumValue(
    'System.Globalization.UnicodeCategory',
    Math.max(
      0,
      categoryPatterns.findIndex((pattern) => pattern.test(char)),
    ),
  );

const at = (value: string, index: number): string =>
  index < 0 || index >= value.length
    ? raiseArgument(
        'System.ArgumentOutOfRangeException',
        'Index was out of range. Must be non-negative and less than the size of the collection.',
        'index',
      )
    : value[index]!;
const ascii: Readonly<Record<string, RegExp>> = {
  IsAscii: /^[\x00-\x7f]$/,
  IsAsciiDigit: /^[0-9]$/,
  IsAsciiLetter: /^[A-Za-z]$/,
  IsAsciiLetterOrDigit: /^[A-Za-z0-9]$/,
  IsAsciiLetterUpper: /^[A-Z]$/,
  IsAsciiLetterLower: /^[a-z]$/,
  IsAsciiHexDigit: /^[0-9A-Fa-f]$/,
  IsAsciiHexDigitUpper: /^[0-9A-F]$/,
  IsAsciiHexDigitLower: /^[0-9a-f]$/,
};
/** One unit to one unit; `ı` and `İ` have no other case in the invariant culture. */
export const upperChar = (char: Char): Char => cased(char, text(char).toUpperCase());
export const lowerChar = (char: Char): Char => cased(char, text(char).toLowerCase());
const cased = (char: Char, result: string): Char =>
  result.length === 1 && char.code !== 0x131 && char.code !== 0x130 ? Char.from(result) : char;

export const moreChar: Record<string, Behaviour> = {
  'static char ToUpper(char c)': upperChar,
  'static char ToLower(char c)': lowerChar,
  'static char ToUpper(char c, CultureInfo culture)': upperChar,
  'static char ToLower(char c, CultureInfo culture)': lowerChar,
  'static char ToUpperInvariant(char c)': upperChar,
  'static char ToLowerInvariant(char c)': lowerChar,
  'static double GetNumericValue(char c)': (char: Char) => new Double(numericValue(text(char))),
  'static double GetNumericValue(string s, int index)': (value: string, index: number) => new Double(numericValue(at(value, index))),
  'static UnicodeCategory GetUnicodeCategory(char c)': (char: Char) => category(text(char)),
  'static UnicodeCategory GetUnicodeCategory(string s, int index)': (value: string, index: number) => category(at(value, index)),
  'static bool IsBetween(char c, char minInclusive, char maxInclusive)': (char: Char, low: Char, high: Char) =>
    char.code >= low.code && char.code <= high.code,
  'static bool IsSurrogatePair(char highSurrogate, char lowSurrogate)': (high: Char, low: Char) =>
    /^[\ud800-\udbff][\udc00-\udfff]$/.test(text(high) + text(low)),
  'static bool IsSurrogatePair(string s, int index)': (value: string, index: number) =>
    /^[\ud800-\udbff][\udc00-\udfff]/.test(at(value, index) + (value[index + 1] ?? '')),
  'static int ConvertToUtf32(char highSurrogate, char lowSurrogate)': (high: Char, low: Char) => (text(high) + text(low)).codePointAt(0)!,
  'static int ConvertToUtf32(string s, int index)': (value: string, index: number) => {
    at(value, index);
    return value.codePointAt(index)!;
  },
  'string ToString(IFormatProvider provider)': text,
  'int CompareTo(object value)': (self: Char, other: unknown) =>
    other === null ? 1 : other instanceof Char ? self.code - other.code : raise('System.ArgumentException', 'Object must be of type Char.'),
};
for (const [name, pattern] of Object.entries(ascii)) moreChar[`static bool ${name}(char c)`] = (char: Char) => pattern.test(text(char));

export const unicodeCategory = declare(
  'public enum System.Globalization.UnicodeCategory',
  Object.fromEntries(
    'UppercaseLetter LowercaseLetter TitlecaseLetter ModifierLetter OtherLetter NonSpacingMark SpacingCombiningMark EnclosingMark DecimalDigitNumber LetterNumber OtherNumber SpaceSeparator LineSeparator ParagraphSeparator Control Format Surrogate PrivateUse ConnectorPunctuation DashPunctuation OpenPunctuation ClosePunctuation InitialQuotePunctuation FinalQuotePunctuation OtherPunctuation MathSymbol CurrencySymbol ModifierSymbol OtherSymbol OtherNotAssigned'
      .split(' ')
      .map((name, i) => [name, i]),
  ),
);
