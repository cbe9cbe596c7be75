import { ClrArray, clr, type EnumValue, enumValue, raiseArgument, raiseNull, textOf } from '../../runtime/index.ts';
import { type Call, declare } from '../declare.ts';
import { flags } from './node.ts';
import { escapePattern, expand, parseReplacement, replaceMatches, splitText } from './replacement.ts';
import { unescapePattern } from './unescape.ts';
import { ListValue, type MatchValue, RegexValue } from './values.ts';

type Text = string | null;
type Evaluator = (match: MatchValue) => unknown;

const input = (text: Text): string => text ?? raiseNull('input');
const known = Object.values(flags).reduce((all, flag) => all | flag, 0);
const make = (pattern: Text, options?: EnumValue): RegexValue => {
  const bits = options?.value ?? 0;
  const ecmaAllowed = flags.ecmaScript | flags.ignoreCase | flags.multiline | flags.compiled | flags.cultureInvariant;
  if ((bits & ~known) !== 0 || (bits & flags.ecmaScript && bits & ~ecmaAllowed))
    raiseArgument('System.ArgumentOutOfRangeException', 'Specified argument was out of the range of valid values.', 'options');
  return new RegexValue(pattern ?? raiseNull('pattern'), bits);
};
const start = (text: string, at: number): number =>
  at < 0 || at > text.length
    ? raiseArgument('System.ArgumentOutOfRangeException', 'Start index cannot be less than 0 or greater than input length.', 'startat')
    : at;
const counted = (count: number): number =>
  count < -1 ? raiseArgument('System.ArgumentOutOfRangeException', 'Count cannot be less than -1.', 'count') : count;
const first = (regex: RegexValue, text: string): number => (regex.rightToLeft ? text.length : 0);
const strings = (list: readonly string[]): ClrArray => ClrArray.of(clr.string, [...list]);

const matches = (regex: RegexValue, text: Text, { machine }: Call, from?: number): ListValue<MatchValue> =>
  new ListValue('MatchCollection', regex.matches(input(text), machine, from === undefined ? undefined : start(input(text), from)));

const withPattern = (
  regex: RegexValue,
  text: Text,
  replacement: Text,
  count: number,
  from: number | undefined,
  { machine }: Call,
): string => {
  const whole = input(text);
  const parts = parseReplacement(replacement ?? raiseNull('replacement'), regex);
  return replaceMatches(
    regex,
    whole,
    (match) => expand(parts, match),
    counted(count),
    from === undefined ? first(regex, whole) : start(whole, from),
    machine,
  );
};
const withEvaluator = (
  regex: RegexValue,
  text: Text,
  evaluator: Evaluator | null,
  count: number,
  from: number | undefined,
  { machine }: Call,
): string => {
  const whole = input(text);
  const evaluate = evaluator ?? raiseNull('evaluator');
  return replaceMatches(
    regex,
    whole,
    (match) => textOf(evaluate(match)),
    counted(count),
    from === undefined ? first(regex, whole) : start(whole, from),
    machine,
  );
};
const split = (regex: RegexValue, text: Text, count: number, { machine }: Call, from?: number): ClrArray => {
  const whole = input(text);
  if (count < 0) raiseArgument('System.ArgumentOutOfRangeException', 'Count cannot be less than -1.', 'count');
  return strings(splitText(regex, whole, count, from === undefined ? first(regex, whole) : start(whole, from), machine));
};

