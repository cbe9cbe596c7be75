/** System.TimeZoneInfo, and what is left of System.TimeZone. */
import { ClrArray, raise, raiseArgument, raiseNull, runtimeType } from '../../../runtime/index.ts';
import { List } from '../../collections/list.ts';
import { type Call, declare } from '../../declare.ts';
import { maxTicks, ticksPerMinute } from './calendar.ts';
import { DateTime, DateTimeOffset, TimeSpan } from './values.ts';
import { windowsZones } from './windows-zones.ts';
import { findZone, utcZone, Zone } from './zone.ts';

const find = (id: string | null): Zone => {
  const name = id ?? raiseNull('id');
  return findZone(name) ?? raise('System.TimeZoneNotFoundException', `The time zone ID '${name}' was not found on the local computer.`);
};
const span = (minutes: number): TimeSpan => new TimeSpan(BigInt(minutes) * ticksPerMinute);
/** The instant of a DateTime in a zone (UTC times are themselves). */
const utcOf = (value: DateTime, zone: Zone): bigint =>
  value.kind === 0 ? value.ticks - BigInt(zone.offsetOfLocal(value.ticks)) * ticksPerMinute : value.ticks;
const clamp = (ticks: bigint): bigint => (ticks < 0n ? 0n : ticks > maxTicks ? maxTicks : ticks);
const fromUtc = (utc: bigint, zone: Zone): DateTime =>
  new DateTime(clamp(utc + BigInt(zone.offsetAt(utc)) * ticksPerMinute), zone === utcZone ? 1 : 0);

const convert = (value: DateTime, source: Zone, target: Zone): DateTime => {
  if (value.kind === 0 && source.offsetsOfLocal(value.ticks).length === 0)
    raiseArgument(
      'System.ArgumentException',
      'The supplied DateTime represents an invalid time.  For example, when the clock is adjusted forward, any time in the period that is skipped is invalid.',
      'dateTime',
    );
  return fromUtc(utcOf(value, source), target);
};
const convertOffset = (value: DateTimeOffset, target: Zone): DateTimeOffset =>
  DateTimeOffset.fromUtc(value.utcTicks, target.offsetAt(value.utcTicks));
const needed = (zone: Zone | null, parameter: string): Zone => zone ?? raiseNull(parameter);
const checkKind = (value: DateTime, zone: Zone): void => {
  if (value.kind === 1 && zone !== utcZone)
    raiseArgument(
      'System.ArgumentException',
      'The conversion could not be completed because the supplied DateTime did not have the Kind property set correctly.  For example, when the Kind property is DateTimeKind.Local, the source time zone must be TimeZoneInfo.Local.',
      'sourceTimeZone',
    );
};
const customZone = (id: string | null, offset: TimeSpan, display: string | null, standard: string | null): Zone => {
  if (!id) raiseArgument('System.ArgumentException', `The specified ID parameter '${id ?? ''}' is not supported.`, 'id');
  if (offset.ticks % ticksPerMinute !== 0n)
    raiseArgument(
      'System.ArgumentException',
      'The TimeSpan parameter cannot be specified more precisely than whole minutes.',
      'baseUtcOffset',
    );
  const minutes = Number(offset.ticks / ticksPerMinute);
  if (Math.abs(minutes) > 840)
    raiseArgument('System.ArgumentOutOfRangeException', 'The TimeSpan parameter must be within plus or minus 14.0 hours.', 'baseUtcOffset');
  return new Zone(id!, null, minutes, { display: display ?? '', standard: standard ?? '' });
};
const zoneType = runtimeType('System.TimeZoneInfo');
const local = (_: Call): Zone => utcZone;

