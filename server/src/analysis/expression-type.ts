import type { Island } from './islands.ts';
import type { Severity } from './rule.ts';

const NUMBER = /^System\.(?:S?Byte|U?Int(?:16|32|64)|Single|Double|Decimal)$/;
/** Values that nothing turns into a boolean or a number. */
const NEITHER =
  /^System\.(?:DateTime|DateTimeOffset|TimeSpan|Guid|Uri)$|^Newtonsoft\.Json\.Linq\.J(?:Object|Array)$|^System\.Collections\.Generic\.(?:List|Dictionary)<|\[\]$/;

/**
 * What is wrong with an expression's static type where it stands, as far as that is sure. A condition is compiled as bool, as `if` is;
 * other attributes convert what they get at run time, so that only what has no conversion is named: never strings, `object` or JSON values.
 */
export function typeMismatch({ attribute, owner }: Island, type: string | null): { severity: Severity; message: string } | null {
  const facts = attribute && owner?.role !== 'foreign' ? owner?.facts?.attributes.get(attribute.name) : undefined;
  if (!attribute || !facts || !owner || type === null || attribute.value?.pieces.length !== 1) return null;
  const shown = type.replace(/\b(?:\w+\.)+(\w+)/g, '$1');
  const says = (expected: string): string => `${attribute.name} of ${owner.element.name} is ${expected}; this expression gives ${shown}.`;
  if (facts.type === 'bool') {
    const isCondition = attribute.name === 'condition';
    if (NUMBER.test(type) || NEITHER.test(type) || (isCondition && (type === 'System.String' || type === 'System.Char')))
      return { severity: isCondition ? 'error' : 'warning', message: says('true or false') };
  }
  if ((facts.type === 'int' || facts.type === 'long' || facts.type === 'number') && (type === 'System.Boolean' || NEITHER.test(type)))
    return { severity: 'warning', message: says('a number') };
  return null;
}
