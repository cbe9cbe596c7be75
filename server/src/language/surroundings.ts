import type { Range } from 'vscode-languageserver-types';
import type { Diagnostic } from '../analysis/rule.ts';
import type { Gateway } from '../policies/policy.ts';
import type { Certificate } from '../x509/certificate.ts';
import type { CodeFeatures } from './code-features.ts';
import type { PolicyText } from './policy-text.ts';

export interface Place {
  readonly uri: string;
  readonly range: Range;
}

export interface NamedValueFacts {
  /** Null: secret, or kept elsewhere. */
  readonly value: string | null;
  readonly secret: boolean;
  readonly place: Place | null;
}

export interface BackendFacts {
  readonly url: string | null;
  readonly place: Place | null;
}

/** A certificate of the store as editor features show it. */
export interface CertificateFacts {
  readonly id: string;
  readonly kind: string;
  readonly uploaded: boolean;
  readonly caStore: 'root' | 'intermediate' | null;
  readonly hasPrivateKey: boolean;
  readonly certificate: Certificate;
}

/** What a chain of a certificate comes to, in words; from the host, since signatures need cryptography. */
export interface ChainFacts {
  readonly subjects: readonly string[];
  readonly explanation: string;
}

/** All that features know beside the document they are asked about. The host keeps it up to date; features only read it. */
export interface Surroundings {
  /** Null until the .NET library is loaded: expressions have no completion, hovers and names' colours then. */
  readonly code: CodeFeatures | null;
  readonly tier: Gateway | null;
  readonly namedValues: ReadonlyMap<string, NamedValueFacts>;
  /** Fragment id → its document's URI. */
  readonly fragments: ReadonlyMap<string, string>;
  readonly backends: ReadonlyMap<string, BackendFacts>;
  readonly certificates: readonly CertificateFacts[];
  chain(certificate: CertificateFacts): ChainFacts | null;
  /** The policy documents of the workspace, open ones as they are in the editor. */
  documents(): Iterable<PolicyText>;
  document(uri: string): PolicyText | null;
  /** What the analysis found in a document. */
  findings(text: PolicyText): readonly Diagnostic[];
  /** The scope of a document by its path, in words; null where not known. */
  scope(uri: string): string | null;
  /** How a place is shown to people: its path in the workspace. */
  shown(uri: string): string;
  /** Milliseconds since 1970. */
  now(): number;
  /** Whether the folder is trusted: only then is running offered. */
  readonly trusted: boolean;
  /** The client shows its own "Run" lenses. */
  readonly runLens: boolean;
}
