/**
 * System.Decimal: a 96-bit mantissa and a scale of 0 … 28, with its arithmetic: results keep the scale .NET gives them (`1.10m + 1 = 2.10`), round half to even
 * where 28 digits do not suffice, and overflow as there.
 */
import { raise } from './exception.ts';
import { clr, type RuntimeType } from './type.ts';

const max = (1n << 96n) - 1n;
const powers: bigint[] = [1n];
const power = (exponent: number): bigint => {
  for (let i = powers.length; i <= exponent; i++) powers.push(powers[i - 1]! * 10n);
  return powers[exponent]!;
};
const absolute = (value: bigint): bigint => (value < 0n ? -value : value);
const overflow = (): never => raise('System.OverflowException', 'Value was either too large or too small for a Decimal.');

/** `numerator / denominator`, both not negative, rounded half to even. */
const divideEven = (numerator: bigint, denominator: bigint): bigint => {
  const quotient = numerator / denominator;
  const twice = (numerator % denominator) * 2n;
  return twice > denominator || (twice === denominator && quotient % 2n === 1n) ? quotient + 1n : quotient;
};

export class Decimal {
  static readonly zero = new Decimal(0n, 0);
  static readonly one = new Decimal(1n, 0);
  static readonly maxValue = new Decimal(max, 0);
  static readonly minValue = new Decimal(-max, 0);

  /** Signed; the value is `mantissa / 10^scale`. */
  readonly mantissa: bigint;
  readonly scale: number;

