import type { LiteralValue, SyntaxError } from '../tree.ts';

const integer = /(?:0[xX][0-9a-fA-F_]*|0[bB][01_]*|[0-9][0-9_]*)/y;
const real = /(?:[0-9][0-9_]*)?(?:\.[0-9][0-9_]*)?(?:[eE][+-]?[0-9][0-9_]*)?/y;

/** Reads the numeric literal at `at` (a digit, or a dot before one). */
export function readNumber(code: string, at: number, errors: SyntaxError[]): { value: LiteralValue; end: number } {
  integer.lastIndex = at;
  const whole = code[at] === '.' ? '' : (integer.exec(code)?.[0] ?? '');
  const prefixed = /^0[xXbB]/.test(whole);
  real.lastIndex = at;
  const text = prefixed ? whole : (real.exec(code)?.[0] ?? whole);
  let end = at + text.length;
  const isReal = !prefixed && text.length > whole.length;
  const suffix = /^(?:[uU][lL]?|[lL][uU]?|[fFdDmM])/.exec(code.slice(end, end + 2))?.[0].toLowerCase() ?? '';
  const digits = text.replace(/_/g, '');
  const problem = (message: string, id: string) => errors.push({ code: id, message, span: { start: at, end: end + suffix.length } });

  if (!prefixed && (isReal || /^[fdm]$/.test(suffix))) {
    if (/[ul]/.test(suffix)) return { value: { type: 'double', value: Number(digits) }, end };
    end += suffix.length;
    if (suffix === 'm') return { value: { type: 'decimal', value: digits }, end };
    const value = suffix === 'f' ? Math.fround(Number(digits)) : Number(digits);
    if (!Number.isFinite(value))
      problem(`Floating-point constant is outside the range of type '${suffix === 'f' ? 'float' : 'double'}'`, 'CS0594');
    return { value: { type: suffix === 'f' ? 'float' : 'double', value }, end };
  }
  const integral = prefixed && /[fdm]/.test(suffix) ? '' : suffix;
  end += integral.length;
  if (prefixed && digits.length === 2) {
    errors.push({ code: 'CS1013', message: 'Invalid number', span: { start: at, end } });
    return { value: { type: 'int', value: 0 }, end };
  }
  const value = BigInt(digits || '0');
  if (value > 0xffffffffffffffffn) {
    errors.push({ code: 'CS1021', message: 'Integral constant is too large', span: { start: at, end } });
    return { value: { type: 'int', value: 0 }, end };
  }
  return { value: typed(value, integral), end };
}

function typed(value: bigint, suffix: string): LiteralValue {
  const unsigned = suffix.includes('u'),
    long = suffix.includes('l');
  if (!unsigned && !long && value <= 0x7fffffffn) return { type: 'int', value: Number(value) };
  if (!long && value <= 0xffffffffn) return { type: 'uint', value: Number(value) };
  if (!unsigned && value <= 0x7fffffffffffffffn) return { type: 'long', value };
  return { type: 'ulong', value };
}