export const timeZoneTypes = [
  declare('public sealed class System.TimeZoneInfo : IEquatable<TimeZoneInfo>', {
    'static TimeZoneInfo Utc { get; }': () => utcZone,
    'static TimeZoneInfo Local { get; }': local,
    'string Id { get; }': (self: Zone) => self.id,
    'bool HasIanaId { get; }': (self: Zone) => self.iana === self.id || self === utcZone,
    'string DisplayName { get; }': (self: Zone) => self.names.display,
    'string StandardName { get; }': (self: Zone) => self.names.standard,
    'string DaylightName { get; }': (self: Zone) => self.names.daylight,
    'TimeSpan BaseUtcOffset { get; }': (self: Zone, { machine }: Call) => span(self.baseOffset(machine.utcNow())),
    'bool SupportsDaylightSavingTime { get; }': (self: Zone, { machine }: Call) => self.supportsDaylight(machine.utcNow()),
    'static TimeZoneInfo FindSystemTimeZoneById(string id)': find,
    'static ReadOnlyCollection<TimeZoneInfo> GetSystemTimeZones()': () =>
      new List(
        zoneType,
        [utcZone, ...new Set(windowsZones.values())].map((id) => (typeof id === 'string' ? find(id) : id)),
        'System.Collections.ObjectModel.ReadOnlyCollection',
      ),
    'static TimeZoneInfo CreateCustomTimeZone(string id, TimeSpan baseUtcOffset, string displayName, string standardDisplayName)':
      customZone,
    'TimeSpan GetUtcOffset(DateTime dateTime)': (self: Zone, value: DateTime) =>
      span(value.kind === 0 ? self.offsetOfLocal(value.ticks) : self.offsetAt(value.ticks)),
    'TimeSpan GetUtcOffset(DateTimeOffset dateTimeOffset)': (self: Zone, value: DateTimeOffset) => span(self.offsetAt(value.utcTicks)),
    'bool IsDaylightSavingTime(DateTime dateTime)': (self: Zone, value: DateTime) => self.isDaylightAt(utcOf(value, self)),
    'bool IsDaylightSavingTime(DateTimeOffset dateTimeOffset)': (self: Zone, value: DateTimeOffset) => self.isDaylightAt(value.utcTicks),
    'bool IsAmbiguousTime(DateTime dateTime)': (self: Zone, value: DateTime) =>
      value.kind === 0 && self.offsetsOfLocal(value.ticks).length > 1,
    'bool IsAmbiguousTime(DateTimeOffset dateTimeOffset)': (self: Zone, value: DateTimeOffset) =>
      self.offsetsOfLocal(convertOffset(value, self).ticks).length > 1,
    'bool IsInvalidTime(DateTime dateTime)': (self: Zone, value: DateTime) =>
      value.kind === 0 && self.offsetsOfLocal(value.ticks).length === 0,
    'static DateTime ConvertTime(DateTime dateTime, TimeZoneInfo destinationTimeZone)': (value: DateTime, target: Zone | null) =>
      convert(value, utcZone, needed(target, 'destinationTimeZone')),
    'static DateTime ConvertTime(DateTime dateTime, TimeZoneInfo sourceTimeZone, TimeZoneInfo destinationTimeZone)': (
      value: DateTime,
      source: Zone | null,
      target: Zone | null,
    ) => {
      checkKind(value, needed(source, 'sourceTimeZone'));
      return convert(value, source!, needed(target, 'destinationTimeZone'));
    },
    'static DateTimeOffset ConvertTime(DateTimeOffset dateTimeOffset, TimeZoneInfo destinationTimeZone)': (
      value: DateTimeOffset,
      target: Zone | null,
    ) => convertOffset(value, needed(target, 'destinationTimeZone')),
    'static DateTime ConvertTimeBySystemTimeZoneId(DateTime dateTime, string destinationTimeZoneId)': (
      value: DateTime,
      target: string | null,
    ) => convert(value, utcZone, find(target)),
    'static DateTime ConvertTimeBySystemTimeZoneId(DateTime dateTime, string sourceTimeZoneId, string destinationTimeZoneId)': (
      value: DateTime,
      source: string | null,
      target: string | null,
    ) => {
      const from = find(source);
      checkKind(value, from);
      return convert(value, from, find(target));
    },
    'static DateTimeOffset ConvertTimeBySystemTimeZoneId(DateTimeOffset dateTimeOffset, string destinationTimeZoneId)': (
      value: DateTimeOffset,
      target: string | null,
    ) => convertOffset(value, find(target)),
    'static DateTime ConvertTimeFromUtc(DateTime dateTime, TimeZoneInfo destinationTimeZone)': (value: DateTime, target: Zone | null) => {
      if (value.kind === 2)
        raiseArgument(
          'System.ArgumentException',
          'The conversion could not be completed because the supplied DateTime did not have the Kind property set correctly.  For example, when the Kind property is DateTimeKind.Local, the source time zone must be TimeZoneInfo.Local.',
          'sourceTimeZone',
        );
      return fromUtc(value.ticks, needed(target, 'destinationTimeZone'));
    },
    'static DateTime ConvertTimeToUtc(DateTime dateTime)': (value: DateTime) => new DateTime(value.ticks, 1),
    'static DateTime ConvertTimeToUtc(DateTime dateTime, TimeZoneInfo sourceTimeZone)': (value: DateTime, source: Zone | null) => {
      checkKind(value, needed(source, 'sourceTimeZone'));
      return convert(value, source!, utcZone);
    },
    'static bool TryConvertIanaIdToWindowsId(string ianaId, out string windowsId)': (id: string, result: { value: unknown }) => {
      const names = windowsNames();
      result.value = names.get(id) ?? null;
      return names.has(id);
    },
    'static bool TryConvertWindowsIdToIanaId(string windowsId, out string ianaId)': (id: string, result: { value: unknown }) => {
      result.value = windowsZones.get(id.toLowerCase()) ?? null;
      return windowsZones.has(id.toLowerCase());
    },
    'bool HasSameRules(TimeZoneInfo other)': (self: Zone, other: Zone) => self.iana === other.iana && self.fixed === other.fixed,
    'AdjustmentRule[] GetAdjustmentRules()': () => ClrArray.of(runtimeType('System.TimeZoneInfo.AdjustmentRule'), []),
    'static void ClearCachedData()': () => undefined,
    'bool Equals(TimeZoneInfo other)': (self: Zone, other: Zone | null) => self.equalsValue(other),
    'override string ToString()': (self: Zone) => self.toText(),
  }),
  declare('public abstract class System.TimeZone', {
    'static TimeZone CurrentTimeZone { get; }': local,
    'string StandardName { get; }': () => 'UTC',
    'string DaylightName { get; }': () => 'UTC',
    'TimeSpan GetUtcOffset(DateTime time)': () => TimeSpan.zero,
    'bool IsDaylightSavingTime(DateTime time)': () => false,
    'DateTime ToUniversalTime(DateTime time)': (_: Zone, value: DateTime) => new DateTime(value.ticks, 1),
    'DateTime ToLocalTime(DateTime time)': (_: Zone, value: DateTime) => new DateTime(value.ticks, 2),
  }),
];
const windowsNames = (): Map<string, string> => new Map([...windowsZones].map(([windows, iana]) => [iana, titled(windows)]));
const titled = (name: string): string => name.replace(/(^|[\s.(])\w/g, (letter) => letter.toUpperCase());
