/** System.Char. */

import { Char, Double, type EnumValue, enumValue, type Ref, raise, raiseArgument, raiseNull } from '../../runtime/index.ts';
import { type Behaviour, declare } from '../declare.ts';
import { hashCode } from './hash-code.ts';

const charText = (char: Char): string => String.fromCharCode(char.code);

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

const charAt = (value: string, index: number): string =>
  index < 0 || index >= (value ?? raiseNull('s')).length
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
export const upperChar = (char: Char): Char => cased(char, charText(char).toUpperCase());

export const lowerChar = (char: Char): Char => cased(char, charText(char).toLowerCase());

const cased = (char: Char, result: string): Char =>
  result.length === 1 && char.code !== 0x131 && char.code !== 0x130 ? Char.from(result) : char;

export const unicodeCategory = declare(
  'public enum System.Globalization.UnicodeCategory',
  Object.fromEntries(
    'UppercaseLetter LowercaseLetter TitlecaseLetter ModifierLetter OtherLetter NonSpacingMark SpacingCombiningMark EnclosingMark DecimalDigitNumber LetterNumber OtherNumber SpaceSeparator LineSeparator ParagraphSeparator Control Format Surrogate PrivateUse ConnectorPunctuation DashPunctuation OpenPunctuation ClosePunctuation InitialQuotePunctuation FinalQuotePunctuation OtherPunctuation MathSymbol CurrencySymbol ModifierSymbol OtherSymbol OtherNotAssigned'
      .split(' ')
      .map((name, i) => [name, i]),
  ),
);

const test = (pattern: RegExp) => (char: Char) => pattern.test(charText(char));

export const of = (text: string): Char => Char.from(text);

const charTests: Readonly<Record<string, RegExp>> = {
  IsDigit: /^\p{Nd}$/u,
  IsLetter: /^\p{L}$/u,
  IsLetterOrDigit: /^[\p{L}\p{Nd}]$/u,
  IsNumber: /^\p{N}$/u,
  IsUpper: /^\p{Lu}$/u,
  IsLower: /^\p{Ll}$/u,
  IsWhiteSpace: /^[\s\u0085]$/,
  IsPunctuation: /^\p{P}$/u,
  IsSymbol: /^\p{S}$/u,
  IsSeparator: /^\p{Z}$/u,
  IsControl: /^\p{Cc}$/u,
  IsSurrogate: /^[\ud800-\udfff]$/,
  IsHighSurrogate: /^[\ud800-\udbff]$/,
  IsLowSurrogate: /^[\udc00-\udfff]$/,
};

const charMembers: Record<string, Behaviour> = {
  'const char MaxValue': Char.of(0xffff),
  'const char MinValue': Char.of(0),
  'static char Parse(string s)': (text: string | null) =>
    (text ?? raiseNull('s')).length === 1 ? of(text!) : raise('System.FormatException', 'String must be exactly one character long.'),
  'static bool TryParse(string s, out char result)': (text: string | null, result: Ref) => {
    result.value = text?.length === 1 ? of(text) : Char.of(0);
    return text?.length === 1;
  },
  'static string ConvertFromUtf32(int utf32)': (code: number) =>
    code < 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)
      ? raiseArgument(
          'System.ArgumentOutOfRangeException',
          'A valid UTF32 value is between 0x000000 and 0x10ffff, inclusive, and should not include surrogate codepoint values (0x00d800 ~ 0x00dfff).',
          'utf32',
        )
      : String.fromCodePoint(code),
  'static string ToString(char c)': charText,
  'override string ToString()': charText,
  'int CompareTo(char value)': (self: Char, other: Char) => self.code - other.code,
  'bool Equals(char obj)': (self: Char, other: Char) => self === other,
  'override bool Equals(object obj)': (self: Char, other: unknown) => self === other,
  'override int GetHashCode()': hashCode,
  'static char ToUpper(char c)': upperChar,
  'static char ToLower(char c)': lowerChar,
  'static char ToUpper(char c, CultureInfo culture)': upperChar,
  'static char ToLower(char c, CultureInfo culture)': lowerChar,
  'static char ToUpperInvariant(char c)': upperChar,
  'static char ToLowerInvariant(char c)': lowerChar,
  'static double GetNumericValue(char c)': (char: Char) => new Double(numericValue(charText(char))),
  'static double GetNumericValue(string s, int index)': (value: string, index: number) => new Double(numericValue(charAt(value, index))),
  'static UnicodeCategory GetUnicodeCategory(char c)': (char: Char) => category(charText(char)),
  'static UnicodeCategory GetUnicodeCategory(string s, int index)': (value: string, index: number) => category(charAt(value, index)),
  'static bool IsBetween(char c, char minInclusive, char maxInclusive)': (char: Char, low: Char, high: Char) =>
    ((char.code - low.code) & 0xffffffff) >>> 0 <= ((high.code - low.code) & 0xffffffff) >>> 0,
  'static bool IsSurrogatePair(char highSurrogate, char lowSurrogate)': (high: Char, low: Char) =>
    /^[\ud800-\udbff][\udc00-\udfff]$/.test(charText(high) + charText(low)),
  'static bool IsSurrogatePair(string s, int index)': (value: string, index: number) =>
    /^[\ud800-\udbff][\udc00-\udfff]/.test(charAt(value, index) + (value[index + 1] ?? '')),
  'static int ConvertToUtf32(char highSurrogate, char lowSurrogate)': (high: Char, low: Char) =>
    (charText(high) + charText(low)).codePointAt(0)!,
  'static int ConvertToUtf32(string s, int index)': (value: string, index: number) => {
    charAt(value, index);
    return value.codePointAt(index)!;
  },
  'string ToString(IFormatProvider provider)': charText,
  'int CompareTo(object value)': (self: Char, other: unknown) =>
    other === null ? 1 : other instanceof Char ? self.code - other.code : raise('System.ArgumentException', 'Object must be of type Char.'),
};

for (const [name, pattern] of Object.entries(charTests)) {
  const matches = test(pattern);
  charMembers[`static bool ${name}(char c)`] = matches;
  charMembers[`static bool ${name}(string s, int index)`] = (text: string, index: number) =>
    matches(
      index < 0 || index >= (text ?? raiseNull('s')).length
        ? raiseArgument('System.ArgumentOutOfRangeException', 'Specified argument was out of the range of valid values.', 'index')
        : of(text[index]!),
    );
}

for (const [name, pattern] of Object.entries(ascii)) charMembers[`static bool ${name}(char c)`] = test(pattern);

export default declare('public struct System.Char : IComparable, IComparable<char>, IEquatable<char>', charMembers);