export default declare(
  'public class System.Text.RegularExpressions.Regex',
  {
    'new(string pattern)': (pattern: Text) => make(pattern),
    'new(string pattern, RegexOptions options)': (pattern: Text, options: EnumValue) => make(pattern, options),
    'new(string pattern, RegexOptions options, TimeSpan matchTimeout)': (pattern: Text, options: EnumValue) => make(pattern, options),
    'RegexOptions Options { get; }': (self: RegexValue) => enumValue('System.Text.RegularExpressions.RegexOptions', self.options),
    'bool RightToLeft { get; }': (self: RegexValue) => self.rightToLeft,

    'bool IsMatch(string input)': (self: RegexValue, text: Text, call: Call) => self.match(input(text), call.machine).success,
    'bool IsMatch(string input, int startat)': (self: RegexValue, text: Text, at: number, call: Call) =>
      self.match(input(text), call.machine, start(input(text), at)).success,
    'static bool IsMatch(string input, string pattern)': (text: Text, pattern: Text, call: Call) =>
      make(pattern).match(input(text), call.machine).success,
    'static bool IsMatch(string input, string pattern, RegexOptions options)': (
      text: Text,
      pattern: Text,
      options: EnumValue,
      call: Call,
    ) => make(pattern, options).match(input(text), call.machine).success,
    'static bool IsMatch(string input, string pattern, RegexOptions options, TimeSpan matchTimeout)': (
      text: Text,
      pattern: Text,
      options: EnumValue,
      _timeout: unknown,
      call: Call,
    ) => make(pattern, options).match(input(text), call.machine).success,

    'Match Match(string input)': (self: RegexValue, text: Text, call: Call) => self.match(input(text), call.machine),
    'Match Match(string input, int startat)': (self: RegexValue, text: Text, at: number, call: Call) =>
      self.match(input(text), call.machine, start(input(text), at)),
    'Match Match(string input, int beginning, int length)': (
      self: RegexValue,
      text: Text,
      beginning: number,
      length: number,
      call: Call,
    ) => {
      const whole = input(text);
      if (beginning < 0 || beginning > whole.length)
        raiseArgument('System.ArgumentOutOfRangeException', 'Start index cannot be less than 0 or greater than input length.', 'beginning');
      if (length < 0 || length > whole.length - beginning)
        raiseArgument('System.ArgumentOutOfRangeException', 'Length cannot be less than 0 or exceed input length.', 'length');
      return self.match(whole.slice(0, beginning + length), call.machine, beginning);
    },
    'static Match Match(string input, string pattern)': (text: Text, pattern: Text, call: Call) =>
      make(pattern).match(input(text), call.machine),
    'static Match Match(string input, string pattern, RegexOptions options)': (text: Text, pattern: Text, options: EnumValue, call: Call) =>
      make(pattern, options).match(input(text), call.machine),
    'static Match Match(string input, string pattern, RegexOptions options, TimeSpan matchTimeout)': (
      text: Text,
      pattern: Text,
      options: EnumValue,
      _timeout: unknown,
      call: Call,
    ) => make(pattern, options).match(input(text), call.machine),

    'MatchCollection Matches(string input)': (self: RegexValue, text: Text, call: Call) => matches(self, text, call),
    'MatchCollection Matches(string input, int startat)': (self: RegexValue, text: Text, at: number, call: Call) =>
      matches(self, text, call, at),
    'static MatchCollection Matches(string input, string pattern)': (text: Text, pattern: Text, call: Call) =>
      matches(make(pattern), text, call),
    'static MatchCollection Matches(string input, string pattern, RegexOptions options)': (
      text: Text,
      pattern: Text,
      options: EnumValue,
      call: Call,
    ) => matches(make(pattern, options), text, call),
    'static MatchCollection Matches(string input, string pattern, RegexOptions options, TimeSpan matchTimeout)': (
      text: Text,
      pattern: Text,
      options: EnumValue,
      _timeout: unknown,
      call: Call,
    ) => matches(make(pattern, options), text, call),
    'int Count(string input)': (self: RegexValue, text: Text, call: Call) => matches(self, text, call).items.length,
    'static int Count(string input, string pattern)': (text: Text, pattern: Text, call: Call) =>
      matches(make(pattern), text, call).items.length,
    'static int Count(string input, string pattern, RegexOptions options)': (text: Text, pattern: Text, options: EnumValue, call: Call) =>
      matches(make(pattern, options), text, call).items.length,

    'string Replace(string input, string replacement)': (self: RegexValue, text: Text, replacement: Text, call: Call) =>
      withPattern(self, text, replacement, -1, undefined, call),
    'string Replace(string input, string replacement, int count)': (
      self: RegexValue,
      text: Text,
      replacement: Text,
      count: number,
      call: Call,
    ) => withPattern(self, text, replacement, count, undefined, call),
    'string Replace(string input, string replacement, int count, int startat)': (
      self: RegexValue,
      text: Text,
      replacement: Text,
      count: number,
      at: number,
      call: Call,
    ) => withPattern(self, text, replacement, count, at, call),
    'static string Replace(string input, string pattern, string replacement)': (text: Text, pattern: Text, replacement: Text, call: Call) =>
      withPattern(make(pattern), text, replacement, -1, undefined, call),
    'static string Replace(string input, string pattern, string replacement, RegexOptions options)': (
      text: Text,
      pattern: Text,
      replacement: Text,
      options: EnumValue,
      call: Call,
    ) => withPattern(make(pattern, options), text, replacement, -1, undefined, call),
    'static string Replace(string input, string pattern, string replacement, RegexOptions options, TimeSpan matchTimeout)': (
      text: Text,
      pattern: Text,
      replacement: Text,
      options: EnumValue,
      _timeout: unknown,
      call: Call,
    ) => withPattern(make(pattern, options), text, replacement, -1, undefined, call),
    'string Replace(string input, MatchEvaluator evaluator)': (self: RegexValue, text: Text, evaluator: Evaluator | null, call: Call) =>
      withEvaluator(self, text, evaluator, -1, undefined, call),
    'string Replace(string input, MatchEvaluator evaluator, int count)': (
      self: RegexValue,
      text: Text,
      evaluator: Evaluator | null,
      count: number,
      call: Call,
    ) => withEvaluator(self, text, evaluator, count, undefined, call),
    'string Replace(string input, MatchEvaluator evaluator, int count, int startat)': (
      self: RegexValue,
      text: Text,
      evaluator: Evaluator | null,
      count: number,
      at: number,
      call: Call,
    ) => withEvaluator(self, text, evaluator, count, at, call),
    'static string Replace(string input, string pattern, MatchEvaluator evaluator)': (
      text: Text,
      pattern: Text,
      evaluator: Evaluator | null,
      call: Call,
    ) => withEvaluator(make(pattern), text, evaluator, -1, undefined, call),
    'static string Replace(string input, string pattern, MatchEvaluator evaluator, RegexOptions options)': (
      text: Text,
      pattern: Text,
      evaluator: Evaluator | null,
      options: EnumValue,
      call: Call,
    ) => withEvaluator(make(pattern, options), text, evaluator, -1, undefined, call),
    'static string Replace(string input, string pattern, MatchEvaluator evaluator, RegexOptions options, TimeSpan matchTimeout)': (
      text: Text,
      pattern: Text,
      evaluator: Evaluator | null,
      options: EnumValue,
      _timeout: unknown,
      call: Call,
    ) => withEvaluator(make(pattern, options), text, evaluator, -1, undefined, call),

    'string[] Split(string input)': (self: RegexValue, text: Text, call: Call) => split(self, text, 0, call),
    'string[] Split(string input, int count)': (self: RegexValue, text: Text, count: number, call: Call) => split(self, text, count, call),
    'string[] Split(string input, int count, int startat)': (self: RegexValue, text: Text, count: number, at: number, call: Call) =>
      split(self, text, count, call, at),
    'static string[] Split(string input, string pattern)': (text: Text, pattern: Text, call: Call) => split(make(pattern), text, 0, call),
    'static string[] Split(string input, string pattern, RegexOptions options)': (
      text: Text,
      pattern: Text,
      options: EnumValue,
      call: Call,
    ) => split(make(pattern, options), text, 0, call),
    'static string[] Split(string input, string pattern, RegexOptions options, TimeSpan matchTimeout)': (
      text: Text,
      pattern: Text,
      options: EnumValue,
      _timeout: unknown,
      call: Call,
    ) => split(make(pattern, options), text, 0, call),

    'static string Escape(string str)': (text: Text) => escapePattern(text ?? raiseNull('str')),
    'static string Unescape(string str)': (text: Text) => unescapePattern(text ?? raiseNull('str')),
    'string[] GetGroupNames()': (self: RegexValue) => strings(self.compiled.pattern.names),
    'int[] GetGroupNumbers()': (self: RegexValue) => ClrArray.of(clr.int, [...self.compiled.pattern.numbers]),
    'string GroupNameFromNumber(int i)': (self: RegexValue, number: number) =>
      self.compiled.pattern.names[self.compiled.pattern.numbers.indexOf(number)] ?? '',
    'int GroupNumberFromName(string name)': (self: RegexValue, name: Text) =>
      self.compiled.pattern.numbers[self.compiled.pattern.names.indexOf(name ?? raiseNull('name'))] ?? -1,
    'override string ToString()': (self: RegexValue) => self.toText(),
  },
  {
    docs: {
      '': 'An immutable regular expression. In Gatehouse its steps are bounded: a pattern that backtracks without end stops with an error.',
    },
  },
);

export const options = declare('[Flags] public enum System.Text.RegularExpressions.RegexOptions', {
  None: 0,
  IgnoreCase: flags.ignoreCase,
  Multiline: flags.multiline,
  ExplicitCapture: flags.explicitCapture,
  Compiled: flags.compiled,
  Singleline: flags.singleline,
  IgnorePatternWhitespace: flags.ignorePatternWhitespace,
  RightToLeft: flags.rightToLeft,
  ECMAScript: flags.ecmaScript,
  CultureInvariant: flags.cultureInvariant,
  NonBacktracking: flags.nonBacktracking,
});

export const evaluator = declare('public delegate string System.Text.RegularExpressions.MatchEvaluator(Match match)');