  constructor(mantissa: bigint, scale: number) {
    this.mantissa = mantissa;
    this.scale = scale;
  }
  /** Rounds to what fits 96 bits and 28 digits after the point. */
  static fit(mantissa: bigint, scale: number): Decimal {
    let size = absolute(mantissa);
    let cut = Math.max(0, scale - 28);
    while (size / power(cut) > max) cut++;
    if (cut > 0) {
      let rounded = divideEven(size, power(cut));
      while (rounded > max) rounded = divideEven(size, power(++cut));
      size = rounded;
    }
    if (scale - cut < 0) overflow();
    return new Decimal(mantissa < 0n ? -size : size, scale - cut);
  }
  static fromInteger(value: number | bigint): Decimal {
    return new Decimal(BigInt(value), 0);
  }
  /** Of digits with an optional sign, point and exponent (a literal, or invariant text already checked); null when it is something else. */
  static parse(text: string): Decimal | null {
    const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text);
    if (!match || (!match[2] && !match[3])) return null;
    const fraction = match[3] ?? '';
    let mantissa = BigInt((match[2] ?? '') + fraction || '0');
    let scale = fraction.length - Number(match[4] ?? 0);
    if (scale < 0) {
      if (mantissa !== 0n && scale < -29) overflow();
      mantissa = mantissa === 0n ? 0n : mantissa * power(-scale);
      scale = 0;
    }
    if (scale > 200) return Decimal.zero;
    return Decimal.fit(match[1] === '-' ? -mantissa : mantissa, scale);
  }
  /** As `(decimal)double` does: 15 significant digits (7 for a float), trailing zeros dropped. */
  static fromDouble(value: number, digits = 15): Decimal {
    if (!Number.isFinite(value) || Math.abs(value) >= 7.922816251426434e28) return overflow();
    if (Math.abs(value) < 1e-28 / 2) return Decimal.zero;
    const [significand = '0', exponent = '0'] = value.toExponential(digits - 1).split('e');
    const parsed = Decimal.parse(`${significand.includes('.') ? significand.replace(/\.?0+$/, '') : significand}e${exponent}`)!;
    return parsed.scale > 0 ? parsed.normalize() : parsed;
  }

  get clrType(): RuntimeType {
    return clr.decimal;
  }
  get isZero(): boolean {
    return this.mantissa === 0n;
  }
  /** The mantissa as it stands at a scale not below its own. */
  private at(scale: number): bigint {
    return this.mantissa * power(scale - this.scale);
  }
  /** Without trailing zeros after the point. */
  normalize(): Decimal {
    let { mantissa, scale } = this;
    while (scale > 0 && mantissa % 10n === 0n) {
      mantissa /= 10n;
      scale--;
    }
    return new Decimal(mantissa, scale);
  }
  add(other: Decimal): Decimal {
    const scale = Math.max(this.scale, other.scale);
    return Decimal.fit(this.at(scale) + other.at(scale), scale);
  }
  subtract(other: Decimal): Decimal {
    return this.add(other.negate());
  }
  negate(): Decimal {
    return new Decimal(-this.mantissa, this.scale);
  }
  multiply(other: Decimal): Decimal {
    return Decimal.fit(this.mantissa * other.mantissa, this.scale + other.scale);
  }
  divide(other: Decimal): Decimal {
    if (other.isZero) return raise('System.DivideByZeroException', 'Attempted to divide by zero.');
    const negative = this.mantissa < 0n !== other.mantissa < 0n;
    const numerator = absolute(this.mantissa);
    const denominator = absolute(other.mantissa);
    const preferred = this.scale - other.scale;
    // Exact at the smallest scale not below the preferred one, else as many digits as fit.
    let scale = Math.max(0, preferred);
    for (; scale <= 28; scale++) {
      const scaled = numerator * power(scale - preferred);
      if (scaled / denominator > max) break;
      if (scaled % denominator === 0n) return new Decimal(negative ? -(scaled / denominator) : scaled / denominator, scale);
    }
    for (scale = Math.min(28, scale); scale >= 0; scale--) {
      const shift = scale - preferred;
      const quotient = shift >= 0 ? divideEven(numerator * power(shift), denominator) : divideEven(numerator, denominator * power(-shift));
      if (quotient <= max) {
        const result = new Decimal(negative ? -quotient : quotient, scale);
        // .NET drops the zeros that rounding leaves, down to the preferred scale.
        let { mantissa } = result;
        let kept = scale;
        while (kept > Math.max(0, preferred) && mantissa % 10n === 0n) {
          mantissa /= 10n;
          kept--;
        }
        return new Decimal(mantissa, kept);
      }
    }
    return overflow();
  }
  remainder(other: Decimal): Decimal {
    if (other.isZero) return raise('System.DivideByZeroException', 'Attempted to divide by zero.');
    const scale = Math.max(this.scale, other.scale);
    const own = this.at(scale);
    const divisor = other.at(scale);
    return absolute(own) < absolute(divisor) ? this : new Decimal(own % divisor, scale);
  }
  compare(other: Decimal): number {
    const scale = Math.max(this.scale, other.scale);
    const difference = this.at(scale) - other.at(scale);
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }
  /** The whole part. */
  truncate(): bigint {
    return this.mantissa / power(this.scale);
  }
  floor(): Decimal {
    const whole = this.truncate();
    return new Decimal(this.mantissa < 0n && whole * power(this.scale) !== this.mantissa ? whole - 1n : whole, 0);
  }
  /** Rounded to `digits` after the point; `away`: halves away from zero, else to even. */
  round(digits: number, away = false): Decimal {
    if (this.scale <= digits) return this;
    const unit = power(this.scale - digits);
    const size = absolute(this.mantissa);
    const rounded = away ? (size * 2n + unit) / (unit * 2n) : divideEven(size, unit);
    return new Decimal(this.mantissa < 0n ? -rounded : rounded, digits);
  }
  toNumber(): number {
    return Number(this.toText());
  }
  equalsValue(other: unknown): boolean {
    return other instanceof Decimal && this.compare(other) === 0;
  }
  hashKey(): string {
    return `\0m${this.normalize().toText()}`;
  }
  compareTo(other: unknown): number {
    return this.compare(other as Decimal);
  }
  toText(): string {
    const digits = absolute(this.mantissa)
      .toString()
      .padStart(this.scale + 1, '0');
    const sign = this.mantissa < 0n ? '-' : '';
    return this.scale === 0 ? sign + digits : `${sign}${digits.slice(0, -this.scale)}.${digits.slice(-this.scale)}`;
  }
}
