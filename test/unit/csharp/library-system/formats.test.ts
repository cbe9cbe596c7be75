import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatComposite } from '../../../../server/src/csharp/library/system/formatting/composite.ts';
import { formatNumber, type Numeric } from '../../../../server/src/csharp/library/system/formatting/number.ts';
import { ticksOfDate } from '../../../../server/src/csharp/library/system/time/calendar.ts';
import { DateTime, DateTimeOffset, TimeSpan } from '../../../../server/src/csharp/library/system/time/values.ts';
import { Decimal, Double, Single } from '../../../../server/src/csharp/runtime/index.ts';

const d = (value: number): Double => new Double(value);
const m = (text: string): Decimal => Decimal.parse(text)!;
/** What comes out, or the message of the exception. */
const outcome = (work: () => string): string => {
  try {
    return work();
  } catch (error) {
    return (error as Error).message;
  }
};

// As .NET 10 writes them in the invariant culture.
const numbers: readonly (readonly [Numeric, string, string])[] = [
  [d(1234567.891), 'N', '1,234,567.89'],
  [d(-1234.5), 'C0', '(¤1,234)'],
  [d(12345.6789), 'E', '1.234568E+004'],
  [d(0), 'E1', '0.0E+000'],
  [d(-0.001), 'F2', '-0.00'],
  [d(12345.6789), 'G3', '1.23E+04'],
  [d(1e15), 'G5', '1E+15'],
  [d(1.2345678901234568e18), 'G17', '1.2345678901234568E+18'],
  [d(2.5), 'F0', '2'],
  [d(1.005), 'F2', '1.00'],
  [m('1.005'), 'F2', '1.01'],
  [m('1.2300'), 'G29', '1.23'],
  [m('1.00'), 'G', '1.00'],
  [d(42.5), 'D', 'Format specifier was invalid.'],
  [10, 'B', '1010'],
  [-1, 'X', 'FFFFFFFF'],
  [18446744073709551615n, 'E3', '1.845E+019'],
  [d(Number.NaN), 'F2', 'NaN'],
  [new Single(0.1), 'G9', '0.100000001'],
  [d(1234.5678), '#,##0.0', '1,234.6'],
  [d(0.5), '#.##', '.5'],
  [d(0), '#', ''],
  [d(12345.678), '0.00E+00', '1.23E+04'],
  [d(0.00123), '##0.0E-0', '123.0E-5'],
  [-5, '0;(0);zero', '(5)'],
  [0, '0;(0);zero', 'zero'],
  [1234567, '0,,.0M', '1.2M'],
  [1234567890, '(###) ###-####', '(123) 456-7890'],
  [d(0.256), "0.0%' of all'", '25.6% of all'],
];
for (const [value, format, expected] of numbers)
  test(`a number as ${format}: ${expected}`, () =>
    assert.equal(
      outcome(() => formatNumber(value, format)),
      expected,
    ));

const composites: readonly (readonly [string, readonly unknown[], string])[] = [
  ['{0,6}|{0,-6}|{1:N2}|{{x}}|{2}', ['hi', 5, null], '    hi|hi    |5.00|{x}|'],
  ['{0:}|{0,5:}|{0, 5}', [7], '7|    7|    7'],
  ['{a}', [1], 'Input string was not in a correct format. Failure to parse near offset 1. Expected an ASCII digit.'],
  ['}', [1], 'Input string was not in a correct format. Failure to parse near offset 1. Format item ends prematurely.'],
  ['{0:{{0}}}', [5], 'Input string was not in a correct format. Failure to parse near offset 3. Format item ends prematurely.'],
  ['{1}', [1], 'Index (zero based) must be greater than or equal to zero and less than the size of the argument list.'],
];
for (const [format, values, expected] of composites)
  test(`composite ${format}`, () =>
    assert.equal(
      outcome(() => formatComposite(format, values)),
      expected,
    ));

const date = new DateTime(ticksOfDate(2026, 1, 5, 16, 3, 2), 1);
const dates: readonly (readonly [string, string])[] = [
  ['', '01/05/2026 16:03:02'],
  ['O', '2026-01-05T16:03:02.0000000Z'],
  ['r', 'Mon, 05 Jan 2026 16:03:02 GMT'],
  ['dddd, d MMMM yy h:m:s tt', 'Monday, 5 January 26 4:3:2 PM'],
  ['y yy yyyy yyyyy', '26 26 2026 02026'],
  ['%d', '5'],
  ['HH:mm:ss.FFFK', '16:03:02Z'],
  ['x', 'Input string was not in a correct format.'],
  ["yy'a", "Cannot find a matching quote character for the character '''."],
];
for (const [format, expected] of dates)
  test(`a date as ${format || 'nothing'}`, () =>
    assert.equal(
      outcome(() => date.format(format)),
      expected,
    ));

test('an offset is part of the text', () =>
  assert.equal(new DateTimeOffset(ticksOfDate(2026, 1, 15, 10, 20, 30), -330).format('yyyy-MM-dd HH:mm zzz'), '2026-01-15 10:20 -05:30'));
test('time spans', () => {
  assert.equal(TimeSpan.minValue.toText(), '-10675199.02:48:05.4775808');
  assert.equal(new TimeSpan(12345678n).format(String.raw`s\.FFF`), '1.234');
  assert.equal(
    outcome(() => new TimeSpan(0n).format('hh:mm')),
    'Input string was not in a correct format.',
  );
});
