import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseReal, styles } from '../../../../server/src/csharp/library/system/parsing/numbers.ts';
import { ticksOfDate } from '../../../../server/src/csharp/library/system/time/calendar.ts';
import { parseDate } from '../../../../server/src/csharp/library/system/time/parse.ts';
import { parseDateExact } from '../../../../server/src/csharp/library/system/time/parse-exact.ts';
import { parseTimeSpan, parseTimeSpanExact } from '../../../../server/src/csharp/library/system/time/time-span-parse.ts';
import { DateTime } from '../../../../server/src/csharp/library/system/time/values.ts';
import { findZone } from '../../../../server/src/csharp/library/system/time/zone.ts';

const today = ticksOfDate(2026, 7, 1);
const read = (text: string): string => {
  const parsed = parseDate(text, today);
  return 'failure' in parsed ? parsed.failure : `${new DateTime(parsed.ticks, 0).format('s')} ${parsed.offset}`;
};
const dates: Readonly<Record<string, string>> = {
  '2026-01-15T10:20:30.1234567Z': '2026-01-15T10:20:30 0',
  'Thu, 15 Jan 2026 10:20:30 GMT': '2026-01-15T10:20:30 0',
  '2026-01-15 10:20:30': '2026-01-15T10:20:30 null',
  'Jan 15, 2026 3:04 PM': '2026-01-15T15:04:00 null',
  '01/02/2026': '2026-01-02T00:00:00 null',
  '2026/1/5 3:04:05 AM +02:00': '2026-01-05T03:04:05 120',
  'January 2026': '2026-01-01T00:00:00 null',
  '10:30': '2026-07-01T10:30:00 null',
  '2026-13-01': "String '2026-13-01' was not recognized as a valid DateTime.",
  'not a date': "The string 'not a date' was not recognized as a valid DateTime. There is an unknown word starting at index '0'.",
  '2026-01-15T24:00:00':
    "The DateTime represented by the string '2026-01-15T24:00:00' is not supported in calendar 'System.Globalization.GregorianCalendar'.",
};
for (const [text, expected] of Object.entries(dates)) test(`reads the date ${text}`, () => assert.equal(read(text), expected));

test('exact formats hold texts to them', () => {
  assert.equal(parseDateExact('15/01/2026', 'dd/MM/yyyy', 0, today)?.ticks, ticksOfDate(2026, 1, 15));
  assert.equal(parseDateExact('15/1/2026', 'dd/MM/yyyy', 0, today), null);
  assert.equal(parseDateExact('2026-01-15T10:20:30+02:00', "yyyy-MM-dd'T'HH:mm:ssK", 0, today)?.offset, 120);
});

test('time spans and their limits', () => {
  assert.equal(parseTimeSpan('1.02:03:04.5'), 937_845_000_000n);
  assert.equal(parseTimeSpan('-00:00:01'), -10_000_000n);
  assert.equal(parseTimeSpan('25:00'), 'overflow');
  assert.equal(parseTimeSpan('x'), 'format');
  assert.equal(parseTimeSpanExact('0205', 'hhmm', false), 75_000_000_000n);
});

test('what double.TryParse accepts', () => {
  const texts = [
    '1',
    ' 1',
    '+1',
    '1-',
    '(1)',
    '1,0',
    '1,,0',
    ',1',
    '1.0.0',
    '1e0',
    '1E',
    '0x1',
    '.',
    '.5',
    '5.',
    '-.',
    'NaN',
    'nan',
    '-∞',
    '¤1',
    '1%',
  ];
  const accepted = texts.filter((text) => typeof parseReal(text, 'double', styles.Float | styles.AllowThousands) === 'object');
  assert.deepEqual(accepted, ['1', ' 1', '+1', '1,0', '1,,0', '1e0', '.5', '5.', 'NaN', 'nan']);
});

test('zones by Windows and IANA names, with daylight saving', () => {
  const berlin = findZone('W. Europe Standard Time')!;
  assert.equal(berlin.offsetAt(ticksOfDate(2026, 7, 1)), 120);
  assert.equal(berlin.baseOffset(ticksOfDate(2026, 7, 1)), 60);
  assert.equal(berlin.isDaylightAt(ticksOfDate(2026, 7, 1)), true);
  assert.deepEqual(berlin.offsetsOfLocal(ticksOfDate(2026, 3, 29, 2, 30)), [], 'skipped');
  assert.equal(berlin.offsetsOfLocal(ticksOfDate(2026, 10, 25, 2, 30)).length, 2, 'ambiguous');
  assert.equal(findZone('No/Such Zone'), null);
});
