/** Custom numeric format strings: `0 # . , % ‰ E0 ; 'text' \x`, with up to three sections. */
import { type Digits, roundDigits } from './digits.ts';

/** The sections of a format: split at `;` outside of quotes. */
const sectionsOf = (format: string): string[] => {
  const sections = [''];
  for (let i = 0; i < format.length; i++) {
    const c = format[i]!;
    if (c === '\\') {
      sections[sections.length - 1] += c + (format[++i] ?? '');
    } else if (c === "'" || c === '"') {
      const close = format.indexOf(c, i + 1);
      const end = close < 0 ? format.length - 1 : close;
      sections[sections.length - 1] += format.slice(i, end + 1);
      i = end;
    } else if (c === ';') sections.push('');
    else sections[sections.length - 1] += c;
  }
  return sections;
};

interface Item {
  readonly kind: 'zero' | 'digit' | 'point' | 'comma' | 'percent' | 'permille' | 'exponent' | 'text';
  readonly text: string;
}
const read = (section: string): Item[] => {
  const items: Item[] = [];
  for (let i = 0; i < section.length; i++) {
    const c = section[i]!;
    if (c === '0') items.push({ kind: 'zero', text: c });
    else if (c === '#') items.push({ kind: 'digit', text: c });
    else if (c === '.') items.push({ kind: 'point', text: c });
    else if (c === ',') items.push({ kind: 'comma', text: c });
    else if (c === '%') items.push({ kind: 'percent', text: c });
    else if (c === '‰') items.push({ kind: 'permille', text: c });
    else if (c === '\\') {
      if (i + 1 < section.length) items.push({ kind: 'text', text: section[++i]! });
    } else if (c === "'" || c === '"') {
      const close = section.indexOf(c, i + 1);
      const end = close < 0 ? section.length : close;
      items.push({ kind: 'text', text: section.slice(i + 1, end) });
      i = end;
    } else if (c === 'E' || c === 'e') {
      const match = /^[Ee][+-]?0+/.exec(section.slice(i));
      if (match) {
        items.push({ kind: 'exponent', text: match[0] });
        i += match[0].length - 1;
      } else items.push({ kind: 'text', text: c });
    } else items.push({ kind: 'text', text: c });
  }
  return items;
};

/** `number` formatted by a custom format; halves are rounded away from zero, as .NET does here. */
export const customNumber = (number: Digits, format: string): string => {
  const sections = sectionsOf(format);
  const pick = (zero: boolean): number => {
    if (zero) return sections.length > 2 && sections[2] ? 2 : 0;
    return number.negative && sections.length > 1 && sections[1] ? 1 : 0;
  };
  let index = pick(number.digits === '');
  let shown = layout(number, read(sections[index]!));
  // What rounds to zero is formatted as zero.
  if (shown.isZero && number.digits !== '' && sections.length > 2 && sections[2]) {
    index = 2;
    shown = layout({ negative: false, digits: '', scale: 0 }, read(sections[2]));
  }
  const minus =
    number.negative &&
    index === 0 &&
    !(shown.isZero && number.digits === '') &&
    number.digits !== '' &&
    (sections.length < 2 || !sections[1]) &&
    !shown.isZero;
  return (minus ? '-' : '') + shown.text;
};

const layout = (number: Digits, items: readonly Item[]): { readonly text: string; readonly isZero: boolean } => {
  const isPlace = (item: Item): boolean => item.kind === 'zero' || item.kind === 'digit';
  const point = items.findIndex(({ kind }) => kind === 'point');
  const places = items.filter(isPlace).length;
  const before = items.filter((item, i) => isPlace(item) && (point < 0 || i < point)).length;
  const decimals = places - before;
  let order = -1;
  let firstZero = -1;
  let lastZero = -1;
  for (const item of items) {
    if (!isPlace(item)) continue;
    order++;
    if (item.kind === 'zero') {
      if (firstZero < 0) firstZero = order;
      lastZero = order;
    }
  }
  const minimumWhole = firstZero >= 0 && firstZero < before ? before - firstZero : 0;
  const minimumFraction = lastZero >= before ? lastZero - before + 1 : 0;
  // Commas straight before the point (or the end of the places) divide by thousands; between places they group.
  const lastPlaceBefore = items.reduce((last, item, i) => (isPlace(item) && (point < 0 || i < point) ? i : last), -1);
  const firstPlace = items.findIndex(isPlace);
  let thousands = 0;
  let grouped = false;
  items.forEach((item, i) => {
    if (item.kind !== 'comma' || firstPlace < 0 || i < firstPlace || (point >= 0 && i > point)) return;
    if (i > lastPlaceBefore) thousands++;
    else grouped = true;
  });
  const exponent = items.find(({ kind }) => kind === 'exponent');
  let scale = number.scale - 3 * thousands;
  for (const { kind } of items) scale += kind === 'percent' ? 2 : kind === 'permille' ? 3 : 0;
  let power = 0;
  let rounded: Digits;
  if (exponent) {
    rounded = roundDigits({ ...number, scale }, places, false);
    power = rounded.digits ? rounded.scale - before : 0;
    rounded = { ...rounded, scale: rounded.digits ? before : 0 };
  } else rounded = roundDigits({ ...number, scale }, scale + decimals, false);
  const digits = rounded.digits.replace(/0+$/, '');
  const isZero = digits === '';
  const at = isZero ? 0 : rounded.scale;
  const whole = (at > 0 ? digits.slice(0, at).padEnd(at, '0') : '').padStart(minimumWhole, '0');
  const fraction = (at >= 0 ? digits.slice(at) : '0'.repeat(-at) + digits).slice(0, decimals).padEnd(minimumFraction, '0');

  let text = '';
  let place = 0;
  let written = 0;
  let decimal = 0;
  const put = (digit: string): void => {
    const left = whole.length - written;
    if (grouped && written > 0 && left % 3 === 0) text += ',';
    text += digit;
    written++;
  };
  items.forEach((item, i) => {
    switch (item.kind) {
      case 'zero':
      case 'digit':
        if (point < 0 || i < point) {
          // The first place takes all digits that have no place of their own.
          const until = whole.length - (before - place - 1);
          while (written < until) put(whole[written]!);
          place++;
        } else {
          if (decimal < fraction.length) text += (decimal === 0 && fraction.length > 0 ? '.' : '') + fraction[decimal];
          decimal++;
        }
        break;
      case 'point':
        if (i === point && before === 0) for (const digit of whole) put(digit);
        break;
      case 'comma':
        break;
      case 'exponent': {
        if (item !== exponent) break;
        const signText = power < 0 ? '-' : item.text[1] === '+' ? '+' : '';
        text += item.text[0] + signText + String(Math.abs(power)).padStart(item.text.replace(/[^0]/g, '').length, '0');
        break;
      }
      default:
        text += item.text;
    }
  });
  return { text, isZero };
};
