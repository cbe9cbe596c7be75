export type ImportErrorCode =
  | 'wrong-password'
  | 'no-private-key'
  | 'no-certificate'
  | 'not-a-pfx'
  | 'truncated'
  | 'corrupt'
  | 'unsupported'
  | 'too-many-iterations'
  | 'empty';

/** Why a certificate file was refused. The message is for people and holds nothing secret. */
export class ImportError extends Error {
  readonly code: ImportErrorCode;
  constructor(code: ImportErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
