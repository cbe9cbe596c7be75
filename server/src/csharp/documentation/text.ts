/** Summaries in our own words; how lines are read: `documentation.ts`. */
export const textText = `
# System.String: Text: a row of UTF-16 characters that never changes. Methods give new texts.
Empty: The text without characters.
Length: How many UTF-16 characters it has.
this[]: The character at an index, counted from 0.
Substring: The part from an index on, or that many characters of it; ArgumentOutOfRangeException beyond the end.
ToUpper, ToUpperInvariant: In upper case.
ToLower, ToLowerInvariant: In lower case.
Trim: Without white space, or the given characters, at both ends.
TrimStart: Without white space, or the given characters, at the start.
TrimEnd: Without white space, or the given characters, at the end.
PadLeft: Filled with spaces, or the given character, on the left up to a length.
PadRight: Filled with spaces, or the given character, on the right up to a length.
Insert: With other text put in at an index.
Remove: Without the part from an index on, or that many characters of it.
Replace: With every occurrence of a text or character replaced. Patterns: Regex.Replace.
Contains: Whether a text or character occurs; upper and lower case differ unless told otherwise.
StartsWith: Whether it begins with a text. With StringComparison.OrdinalIgnoreCase, case does not matter.
EndsWith: Whether it ends with a text. With StringComparison.OrdinalIgnoreCase, case does not matter.
IndexOf: Where a text or character first occurs; -1 when it does not.
IndexOfAny: Where any of the characters first occurs; -1 when none does.
LastIndexOf: Where a text or character last occurs; -1 when it does not.
LastIndexOfAny: Where any of the characters last occurs; -1 when none does.
Split: The parts between separators, as an array.
ToCharArray: Its characters as an array.
CompareTo: Below, at or above zero: where it stands relative to another text, in the culture's order.
Equals: Whether two texts are the same. With StringComparison.OrdinalIgnoreCase, case does not matter; the static form bears null.
GetHashCode: A number that equal texts share.
ToString: The text itself.
Clone: The text itself.
Compare: Below, at or above zero: how two texts are ordered.
CompareOrdinal: The same, by character codes.
IsNullOrEmpty: Whether it is null or has no characters.
IsNullOrWhiteSpace: Whether it is null, or has nothing but white space.
Join: The values as one text with a separator between them.
Concat: The values as one text, one after the other.
Format: A format with {0}, {1:N2} and so on replaced by the arguments. Shorter: $"…{value}…".
Copy: A new text with the same characters.
Intern: The one shared instance of the text.
IsNormalized: Whether it is in a Unicode normal form.
Normalize: In a Unicode normal form (C unless told otherwise).
ReplaceLineEndings: With all line breaks made the same.
CopyTo: Copies characters into an array.
IsInterned: The shared instance of the text; null when there is none.
GetEnumerator: Walks through the characters; foreach does so by itself.
GetTypeCode: A number for the type: 18.
# System.StringComparison: How texts are compared.
CurrentCulture: In the culture's order.
CurrentCultureIgnoreCase: In the culture's order, case aside.
InvariantCulture: In an order of no country.
InvariantCultureIgnoreCase: In an order of no country, case aside.
Ordinal: By character codes: for ids, keys, headers.
OrdinalIgnoreCase: By character codes, case aside: for thumbprints, header values, host names.
# System.StringComparer: Compares texts, for dictionaries, sets and ordering.
Ordinal: By character codes.
OrdinalIgnoreCase: By character codes, case aside.
CurrentCulture: In the culture's order.
CurrentCultureIgnoreCase: In the culture's order, case aside.
InvariantCulture: In an order of no country.
InvariantCultureIgnoreCase: In an order of no country, case aside.
Compare: Below, at or above zero: how two texts are ordered.
Equals: Whether two texts are equal.
Create: A comparer of a culture.
FromComparison: The comparer of a StringComparison.
# System.StringSplitOptions: What Split leaves out.
None: Keeps all parts.
RemoveEmptyEntries: Leaves empty parts out.
TrimEntries: Takes white space off each part.
# System.Text.StringBuilder: Builds a text piece by piece.
Length: How many characters it has; a smaller one cuts it off.
Capacity: How many characters it has room for.
this[]: The character at an index.
Append: Adds a value as text at the end.
AppendLine: Adds text and a line break.
AppendFormat: Adds a format with {0} and so on replaced.
AppendJoin: Adds values with a separator between them.
Insert: Puts text in at an index.
Remove: Takes a part out.
Replace: Replaces every occurrence of a text or character.
Clear: Takes everything out.
ToString: The text so far, or a part of it.
Equals: Whether both hold the same text.
EnsureCapacity: Makes room for so many characters.
MaxCapacity: The most characters it can hold.
CopyTo: Copies characters into an array.
# System.Text.Encoding: Text as bytes and back.
UTF8: UTF-8, what JSON and most of the web use.
ASCII: ASCII: other characters become ?.
Unicode: UTF-16, the low byte first.
BigEndianUnicode: UTF-16, the high byte first.
UTF32: UTF-32.
Latin1: ISO 8859-1.
Default: UTF-8.
GetEncoding: The encoding of a name or code page, such as iso-8859-1.
GetBytes: The bytes of a text.
GetString: The text of bytes.
GetChars: The characters of bytes.
GetByteCount: How many bytes a text takes.
GetCharCount: How many characters bytes make.
GetPreamble: The byte order mark.
WebName: Its name as in a charset.
EncodingName: Its name for people.
CodePage: Its code page's number.
GetMaxByteCount: How many bytes so many characters take at most.
GetMaxCharCount: How many characters so many bytes make at most.
HeaderName, BodyName: Its name in mails.
WindowsCodePage: The closest Windows code page.
IsSingleByte: Whether every character takes one byte.
IsReadOnly: Whether it cannot be changed.
Clone: A copy of it.
Convert: Bytes of one encoding as bytes of another.
# System.Text.RegularExpressions.Regex: A regular expression. Its steps are bounded here: a pattern that backtracks without end stops with an error.
.ctor: Reads a pattern; ArgumentException when it is wrong.
IsMatch: Whether the pattern matches anywhere in the text.
Match: The first match; its Success says whether there is one.
Matches: All matches.
Count: How many matches there are.
Replace: The text with matches replaced; $1 and \${name} stand for groups.
Split: The parts between matches.
Escape: Text with all characters of meaning escaped, to be matched as it is.
Unescape: Takes the escapes of Escape back.
Options: The options it was made with.
RightToLeft: Whether it searches from the end.
GroupNameFromNumber: The name of the group of a number.
GroupNumberFromName: The number of the group of a name; -1 when there is none.
GetGroupNames: The names of its groups.
GetGroupNumbers: The numbers of its groups.
ToString: The pattern.
# System.Text.RegularExpressions.RegexOptions: How a pattern is read.
None: As it is.
IgnoreCase: Upper and lower case are the same.
Multiline: ^ and $ match at every line.
Singleline: . matches line breaks too.
ExplicitCapture: Only named groups capture.
Compiled: For speed; changes no result.
IgnorePatternWhitespace: White space in the pattern means nothing, # starts a comment.
RightToLeft: Searches from the end.
ECMAScript: As JavaScript reads patterns.
CultureInvariant: Case by the invariant culture.
# System.Text.RegularExpressions.Capture: A part of the text that was matched.
Index: Where it starts.
Length: How many characters it has.
Value: The text of it.
ToString: The text of it.
# System.Text.RegularExpressions.CaptureCollection: All that one group captured.
Count: How many there are.
this[]: The one at an index.
# System.Text.RegularExpressions.Group: What one group of a match captured; the last one when it did several times.
Success: Whether it captured anything.
Name: Its name, or number.
Captures: All it captured.
# System.Text.RegularExpressions.GroupCollection: The groups of a match; 0 is the whole.
Count: How many there are.
this[]: The group of a number or name.
ContainsKey: Whether there is a group of the name.
# System.Text.RegularExpressions.Match: One match of a pattern.
Empty: The match of nothing.
Groups: Its groups: Groups[1] or Groups["name"].
NextMatch: The next match in the text.
Result: A replacement pattern with this match's groups put in.
# System.Text.RegularExpressions.MatchCollection: All matches of a pattern.
Count: How many there are.
this[]: The match at an index.
CopyTo: Copies the matches into an array.
`;
