/** What `gatehouse … --format json` prints, as far as the editor shows it (docs/command-line.md has the whole shapes). */

export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A row of `certs list`. `notBefore` and `notAfter` are UTC, ISO 8601. */
export interface CertificateRow {
  readonly id: string;
  readonly kind: string;
  readonly role: 'client' | 'authority' | 'other';
  readonly subject: string;
  readonly issuer?: string;
  readonly thumbprint: string;
  readonly notBefore?: string;
  readonly notAfter: string;
  readonly hasPrivateKey: boolean;
  readonly uploaded?: boolean;
  readonly caStore?: string | null;
  readonly passwordEnv?: string | null;
  /** Its key is encrypted, and the passphrase is not in the environment (the editor may have it). */
  readonly locked?: boolean;
}

export interface Place {
  readonly path: string;
  readonly range: Range;
}

/** `certs show`, and what a successful `certs import` prints. */
export interface CertificateDetails extends Omit<CertificateRow, 'role'> {
  readonly text: string;
  readonly usedBy?: readonly Place[];
}

export interface LastError {
  readonly source: string | null;
  readonly reason: string | null;
  readonly message: string | null;
  readonly scope?: string | null;
  readonly section?: string | null;
  readonly path?: string | null;
  readonly policyId?: string | null;
}

export interface Message {
  readonly method?: string;
  readonly url?: string;
  readonly status?: number;
  readonly reason?: string | null;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string | null;
}

export interface TraceEntry {
  readonly file: string | null;
  readonly scope?: string | null;
  readonly section: string | null;
  readonly policy: string;
  readonly path: string | null;
  readonly range: Range | null;
  readonly elapsedMs: number;
  readonly outcome: string;
  readonly data?: unknown;
}

/** What the policy answered to one certificate (`certificate: null`: to none). */
export interface RunResult {
  readonly certificate: string | null;
  readonly request: Message;
  readonly response: Message | null;
  readonly lastError: LastError | null;
  readonly backend: { readonly called: boolean; readonly request?: Message | null } | null;
  readonly calls?: readonly unknown[];
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly trace: readonly TraceEntry[];
  readonly elapsedMs: number;
}

export interface RunReport {
  readonly results: readonly RunResult[];
  /** Policies that did nothing, as they are not simulated. */
  readonly notSimulated?: readonly { readonly policy: string; readonly file: string; readonly range: Range | null }[];
}

/** A policy that cannot be run: what is wrong, and where. */
export interface NotRunnable {
  readonly error: { readonly code: string; readonly message: string; readonly file?: string; readonly range?: Range };
}

/** A refused import. */
export interface Refusal {
  readonly error: { readonly code: string; readonly message: string };
}
