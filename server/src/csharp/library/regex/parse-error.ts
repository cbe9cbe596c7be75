import { ClrException } from '../../runtime/index.ts';

/** Kind of a mistake in a pattern (`RegexParseError`) with its number and words. */
export const parseErrors = {
  AlternationHasMalformedCondition: [2, 'Alternation conditions do not capture and cannot be named.'],
  AlternationHasMalformedReference: [3, 'Conditional alternation is missing a closing parenthesis after the group number {0}.'],
  AlternationHasUndefinedReference: [4, 'Conditional alternation refers to an undefined group number {0}.'],
  AlternationHasTooManyConditions: [1, 'Too many | in (?()|).'],
  CaptureGroupNameInvalid: [20, 'Invalid group name: Group names must begin with a word character.'],
  CaptureGroupOfZero: [21, 'Capture number cannot be zero.'],
  ExclusionGroupNotLast: [23, 'A subtraction must be the last element in a character class.'],
  InsufficientClosingParentheses: [26, "Not enough )'s."],
  InsufficientOpeningParentheses: [30, "Too many )'s."],
  InsufficientOrInvalidHexDigits: [8, 'Insufficient or invalid hexadecimal digits.'],
  InvalidGroupingConstruct: [15, 'Unrecognized grouping construct.'],
  InvalidUnicodePropertyEscape: [5, "Unknown property '{0}'."],
  MalformedNamedReference: [12, 'Malformed \\k<...> named back reference.'],
  MalformedUnicodePropertyEscape: [6, 'Malformed \\p{X} character escape.'],
  MissingControlCharacter: [7, 'Missing control character.'],
  NestedQuantifiersNotParenthesized: [28, "Nested quantifier '{0}'."],
  QuantifierAfterNothing: [29, "Quantifier '{0}' following nothing."],
  QuantifierOrCaptureGroupOutOfRange: [9, 'Capture group numbers must be less than or equal to Int32.MaxValue.'],
  ReversedCharacterRange: [24, '[x-y] range in reverse order.'],
  ReversedQuantifierRange: [27, 'Illegal {x,y} with x > y.'],
  ShorthandClassInCharacterRange: [25, 'Cannot include class \\{0} in character range.'],
  UndefinedNamedReference: [13, "Reference to undefined group name '{0}'."],
  UndefinedNumberedReference: [14, 'Reference to undefined group number {0}.'],
  UnescapedEndingBackslash: [11, 'Illegal \\ at end of pattern.'],
  UnrecognizedControlCharacter: [10, 'Unrecognized control character.'],
  UnrecognizedEscape: [16, 'Unrecognized escape sequence \\{0}.'],
  UnterminatedBracket: [22, 'Unterminated [] set.'],
  UnterminatedComment: [17, 'Unterminated (?#...) comment.'],
} as const;
export type ParseErrorKind = keyof typeof parseErrors;

/** Throws the RegexParseException .NET throws. */
export function refuse(pattern: string, kind: ParseErrorKind, offset: number, detail = ''): never {
  const [number, words] = parseErrors[kind];
  const exception = new ClrException(
    'System.Text.RegularExpressions.RegexParseException',
    `Invalid pattern '${pattern}' at offset ${offset}. ${words.replace('{0}', () => detail)}`,
  );
  exception.data.set('Offset', offset);
  exception.data.set('Error', number);
  exception.data.set('ErrorName', kind);
  throw exception;
}
