/** Match, Group, Capture, their collections, and the exceptions of this namespace. */
import {
  ClrArray,
  type ClrException,
  clr,
  enumValue,
  type Ref,
  raise,
  raiseArgument,
  raiseNull,
  runtimeType,
} from '../../runtime/index.ts';
import { type Call, declare } from '../declare.ts';
import { parseErrors } from './parse-error.ts';
import { expand, parseReplacement } from './replacement.ts';
import { type CaptureValue, GroupValue, ListValue, MatchValue } from './values.ts';

const outOfRange = (name: string): never =>
  raiseArgument('System.ArgumentOutOfRangeException', 'Specified argument was out of the range of valid values.', name);
const noMatch = new MatchValue(null, '', null);
const noGroup = new GroupValue('', '', null, 0);
const groupType = () => runtimeType('System.Text.RegularExpressions.Group');

const copyTo = (self: ListValue<CaptureValue>, array: ClrArray, index: number): void => {
  if (!array) raiseNull('array');
  self.items.forEach((item, i) => array.set(index + i, item));
};

const capture = declare('public class System.Text.RegularExpressions.Capture', {
  'int Index { get; }': (self: CaptureValue) => self.start,
  'int Length { get; }': (self: CaptureValue) => self.end - self.start,
  'string Value { get; }': (self: CaptureValue) => self.value,
  'override string ToString()': (self: CaptureValue) => self.value,
});

const group = declare('public class System.Text.RegularExpressions.Group : Capture', {
  'bool Success { get; }': (self: GroupValue) => self.success,
  'string Name { get; }': (self: GroupValue) => self.name,
  'CaptureCollection Captures { get; }': (self: GroupValue) => new ListValue('CaptureCollection', self.captures),
});

const match = declare('public class System.Text.RegularExpressions.Match : Group', {
  'static Match Empty { get; }': () => noMatch,
  'GroupCollection Groups { get; }': (self: MatchValue) => new ListValue<GroupValue>('GroupCollection', self.groups, self),
  'Match NextMatch()': (self: MatchValue, call: Call) => self.next(call.machine),
  'string Result(string replacement)': (self: MatchValue, replacement: string | null) => {
    if (!self.regex || !self.success) return raise('System.NotSupportedException', 'Result cannot be called on a failed Match.');
    return expand(parseReplacement(replacement ?? raiseNull('replacement'), self.regex), self);
  },
});

const matches = declare(
  'public class System.Text.RegularExpressions.MatchCollection : IList<Match>, IReadOnlyList<Match>, IEnumerable<Match>',
  {
    'int Count { get; }': (self: ListValue<MatchValue>) => self.items.length,
    'Match this[int i] { get; }': (self: ListValue<MatchValue>, index: number) => self.at(index) ?? outOfRange('i'),
    'void CopyTo(Match[] array, int arrayIndex)': copyTo,
  },
);

const captures = declare(
  'public class System.Text.RegularExpressions.CaptureCollection : IList<Capture>, IReadOnlyList<Capture>, IEnumerable<Capture>',
  {
    'int Count { get; }': (self: ListValue<CaptureValue>) => self.items.length,
    'Capture this[int i] { get; }': (self: ListValue<CaptureValue>, index: number) => self.at(index) ?? outOfRange('i'),
    'void CopyTo(Capture[] array, int arrayIndex)': copyTo,
  },
);

const groups = declare(
  'public class System.Text.RegularExpressions.GroupCollection : IList<Group>, IReadOnlyList<Group>, IEnumerable<Group>',
  {
    'int Count { get; }': (self: ListValue<GroupValue>) => self.items.length,
    'Group this[int groupnum] { get; }': (self: ListValue<GroupValue>, number: number) => self.match!.groupNumber(number) ?? noGroup,
    'Group this[string groupname] { get; }': (self: ListValue<GroupValue>, name: string | null) =>
      self.match!.group(name ?? raiseNull('groupname')) ?? noGroup,
    'IEnumerable<string> Keys { get; }': (self: ListValue<GroupValue>) =>
      ClrArray.of(
        clr.string,
        self.items.map(({ name }) => name),
      ),
    'IEnumerable<Group> Values { get; }': (self: ListValue<GroupValue>) => ClrArray.of(groupType(), [...self.items]),
    'bool ContainsKey(string key)': (self: ListValue<GroupValue>, name: string) => self.match!.group(name) !== null,
    'bool TryGetValue(string key, out Group value)': (self: ListValue<GroupValue>, name: string, value: Ref) => {
      const found = self.match!.group(name);
      value.value = found;
      return found !== null;
    },
    'void CopyTo(Group[] array, int arrayIndex)': copyTo,
  },
);

const parseError = declare(
  'public enum System.Text.RegularExpressions.RegexParseError',
  Object.fromEntries([['Unknown', 0], ...Object.entries(parseErrors).map(([name, [number]]) => [name, number])]) as Record<string, number>,
);

const parseException = declare('public sealed class System.Text.RegularExpressions.RegexParseException : ArgumentException', {
  'RegexParseError Error { get; }': (self: ClrException) =>
    enumValue('System.Text.RegularExpressions.RegexParseError', self.data.get('Error') as number),
  'int Offset { get; }': (self: ClrException) => self.data.get('Offset'),
});

const timeoutException = declare('public class System.Text.RegularExpressions.RegexMatchTimeoutException : TimeoutException', {});

export default [capture, group, match, matches, captures, groups, parseError, parseException, timeoutException];
