/** Lists with commas, and how they go on behind a token that does not belong. */
import type { Cursor } from './cursor.ts';
import { endsLists } from './starts.ts';

export interface ListForm<T> {
  readonly close: ')' | ']' | '}';
  readonly starts: (c: Cursor) => boolean;
  readonly element: (c: Cursor) => T;
  /** A comma may stand before the closing token. */
  readonly trailing: boolean;
}

/** The elements up to the closing token, which stays. */
export function separated<T>(c: Cursor, { close, starts, element, trailing }: ListForm<T>): T[] {
  const list: T[] = [];
  const begins = () => starts(c) || c.is(',');
  if (c.is(close) || c.is(';') || alsoCloses(c, close)) return list;
  if (!begins() && !passOver(c, 'name', close, begins)) return list;
  list.push(element(c));
  while (!c.is(close) && !c.is(';') && !alsoCloses(c, close) && !c.atEnd) {
    if (c.is(',') || starts(c)) {
      const before = c.at;
      c.expect(',');
      if (trailing && c.is(close)) break;
      list.push(element(c));
      if (c.at === before) break;
    } else if (!passOver(c, ',', close, begins)) break;
  }
  return list;
}

/** Round and square brackets are taken for one another: the wrong one closes the list all the same. */
export const alsoCloses = (c: Cursor, close: string): boolean => (close === ')' && c.is(']')) || (close === ']' && c.is(')'));

/** Passes over tokens that nothing here can begin with, one error for them all; whether the list goes on behind them. */
function passOver(c: Cursor, expected: string, close: string, begins: () => boolean): boolean {
  for (let first = true; !begins(); first = false) {
    if (c.is(close) || c.is(';') || alsoCloses(c, close) || endsLists(c)) return false;
    if (first) c.unexpected(expected);
    else c.next();
  }
  return true;
}
