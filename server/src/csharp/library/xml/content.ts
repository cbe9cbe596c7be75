/** Values as XML text (XmlConvert), which is what content that is no node becomes. */
import { raise } from '../../runtime/exception.ts';
import { Double, Single } from '../../runtime/numbers.ts';
import { textOf } from '../../runtime/operations.ts';
import { typeOf } from '../../runtime/value.ts';
import { dateText } from '../newtonsoft/dates.ts';
import { ticksOf } from '../newtonsoft/foreign.ts';
import { durationText } from './duration.ts';

export const contentText = (value: unknown): string => {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (value instanceof Double || value instanceof Single) {
    if (Number.isFinite(value.value)) return textOf(value);
    return Number.isNaN(value.value) ? 'NaN' : value.value > 0 ? 'INF' : '-INF';
  }
  const { name } = typeOf(value);
  if (name === 'System.DateTime') return dateText(value);
  if (name === 'System.DateTimeOffset') return dateText(value).replace(/[+-]00:00$/, 'Z');
  if (name === 'System.TimeSpan') return durationText(ticksOf(value));
  if (
    name.startsWith('System.Xml.Linq.X') &&
    name !== 'System.Xml.Linq.XName' &&
    name !== 'System.Xml.Linq.XNamespace' &&
    name !== 'System.Xml.Linq.XDeclaration'
  )
    return raise('System.ArgumentException', 'An XObject cannot be used as a value.');
  return textOf(value);
};
