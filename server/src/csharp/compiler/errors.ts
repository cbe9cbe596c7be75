import { ClrException, LimitReached } from '../runtime/exception.ts';

/** What went wrong as a .NET exception; bounds and faults of Gatehouse itself go through. */
export function asException(error: unknown): ClrException {
  if (error instanceof ClrException) return error;
  if (error instanceof RangeError) throw tooDeep(error);
  // Library code that met a null it did not look for: what .NET answers with a NullReferenceException.
  if (error instanceof TypeError && /\b(?:null|undefined)\b/.test(error.message))
    return new ClrException('System.NullReferenceException', 'Object reference not set to an instance of an object.');
  throw error;
}

/** JavaScript's own stack or size bounds, as one of ours. */
export function tooDeep(error: RangeError): LimitReached {
  return /call stack/i.test(error.message)
    ? new LimitReached('depth', 'The expression calls itself too deeply.')
    : new LimitReached('memory', 'The expression makes a value that is too large.');
}
