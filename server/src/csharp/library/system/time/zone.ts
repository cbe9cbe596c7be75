/** A time zone: offsets by Intl's data (IANA), or fixed. */
import { type ClrObject, type RuntimeType, runtimeType } from '../../../runtime/index.ts';
import { dateParts, ticksPerDay, ticksPerMinute, unixEpochTicks } from './calendar.ts';
import { windowsZones } from './windows-zones.ts';

const zoneType = runtimeType('System.TimeZoneInfo');

export interface ZoneNames {
  readonly display: string;
  readonly standard: string;
  readonly daylight: string;
}

export class Zone implements ClrObject {
  readonly id: string;
  /** IANA name; null: the offset is always `fixed`. */
  readonly iana: string | null;
  /** Minutes. */
  readonly fixed: number;
  readonly names: ZoneNames;
  private readonly format: Intl.DateTimeFormat | null;
  private readonly bases = new Map<number, readonly [number, boolean]>();

  constructor(id: string, iana: string | null, fixed: number, names: Partial<ZoneNames> = {}) {
    this.id = id;
    this.iana = iana;
    this.fixed = fixed;
    this.names = { display: names.display ?? id, standard: names.standard ?? id, daylight: names.daylight ?? names.standard ?? id };
    this.format = iana
      ? new Intl.DateTimeFormat('en-US', {
          timeZone: iana,
          hourCycle: 'h23',
          year: 'numeric',
          month: 'numeric',
          day: 'numeric',
          hour: 'numeric',
          minute: 'numeric',
          second: 'numeric',
        })
      : null;
  }
  get clrType(): RuntimeType {
    return zoneType;
  }
  toText(): string {
    return this.names.display;
  }
  equalsValue(other: unknown): boolean {
    return other instanceof Zone && other.id.toLowerCase() === this.id.toLowerCase();
  }
  hashKey(): string {
    return `\0tz:${this.id.toLowerCase()}`;
  }
  /** Minutes east of UTC at an instant (UTC ticks). */
  offsetAt(utc: bigint): number {
    if (!this.format) return this.fixed;
    const milliseconds = Number((utc - unixEpochTicks) / 10_000n);
    const part: Record<string, number> = {};
    for (const { type, value } of this.format.formatToParts(milliseconds)) part[type] = Number(value);
    const local = utcOfParts(part.year!, part.month! - 1, part.day!, part.hour!, part.minute!, part.second!);
    const seconds = local / 1000 - Math.floor(milliseconds / 1000);
    if (seconds % 60 === 0) return seconds / 60;
    // Local mean time, of long ago, has seconds: .NET cuts off those by which it differs from the zone's standard time.
    return this.standard() + Math.trunc((seconds - this.standard() * 60) / 60);
  }
  /** Standard time's offset in our years. */
  private standard(): number {
    return this.yearOf(unixEpochTicks + 56n * 365n * ticksPerDay)[0];
  }
  /** The offset of standard time in the year of the instant, and whether the year has another. */
  private yearOf(utc: bigint): readonly [number, boolean] {
    const { year } = dateParts(utc);
    let found = this.bases.get(year);
    if (!found) {
      const start = BigInt(Math.floor(utcOfParts(year, 0, 1, 0, 0, 0) / 86_400_000) + 719_162) * ticksPerDay;
      const offsets = Array.from({ length: 12 }, (_, month) => this.offsetAt(start + BigInt(month) * 30n * ticksPerDay));
      const low = Math.min(...offsets);
      found = [low, Math.max(...offsets) !== low];
      this.bases.set(year, found);
    }
    return found;
  }
  isDaylightAt(utc: bigint): boolean {
    if (!this.format) return false;
    const [standard, varies] = this.yearOf(utc);
    return varies && this.offsetAt(utc) !== standard;
  }
  /** Standard time's offset now, as BaseUtcOffset. */
  baseOffset(utc: bigint): number {
    return this.format ? this.yearOf(utc)[0] : this.fixed;
  }
  supportsDaylight(utc: bigint): boolean {
    return this.format !== null && this.yearOf(utc)[1];
  }
  /** Offsets that a clock time may have: one; two where clocks are set back; none in the gap where they are set forward. */
  offsetsOfLocal(local: bigint): readonly number[] {
    if (!this.format) return [this.fixed];
    const around = [local - ticksPerDay, local + ticksPerDay].map((ticks) => this.offsetAt(clamp(ticks)));
    return [...new Set(around)].filter((offset) => this.offsetAt(clamp(local - BigInt(offset) * ticksPerMinute)) === offset);
  }
  /** The offset .NET takes for a clock time: standard time where it is ambiguous or skipped. */
  offsetOfLocal(local: bigint): number {
    const offsets = this.offsetsOfLocal(local);
    if (offsets.length > 0) return Math.min(...offsets);
    return this.offsetAt(clamp(local - ticksPerDay));
  }
}
/** Date.UTC takes the years 0 to 99 for those of the last century. */
const utcOfParts = (year: number, month: number, day: number, hour: number, minute: number, second: number): number =>
  new Date(Date.UTC(2000, month, day, hour, minute, second)).setUTCFullYear(year, month, day);
const clamp = (ticks: bigint): bigint => (ticks < 0n ? 0n : ticks > 3_155_378_975_999_999_999n ? 3_155_378_975_999_999_999n : ticks);

export const utcZone = new Zone('UTC', null, 0, { display: '(UTC) Coordinated Universal Time', standard: 'Coordinated Universal Time' });
const known = new Map<string, Zone>();
/** By IANA or Windows name; null where there is none. */
export const findZone = (id: string): Zone | null => {
  const key = id.toLowerCase();
  if (key === 'utc') return utcZone;
  let zone = known.get(key);
  if (!zone) {
    const iana = windowsZones.get(key) ?? id;
    try {
      const name = new Intl.DateTimeFormat('en-US', { timeZone: iana }).resolvedOptions().timeZone;
      if (/^[+-]\d/.test(iana)) return null;
      zone = new Zone(id, iana, 0, zoneNames(iana, name));
    } catch {
      return null;
    }
    known.set(key, zone);
  }
  return zone;
};
const zoneNames = (iana: string, fallback: string): ZoneNames => {
  const name = (month: number): string =>
    new Intl.DateTimeFormat('en-US', { timeZone: iana, timeZoneName: 'long' })
      .formatToParts(Date.UTC(2026, month, 1))
      .find(({ type }) => type === 'timeZoneName')?.value ?? fallback;
  const [winter, summer] = [name(0), name(6)];
  const standard = /Standard|Greenwich/.test(summer) && !/Standard|Greenwich/.test(winter) ? summer : winter;
  const daylight = standard === winter ? summer : winter;
  return { display: fallback, standard, daylight };
};
