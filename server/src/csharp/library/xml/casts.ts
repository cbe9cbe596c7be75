/** Explicit casts of elements and attributes: XmlConvert's reading of their text. */
import { Decimal } from '../../runtime/decimal.ts';
import { raise, raiseNull } from '../../runtime/exception.ts';
import { Double, Single } from '../../runtime/numbers.ts';
import { clr, type RuntimeType, runtimeType } from '../../runtime/type.ts';
import type { Behaviour } from '../declare.ts';
import { changeType, formatError } from '../newtonsoft/change-type.ts';
import { parseForeign, parseXmlDate, timeSpan } from '../newtonsoft/foreign.ts';
import { parseDurationText } from './duration.ts';
import type { XAttribute, XElement } from './nodes.ts';

const real = (text: string): number => {
  const trimmed = text.trim();
  if (trimmed === 'INF') return Number.POSITIVE_INFINITY;
  if (trimmed === '-INF') return Number.NEGATIVE_INFINITY;
  if (trimmed === 'NaN') return Number.NaN;
  return /^[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?$/.test(trimmed) ? Number(trimmed) : formatError(text);
};
const read = (text: string, type: RuntimeType): unknown => {
  switch (type.name) {
    case 'System.String':
      return text;
    case 'System.Boolean': {
      const word = text.trim().toLowerCase();
      if (word === 'true' || word === '1') return true;
      return word === 'false' || word === '0'
        ? false
        : raise('System.FormatException', `The string '${word}' is not a valid Boolean value.`);
    }
    case 'System.Double':
      return new Double(real(text));
    case 'System.Single':
      return new Single(real(text));
    case 'System.Decimal':
      return /^\s*[-+]?(\d+(\.\d*)?|\.\d+)\s*$/.test(text) ? Decimal.parse(text.trim()) : formatError(text);
    case 'System.TimeSpan': {
      const ticks = parseDurationText(text);
      return ticks === null ? raise('System.FormatException', `The string '${text}' is not a valid TimeSpan value.`) : timeSpan(ticks);
    }
    case 'System.DateTime':
    case 'System.DateTimeOffset':
      return parseXmlDate(text, type.name);
    case 'System.Guid':
      return parseForeign(type.name, text);
    default:
      return changeType(text, type);
  }
};

const types: readonly (readonly [string, RuntimeType])[] = [
  ['bool', clr.bool],
  ['int', clr.int],
  ['uint', clr.uint],
  ['long', clr.long],
  ['ulong', clr.ulong],
  ['float', clr.float],
  ['double', clr.double],
  ['decimal', clr.decimal],
  ['DateTime', runtimeType('System.DateTime')],
  ['DateTimeOffset', runtimeType('System.DateTimeOffset')],
  ['TimeSpan', runtimeType('System.TimeSpan')],
  ['Guid', runtimeType('System.Guid')],
];
/** Operators from `XElement element` or `XAttribute attribute`. */
export const castOperators = (parameter: 'XElement element' | 'XAttribute attribute'): Record<string, Behaviour> => {
  const name = parameter.split(' ')[1]!;
  const operators: Record<string, Behaviour> = {
    [`static explicit operator string(${parameter})`]: (object: XElement | XAttribute | null) => object?.value ?? null,
  };
  for (const [keyword, type] of types) {
    operators[`static explicit operator ${keyword}(${parameter})`] = (object: XElement | XAttribute | null) =>
      read((object ?? raiseNull(name)).value, type);
    operators[`static explicit operator ${keyword}?(${parameter})`] = (object: XElement | XAttribute | null) =>
      object ? read(object.value, type) : null;
  }
  return operators;
};
