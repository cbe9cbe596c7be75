import type { LiteralValue } from '../csharp/tree.ts';

/** What to say of a literal: it as C# declares it, and in words what the number or text may mean; null of what speaks for itself. */
export function literalText(literal: LiteralValue): [declaration: string, ...texts: string[]] | null {
  switch (literal.type) {
    case 'int':
    case 'uint':
    case 'long':
    case 'ulong':
      return [`${literal.type} ${literal.value}`, integerText(BigInt(literal.value))];
    case 'double':
    case 'float':
    case 'decimal':
      return [`${literal.type} ${literal.value}`];
    case 'char':
      return [`char '${literal.value}'`, `U+${literal.value.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`];
    case 'string':
      return stringText(literal.value);
    default:
      return null;
  }
}

const grouped = (value: bigint): string => value.toString().replace(/\B(?=(\d{3})+$)/g, ',');

function integerText(value: bigint): string {
  const parts: string[] = [];
  if (value >= 10_000n) parts.push(grouped(value));
  if (value > 9n) parts.push(`0x${value.toString(16).toUpperCase()}`);
  const duration = durationText(value);
  // Seconds or milliseconds since 1970, between 2001 and 2100.
  const date =
    value >= 1_000_000_000n && value < 4_102_444_800n
      ? new Date(Number(value) * 1000)
      : value >= 1_000_000_000_000n && value < 4_102_444_800_000n
        ? new Date(Number(value))
        : null;
  if (date) parts.push(`as Unix time ${date.toISOString().replace(/\.000Z$/, 'Z')}`);
  else if (duration) parts.push(duration);
  return parts.join(' · ');
}

/** Numbers that are likely seconds, since they come out even. */
function durationText(value: bigint): string {
  const units: [bigint, string][] = [
    [86_400n, 'days'],
    [3_600n, 'hours'],
    [60n, 'minutes'],
  ];
  if (value < 120n) return '';
  for (const [unit, name] of units)
    if (value % unit === 0n && value / unit < 1000n) return `in seconds: ${value / unit} ${value / unit === 1n ? name.slice(0, -1) : name}`;
  return '';
}

function stringText(value: string): [string, ...string[]] | null {
  if (value.length < 16) return null;
  const texts = [`${value.length} characters`];
  if (/^[0-9A-Fa-f]{64}$/.test(value)) texts.push('64 hexadecimal digits: a SHA-256 hash. Thumbprints are SHA-1: 40 digits.');
  else if (/^[0-9a-f]{40}$/.test(value)) texts.push('As a thumbprint it has to be in upper case.');
  return ['string', ...texts];
}
