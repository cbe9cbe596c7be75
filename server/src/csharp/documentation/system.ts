/** Summaries in our own words; how lines are read: `documentation.ts`. */
export const systemText = `
# System.Object: The base of all types: any value, also null.
ToString: The value as text.
Equals: Whether two values are equal.
GetHashCode: A number that equal values share.
GetType: The type the value has at run time.
ReferenceEquals: Whether two references mean the same object.
# System.Type: A .NET type, as typeof(T) and GetType() give it.
Name: The type's name without its namespace.
FullName: The type's name with its namespace.
Namespace: The namespace the type belongs to.
# System.Boolean: true or false.
TrueString: The text True.
FalseString: The text False.
Parse: The value that text means (True or False, in any case); FormatException for other text.
TryParse: Reads text as a value and says whether it could.
ToString: The value as text.
CompareTo: Below, at or above zero: where this value stands relative to another.
# System.Char: One UTF-16 code unit; characters beyond U+FFFF take two.
MaxValue: The largest code unit, U+FFFF.
MinValue: The smallest code unit, U+0000.
Parse: The only character of a text.
IsDigit: Whether it is a decimal digit.
IsLetter: Whether it is a letter of any script.
IsLetterOrDigit: Whether it is a letter or a decimal digit.
IsNumber: Whether it is a number of any kind, Roman numerals and fractions included.
IsUpper: Whether it is an upper-case letter.
IsLower: Whether it is a lower-case letter.
IsWhiteSpace: Whether it is white space.
IsPunctuation: Whether it is a punctuation mark.
IsSymbol: Whether it is a symbol, such as + or $.
IsControl: Whether it is a control character.
ToUpper, ToUpperInvariant: The upper-case form of the letter.
ToLower, ToLowerInvariant: The lower-case form of the letter.
GetNumericValue: The number the character stands for; -1 when it stands for none.
TryParse: Reads text of one character and says whether it could.
ToString: The character as text.
CompareTo: Below, at or above zero: where its code stands relative to another.
ConvertFromUtf32: A code point as text of one or two units.
ConvertToUtf32: The code point of one or two units.
GetUnicodeCategory: What kind of character it is.
IsBetween: Whether it lies between two characters.
IsSeparator: Whether it separates: a space, a line or paragraph separator.
IsSurrogate, IsSurrogatePair: Whether it is half of (or two are) a character beyond U+FFFF.
IsHighSurrogate, IsLowSurrogate: Whether it is the first or second half of a character beyond U+FFFF.
IsAscii: Whether its code is below 128.
IsAsciiDigit: Whether it is 0 to 9.
IsAsciiLetter, IsAsciiLetterUpper, IsAsciiLetterLower: Whether it is a letter A to Z, of the case.
IsAsciiLetterOrDigit: Whether it is a letter A to Z or a digit 0 to 9.
IsAsciiHexDigit, IsAsciiHexDigitUpper, IsAsciiHexDigitLower: Whether it is a hexadecimal digit, of the case.
# System.Nullable\`1: A value of a value type, or null: int? is Nullable<int>.
HasValue: Whether there is a value.
Value: The value; InvalidOperationException when there is none.
GetValueOrDefault: The value, or when there is none the given or the type's default.
# System.Nullable: Comparing nullable values.
Compare: Orders two nullable values; null comes first.
Equals: Whether two nullable values are equal, or both null.
GetUnderlyingType: The T of T?; null for other types.
# System.Enum: The base of all enums.
Parse: The value that a name or number means; ArgumentException when there is none.
TryParse: Reads a name or number as a value and says whether it could.
ToString: The name of the value, or its number when it has none.
HasFlag: Whether all bits of another value are set.
IsDefined: Whether the enum has this name or number.
GetNames: The names of an enum, by value.
GetValues: The values of an enum.
GetName: The name of a value; null when it has none.
# System.Exception: An error at run time. An expression that throws ends the section and starts on-error.
Message: What went wrong, in words.
InnerException: The error that led to this one; null when there is none.
StackTrace: Where it was thrown; null in expressions.
Data: More facts about the error, by key.
Source: The program or policy it comes from.
HResult: A number for the kind of error.
GetBaseException: The first error of the chain.
# System.SByte: A whole number from -128 to 127.
# System.Byte: A whole number from 0 to 255.
# System.Int16: A whole number from -32,768 to 32,767.
# System.UInt16: A whole number from 0 to 65,535.
# System.Int32: A whole number from -2,147,483,648 to 2,147,483,647.
# System.UInt32: A whole number from 0 to 4,294,967,295.
# System.Int64: A whole number of 64 bits: about ±9.2 × 10¹⁸.
# System.UInt64: A whole number of 64 bits without sign: up to about 1.8 × 10¹⁹.
# System.Single: A binary floating-point number with about 7 digits.
# System.Double: A binary floating-point number with about 16 digits.
# System.Decimal: A decimal number with 28 to 29 digits, exact for amounts of money.
Zero: The number 0.
One: The number 1.
MinusOne: The number -1.
Add: The sum of two numbers.
Subtract: The difference of two numbers.
Multiply: The product of two numbers.
Divide: The quotient of two numbers.
Remainder: What is left after dividing.
Negate: The number with its sign turned.
Compare: Below, at or above zero: how two numbers are ordered.
ToByte, ToSByte, ToInt16, ToUInt16, ToInt32, ToUInt32, ToInt64, ToUInt64: The whole part as this type; OverflowException when it does not fit.
ToDouble, ToSingle: The nearest binary floating-point number.
GetBits: The four integers that make up the number.
Scale: How many digits stand behind the point.
# System.SByte, System.Byte, System.Int16, System.UInt16, System.Int32, System.UInt32, System.Int64, System.UInt64, System.Single, System.Double, System.Decimal
MaxValue: The largest value of the type.
MinValue: The smallest value of the type.
Parse: The number a text means; FormatException when it is none, OverflowException when it does not fit.
TryParse: Reads text as a number and says whether it could: no exception.
ToString: The number as text, in a format such as N2, D5 or 0.00.
CompareTo: Below, at or above zero: where this number stands relative to another.
Max: The larger of two numbers.
Min: The smaller of two numbers.
Clamp: The number, kept between two bounds.
Abs: The number without its sign.
Sign: -1, 0 or 1: the number's sign.
IsNegative: Whether it is below zero.
IsPositive: Whether it is zero or above.
IsEvenInteger: Whether it is an even whole number.
IsOddInteger: Whether it is an odd whole number.
IsInteger: Whether it has no fraction.
IsPow2: Whether it is a power of two.
PopCount: How many bits are set.
Log2: The logarithm to base 2.
Truncate: The number without its fraction.
Floor: The largest whole number that is not above it.
Ceiling: The smallest whole number that is not below it.
Round: The nearest whole number, or number with that many digits; halves go to the even neighbour unless told otherwise.
# System.Single, System.Double
NaN: Not a number: the result of 0.0 / 0.0. Equal to nothing, not even itself.
PositiveInfinity: Larger than every number.
NegativeInfinity: Smaller than every number.
Epsilon: The smallest number above zero.
IsNaN: Whether it is not a number.
IsInfinity: Whether it is infinite.
IsFinite: Whether it is a number and not infinite.
Sqrt: The square root.
Pow: The number raised to a power.
# System.MidpointRounding: Where a number half-way between two others is rounded to.
ToEven: To the even neighbour (banker's rounding): 2.5 becomes 2.
AwayFromZero: Away from zero, as taught at school: 2.5 becomes 3.
ToZero: Cut off towards zero.
ToNegativeInfinity: Down.
ToPositiveInfinity: Up.
# System.Convert: Turns values into other basic types. null becomes the type's default, unlike with Parse.
ToBoolean: As bool: True or False as text, other numbers than 0.
ToSByte, ToByte, ToInt16, ToUInt16, ToInt32, ToUInt32, ToInt64, ToUInt64: As a whole number, rounded (halves to even); of text, in the given base.
ToSingle, ToDouble, ToDecimal: As a number with a fraction.
ToChar: As a character: of a code, or the only one of a text.
ToString: As text; a whole number in base 2, 8, 10 or 16.
ToDateTime: As a date and time.
ToBase64String: Bytes as Base64 text.
FromBase64String: The bytes of a Base64 text; FormatException when it is none (Base64url must be translated first).
ToHexString: Bytes as upper-case hexadecimal text.
ToHexStringLower: Bytes as lower-case hexadecimal text.
FromHexString: The bytes of a hexadecimal text.
ChangeType: The value as another type.
IsDBNull: Whether it is a database's null; always false here.
FromBase64CharArray: The bytes of Base64 characters in an array.
ToBase64CharArray: Writes bytes as Base64 characters into an array.
# System.Math: Functions of numbers.
PI: π, 3.14159….
E: e, 2.71828….
Tau: 2π, 6.28318….
Abs: The number without its sign.
Sign: -1, 0 or 1: the number's sign.
Max: The larger of two numbers.
Min: The smaller of two numbers.
Clamp: The number, kept between two bounds.
Round: Rounded to a whole number or to digits; halves go to the even neighbour unless told otherwise.
Floor: The largest whole number that is not above it.
Ceiling: The smallest whole number that is not below it.
Truncate: The number without its fraction.
Pow: A number raised to a power.
Sqrt: The square root.
Cbrt: The cube root.
Exp: e raised to a power.
Log: The logarithm: natural, or to a given base.
Log10: The logarithm to base 10.
Log2: The logarithm to base 2.
Sin, Cos, Tan: Of an angle in radians.
Asin, Acos, Atan: The angle in radians that has this sine, cosine or tangent.
Atan2: The angle in radians of the point (x, y); y comes first.
Sinh, Cosh, Tanh: The hyperbolic function.
BigMul: The full product of two numbers, in a type twice as wide.
DivRem: The quotient, and the remainder as out parameter or tuple.
IEEERemainder: The remainder to the nearest multiple.
CopySign: The first number with the sign of the second.
Acosh, Asinh, Atanh: The inverse hyperbolic function.
BitIncrement, BitDecrement: The next larger or smaller number there is.
FusedMultiplyAdd: x · y + z, rounded once.
ILogB: The exponent to base 2.
ScaleB: x · 2ⁿ.
MaxMagnitude, MinMagnitude: The number farther from or closer to zero.
ReciprocalEstimate: About 1 / x.
SinCos: Sine and cosine at once.
# System.Guid: A 128-bit identifier, such as 8d5a4c1e-….
Empty: All zeros.
NewGuid: A new random identifier.
Parse: The identifier a text means, with or without braces and hyphens.
ParseExact: The same, in one given format.
TryParse, TryParseExact: Reads text as an identifier and says whether it could.
ToString: As text: D (with hyphens, the default), N (digits only), B (in braces), P (in brackets).
ToByteArray: Its 16 bytes; the first three groups in little-endian order.
AllBitsSet: All ones.
CreateVersion7: A new identifier that begins with the time.
Version, Variant: How it was made, as its bits say.
CompareTo: Below, at or above zero: where it stands relative to another.
Equals: Whether two are the same.
# System.Random: Random numbers; not for secrets.
Next: A whole number: at least the lower bound (0), below the upper.
NextDouble: A number of at least 0.0 and below 1.0.
NextBytes: Fills an array with random bytes.
NextInt64: A 64-bit whole number between the bounds.
Shared: One generator for all.
# System.Array: The base of all arrays. Its methods get the array as first argument.
Length: How many elements it has.
LongLength: The same, as long.
Rank: How many dimensions it has.
IndexOf: Where the first equal element stands; -1 when there is none.
LastIndexOf: Where the last equal element stands; -1 when there is none.
Exists: Whether an element meets the condition.
Find: The first element that meets the condition; the type's default when none does.
FindAll: All elements that meet the condition.
FindIndex: Where the first element that meets the condition stands; -1 when none does.
FindLast: The last element that meets the condition.
TrueForAll: Whether all elements meet the condition.
ForEach: Does something with each element.
ConvertAll: A new array of what each element is converted to.
Sort: Orders the elements in place.
Reverse: Turns the order around in place.
Copy: Copies elements into another array.
Clear: Sets elements to their type's default.
Resize: Replaces the array by one of another length with the same elements.
Fill: Sets all elements to one value.
Empty: An array without elements.
BinarySearch: Where an element stands in an ordered array; negative when it is not there.
GetLength: How many elements a dimension has.
GetValue: The element at an index.
SetValue: Sets the element at an index.
Clone: A new array with the same elements.
CopyTo: Copies the elements into another array, from an index on.
# System.BitConverter: Numbers as bytes and back, in little-endian order.
IsLittleEndian: Whether the lowest byte comes first: true.
ToString: Bytes as hexadecimal pairs with hyphens: 0A-FF.
GetBytes: The bytes of a number.
ToBoolean, ToChar, ToInt16, ToUInt16, ToInt32, ToUInt32, ToInt64, ToUInt64, ToSingle, ToDouble: The value that stands in bytes from an index on.
# System.Tuple: Makes tuples.
Create: A tuple of the given values.
# System.Tuple\`1, System.Tuple\`2, System.Tuple\`3, System.Tuple\`4, System.Tuple\`5, System.Tuple\`6, System.Tuple\`7, System.Tuple\`8: Several values as one object, in Item1, Item2 and so on.
Item1: The first value.
# System.Net.IPAddress: An IPv4 or IPv6 address.
Parse: The address a text means; FormatException when it is none.
TryParse: Reads text as an address and says whether it could.
GetAddressBytes: Its 4 or 16 bytes, the first part first.
AddressFamily: InterNetwork for IPv4, InterNetworkV6 for IPv6.
IsLoopback: Whether it is this machine's own address (127.0.0.0/8, ::1).
ToString: The address as text.
# System.Net.WebUtility: Encoding for URLs and HTML.
UrlEncode: Text for a form or query: space becomes +, others %XX.
UrlDecode: Takes %XX and + back.
HtmlEncode: Text with <, >, & and quotes as entities.
HtmlDecode: Takes entities back.
# System.Uri: An address, in parts.
AbsoluteUri: The whole address, escaped.
AbsolutePath: The path, with its leading /.
LocalPath: The path without escapes.
Authority: Host and, unless it is the scheme's own, port.
Host: The host's name or address.
DnsSafeHost: The host as DNS is asked for it.
Port: The port, the scheme's own when none is given.
Scheme: http, https or another, in lower case.
Query: The query with its leading ?; empty when there is none.
Fragment: What follows, with its leading #; empty when there is none.
PathAndQuery: Path and query together.
UserInfo: Name and password in front of the host.
OriginalString: The text it was made from.
Segments: The path in parts, each with its trailing /.
IsAbsoluteUri: Whether it has a scheme; most parts throw when it has none.
IsDefaultPort: Whether the port is the scheme's own.
IsLoopback: Whether the host is this machine.
IsFile: Whether the scheme is file.
HostNameType: Whether the host is a name, an IPv4 or an IPv6 address.
GetLeftPart: The address up to a part.
IsBaseOf: Whether another address lies below this one.
MakeRelativeUri: The other address relative to this one.
TryCreate: Makes an address of text and says whether it could: no exception.
IsWellFormedUriString: Whether text is an address with all escapes in place.
EscapeDataString: Text for one part of a URL: all but letters, digits and -._~ as %XX.
UnescapeDataString: Takes %XX back.
EscapeUriString: A whole URL with what is not allowed escaped; leaves /, ? and & alone.
ToString: The address with readable characters unescaped.
IdnHost: The host in the form of international domain names (xn--…).
GetComponents: Some parts of the address, escaped or not.
CheckSchemeName: Whether text may be a scheme.
CheckHostName: Whether text is a name, an IPv4, an IPv6 address, or no host.
HexEscape: A character as %XX.
IsHexDigit: Whether it is a hexadecimal digit.
IsHexEncoding: Whether %XX stands at an index.
FromHex: What a hexadecimal digit counts.
UriSchemeHttp, UriSchemeHttps, UriSchemeFtp, UriSchemeFile, UriSchemeMailto, UriSchemeWs, UriSchemeWss: The scheme as text.
SchemeDelimiter: The text ://.
IsUnc: Whether it is a Windows network path.
UserEscaped: Whether it was made as already escaped.
IsWellFormedOriginalString: Whether the text it was made from is an address with all escapes in place.
Equals: Whether two addresses are the same, fragment aside.
# System.UriPartial: Up to which part of an address.
Scheme: Scheme and what follows it.
Authority: Scheme and host.
Path: Up to the path.
Query: Up to the query.
# System.IO.StringReader: Reads text piece by piece.
# System.IO.TextReader
ReadLine: The next line; null at the end.
ReadToEnd: All that is left.
Read: The next character, -1 at the end.
Peek: The next character without going on; -1 at the end.
# System.IO.StringWriter: Gathers what is written into it as text.
GetStringBuilder: What it gathers into.
ToString: All that was written.
# System.IO.TextWriter
Write: Writes a value as text.
WriteLine: Writes a value as text and a line break.
# System.TimeZone: The gateway's own time zone; TimeZoneInfo knows all.
CurrentTimeZone: The time zone of the gateway: UTC.
GetUtcOffset: How far local time is from UTC at a moment.
StandardName: The zone's name in winter.
DaylightName: The zone's name in summer.
IsDaylightSavingTime: Whether it is summer time at a moment.
# System.TimeZoneInfo: A time zone with its rules.
Utc: The zone of UTC.
Local: The gateway's own zone: UTC.
FindSystemTimeZoneById: The zone of an id, such as Europe/Berlin or W. Europe Standard Time; TimeZoneNotFoundException when there is none.
GetSystemTimeZones: All zones that are known.
ConvertTime: A time of one zone in another.
ConvertTimeFromUtc: A time in UTC as the local time of a zone.
ConvertTimeToUtc: A local time of a zone in UTC.
ConvertTimeBySystemTimeZoneId: A time in the zone of an id.
Id: The zone's id.
DisplayName: The zone's name for people.
StandardName: The zone's name in winter.
DaylightName: The zone's name in summer.
BaseUtcOffset: How far the zone is from UTC in winter.
SupportsDaylightSavingTime: Whether the zone has summer time.
GetUtcOffset: How far the zone is from UTC at a moment.
IsDaylightSavingTime: Whether it is summer time at a moment.
# System.TimeZoneInfo.AdjustmentRule: When a zone's summer time begins and ends, for some years.
DateStart: The first day of the rule.
DateEnd: The last day of the rule.
DaylightDelta: How far clocks are put forward.
# System.TimeZoneInfo.TransitionTime: The moment clocks are changed.
# System.Globalization.CultureInfo: How a culture writes numbers and dates. The gateway runs with the invariant one.
InvariantCulture: Bound to no country: decimal point, English names.
CurrentCulture: The culture formatting uses unless told otherwise.
GetCultureInfo: The culture of a name such as en-US.
# System.Lazy\`1: A value that is made when it is first asked for.
`;
