/** What `gatehouse eval --format json` prints. */
export interface Evaluated {
  readonly type: string | null;
  readonly value: unknown;
  readonly error: { readonly type: string; readonly code?: string; readonly message: string } | null;
}

/** An answer for people: one line behind the expression, the whole of it on hovering. */
export interface Shown {
  readonly line: string;
  readonly whole: string;
  readonly failed: boolean;
}

const longest = 120;

/** @param unknown named values the expression names and nobody knows the text of: why it does not compile. */
export function shown({ type, value, error }: Evaluated, unknown: readonly string[] = []): Shown {
  if (error) {
    const whole =
      error.type === 'compile' && unknown.length > 0
        ? `The named value ${unknown.map((name) => `"${name}"`).join(', ')} has no text here: give it one under namedValues in .gatehouse/config.yaml or in the context file.`
        : `${error.type === 'compile' ? (error.code ?? 'error') : error.type}: ${error.message}`;
    return { line: oneLine(whole), whole, failed: true };
  }
  if (type === null) return { line: 'null', whole: 'null', failed: false };
  const text = typeof value === 'string' && type !== 'System.String' ? value : JSON.stringify(value, null, 2);
  return { line: `${oneLine(text)} : ${type}`, whole: `${text}\n${type}`, failed: false };
}

function oneLine(text: string): string {
  const line = text.replace(/\s*\n\s*/g, ' ');
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}
