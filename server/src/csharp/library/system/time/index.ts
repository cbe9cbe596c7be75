import type { Declaration } from '../../declare.ts';
import { dateTimeType } from './date-time.ts';
import { dateTimeOffsetType } from './date-time-offset.ts';
import { timeEnums } from './enums.ts';
import { timeSpanType } from './time-span.ts';
import { timeZoneTypes } from './time-zone.ts';
import { zoneRules } from './zone-rules.ts';

/** Dates, times and their zones. */
export const timeTypes: readonly Declaration[] = [
  dateTimeType,
  dateTimeOffsetType,
  timeSpanType,
  ...timeZoneTypes,
  ...zoneRules,
  ...timeEnums,
];
