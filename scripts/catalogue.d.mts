/** Path of a list → its whole text. */
export function lists(): Map<string, string>;
export function writeLists(): void;
