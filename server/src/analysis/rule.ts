import type { Placement } from '../policies/placement.ts';
import type { Gateway, Scope } from '../policies/policy.ts';
import type { Document } from '../syntax/tree.ts';
import type { Span } from '../text/span.ts';
import type { Island } from './islands.ts';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** A change of the text that solves what a diagnostic says. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly Edit[];
  /** Right beyond doubt: `lint --fix` applies it. */
  readonly safe: boolean;
}

export interface Edit {
  readonly span: Span;
  readonly text: string;
}

export interface Diagnostic {
  /** A rule's id, the id of a syntax problem, or a C# compiler's code. */
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly span: Span;
  /** Where the rule is explained; null where no page exists. */
  readonly docs: string | null;
  readonly fixes: readonly Fix[];
}

export interface Options {
  /** Null: not known, nothing is said about tiers. */
  readonly tier: Gateway | null;
  /** The scope the document is for, by its path; null: not known. */
  readonly scope: Scope | null;
  /** `xml`: the document is deployed as strict XML. */
  readonly sourceFormat: 'auto' | 'rawxml' | 'xml';
  /** Whether the gateway asks clients for certificates; null: not known. */
  readonly negotiateClientCertificate: boolean | null;
  readonly rules: ReadonlyMap<string, Severity | 'off'>;
}

export const noOptions: Options = { tier: null, scope: null, sourceFormat: 'auto', negotiateClientCertificate: null, rules: new Map() };

/** What the workspace knows beside the document. Null: not known, so nothing about it is reported. */
export interface WorkspaceFacts {
  /** Name → text, or null where it is secret or kept elsewhere. */
  readonly namedValues: ReadonlyMap<string, string | null> | null;
  readonly fragments: ReadonlySet<string> | null;
  readonly backends: ReadonlySet<string> | null;
  readonly certificates: readonly CertificateFacts[];
  /** Variables that the workspace's documents set and read, this one included. */
  readonly variables: { readonly set: Pick<ReadonlySet<string>, 'has'>; readonly read: Pick<ReadonlySet<string>, 'has'> } | null;
}

export const noWorkspace: WorkspaceFacts = { namedValues: null, fragments: null, backends: null, certificates: [], variables: null };

/** A certificate of the store, as far as rules need it. Hex in upper case. */
export interface CertificateFacts {
  readonly id: string;
  readonly kind: 'custom' | 'keyVault' | 'ca' | 'test';
  readonly thumbprint: string;
  readonly sha256: string | null;
  readonly subject: string;
}

/** What a rule sees. */
export interface Subject {
  readonly document: Document;
  readonly placement: Placement;
  readonly islands: readonly Island[];
  readonly options: Options;
  readonly workspace: WorkspaceFacts;
}

/** `severity`: other than the rule's own. */
export type Report = (span: Span, message: string, more?: { readonly fixes?: readonly Fix[]; readonly severity?: Severity }) => void;

/** One file of `rules/` exports one. A rule that misses cases is fine; one that reports what is right is not. */
export interface Rule {
  /** Kebab-case, the name of its file and of its page in docs/rules. */
  readonly id: string;
  readonly severity: Severity;
  /** What it finds, in one line. */
  readonly summary: string;
  check(subject: Subject, report: Report): void;
}

export const fix = (title: string, edits: readonly Edit[], safe = true): Fix => ({ title, edits, safe });
