/** A port that cannot be had; `code` is the system's (EADDRINUSE, EACCES, EADDRNOTAVAIL). */
export class ListenError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
