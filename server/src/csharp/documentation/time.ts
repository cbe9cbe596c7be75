/** Summaries in our own words; how lines are read: `documentation.ts`. */
export const timeText = `
# System.DateTime: A date with time, in UTC, in local time, or of no zone (Kind).
# System.DateTimeOffset: A date with time and its distance from UTC: one moment, wherever it is read.
# System.DateTime, System.DateTimeOffset
Now: The date and time now, as the gateway's clock has it. Certificates' NotBefore and NotAfter are local times: compare them with it.
UtcNow: The date and time now, in UTC.
MinValue: The earliest: January 1 of the year 1.
MaxValue: The latest: the end of the year 9999.
UnixEpoch: January 1, 1970, 0:00 UTC.
Date: The day, at midnight.
Year: The year.
Month: The month, 1 to 12.
Day: The day of the month.
DayOfYear: The day of the year, 1 to 366.
DayOfWeek: The day of the week.
Hour: The hour, 0 to 23.
Minute: The minute.
Second: The second.
Millisecond: The milliseconds of the second.
Microsecond: The microseconds of the millisecond.
Nanosecond: The nanoseconds of the microsecond.
Ticks: Steps of 100 nanoseconds since the year 1.
TimeOfDay: The time since midnight.
Add: Later by a TimeSpan.
AddDays: Later by days; fractions and negative numbers are fine.
AddHours: Later by hours.
AddMinutes: Later by minutes.
AddSeconds: Later by seconds.
AddMilliseconds: Later by milliseconds.
AddMicroseconds: Later by microseconds.
AddTicks: Later by steps of 100 nanoseconds.
AddMonths: Later by months; the day is cut to the month's length.
AddYears: Later by years.
Subtract: Earlier by a TimeSpan, or the TimeSpan since another moment.
ToUniversalTime: The same moment in UTC.
ToLocalTime: The same moment in the gateway's local time.
Parse: The moment a text means; FormatException when it is none.
TryParse: Reads text as a moment and says whether it could.
ParseExact: The moment of a text in exactly this format, such as yyyy-MM-dd.
TryParseExact: The same, and says whether it could.
ToString: As text, in a format such as o (ISO 8601), R (RFC 1123) or yyyy-MM-dd HH:mm:ss.
CompareTo: Below, at or above zero: whether it is before or after another.
Compare: Below, at or above zero: how two moments are ordered.
Equals: Whether two are the same.
# System.DateTime
Today: Today's date.
Kind: Whether it is UTC, local or of no zone.
DaysInMonth: How many days a month of a year has.
IsLeapYear: Whether a year has a February 29.
IsDaylightSavingTime: Whether it is summer time then.
SpecifyKind: The same date and time with another Kind; nothing is converted.
ToShortDateString: As MM/dd/yyyy.
ToLongDateString: As dddd, dd MMMM yyyy.
ToShortTimeString: As HH:mm.
ToLongTimeString: As HH:mm:ss.
ToFileTime, ToFileTimeUtc: As a Windows file time: steps of 100 nanoseconds since 1601.
FromFileTime, FromFileTimeUtc: Of a Windows file time.
ToBinary: As a number that FromBinary takes back, Kind included.
FromBinary: Of a number that ToBinary gave.
ToOADate: As days since December 30, 1899.
FromOADate: Of days since December 30, 1899.
Deconstruct: Date and time, or year, month and day, as variables.
# System.DateTimeOffset
DateTime: The date and time without the offset.
UtcDateTime: The moment as a DateTime in UTC.
LocalDateTime: The moment as a DateTime in local time.
Offset: How far its clock is from UTC.
UtcTicks: Ticks of the moment in UTC.
ToOffset: The same moment with another offset.
ToUnixTimeSeconds: Seconds since January 1, 1970 UTC: what exp, nbf and iat hold.
ToUnixTimeMilliseconds: Milliseconds since January 1, 1970 UTC.
FromUnixTimeSeconds: The moment that many seconds after January 1, 1970 UTC: of exp, nbf, iat.
FromUnixTimeMilliseconds: The moment that many milliseconds after January 1, 1970 UTC.
EqualsExact: Whether moment and offset are the same.
TotalOffsetMinutes: How far its clock is from UTC, in minutes.
ToFileTime: As a Windows file time: steps of 100 nanoseconds since 1601.
FromFileTime: Of a Windows file time.
# System.DateTimeKind: Which zone a DateTime is in.
Unspecified: Not said.
Utc: In UTC.
Local: In the gateway's local time.
# System.DayOfWeek: The day of the week; Sunday is 0.
# System.TimeSpan: A length of time.
Zero: No time at all.
MinValue: The shortest (most negative) time.
MaxValue: The longest time.
Days: Its whole days. All of it in days: TotalDays.
Hours: The hours besides whole days. All of it in hours: TotalHours.
Minutes: The minutes besides whole hours. All of it in minutes: TotalMinutes.
Seconds: The seconds besides whole minutes. All of it in seconds: TotalSeconds.
Milliseconds: The milliseconds besides whole seconds. All of it: TotalMilliseconds.
Microseconds: The microseconds besides whole milliseconds.
Nanoseconds: The nanoseconds besides whole microseconds.
Ticks: All of it in steps of 100 nanoseconds.
TotalDays: All of it in days, with a fraction.
TotalHours: All of it in hours, with a fraction.
TotalMinutes: All of it in minutes, with a fraction.
TotalSeconds: All of it in seconds, with a fraction.
TotalMilliseconds: All of it in milliseconds, with a fraction.
TotalMicroseconds: All of it in microseconds, with a fraction.
TotalNanoseconds: All of it in nanoseconds.
FromDays: A time of that many days.
FromHours: A time of that many hours.
FromMinutes: A time of that many minutes.
FromSeconds: A time of that many seconds.
FromMilliseconds: A time of that many milliseconds.
FromMicroseconds: A time of that many microseconds.
FromTicks: A time of that many steps of 100 nanoseconds.
TicksPerDay, TicksPerHour, TicksPerMinute, TicksPerSecond, TicksPerMillisecond, TicksPerMicrosecond: How many steps of 100 nanoseconds it takes.
NanosecondsPerTick: 100.
HoursPerDay, MinutesPerDay, SecondsPerDay, MillisecondsPerDay, MicrosecondsPerDay, MinutesPerHour, SecondsPerHour, MillisecondsPerHour, MicrosecondsPerHour, SecondsPerMinute, MillisecondsPerMinute, MicrosecondsPerMinute, MillisecondsPerSecond, MicrosecondsPerSecond, MicrosecondsPerMillisecond: How many of the smaller it takes.
Add: The sum of two times.
Subtract: The difference of two times.
Negate: The time with its sign turned.
Duration: The time without its sign.
Multiply: That many times as long.
Divide: Divided by a number, or how often another time fits.
Parse: The time a text means, as 1.02:03:04; FormatException when it is none.
TryParse: Reads text as a time and says whether it could.
ParseExact: The time of a text in exactly this format.
TryParseExact: The same, and says whether it could.
ToString: As text, in a format such as c or hh\\\\:mm.
CompareTo: Below, at or above zero: whether it is shorter or longer.
Compare: Below, at or above zero: how two times are ordered.
Equals: Whether two are the same.
`;
