import type { ApiFacts, OperationFacts, Scope } from '../policies/step.ts';
import type { DocumentText } from './document.ts';

/** The API Management service around the policies, as far as the gateway cares. */
export interface Service {
  readonly apis: readonly Api[];
  readonly products: readonly Product[];
  readonly subscriptions: readonly Subscription[];
  readonly users: readonly User[];
  readonly backends: ReadonlyMap<string, Backend>;
  readonly fragments: ReadonlyMap<string, DocumentText>;
  readonly namedValues: ReadonlyMap<string, string>;
  /** Values that no trace may show. */
  readonly secrets: readonly string[];
  readonly globalPolicy: DocumentText;
  /** Whether the listener hands a client's certificate on. */
  readonly negotiateClientCertificate: boolean;
}

export interface Api extends ApiFacts {
  readonly name: string;
  readonly serviceUrl: string;
  readonly revision: string;
  readonly version: string;
  readonly isCurrentRevision: boolean;
  readonly protocols: readonly string[];
  readonly subscriptionRequired: boolean;
  readonly keyNames: { readonly header: string; readonly query: string };
  readonly operations: readonly Operation[];
  readonly policy: DocumentText | null;
  readonly workspacePolicy?: DocumentText | null;
}

export interface Operation extends OperationFacts {
  readonly name: string;
  readonly policy: DocumentText | null;
}

export interface Product {
  readonly id: string;
  readonly name: string;
  /** Ids of APIs. */
  readonly apis: readonly string[];
  readonly subscriptionRequired: boolean;
  readonly policy: DocumentText | null;
}

export interface Subscription {
  readonly id: string;
  readonly name: string;
  readonly primaryKey: string;
  readonly secondaryKey: string;
  /** `/apis/X`, `/products/X` or `/` (all APIs). */
  readonly scope: string;
  readonly state: string;
  readonly userId?: string;
}

export interface User {
  readonly id: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly groups: readonly string[];
}

export interface Backend {
  readonly id: string;
  readonly url: string;
  readonly credentials?: {
    readonly certificateIds?: readonly string[];
    /** Thumbprints. */
    readonly certificate?: readonly string[];
    readonly header?: Readonly<Record<string, readonly string[]>>;
    readonly query?: Readonly<Record<string, readonly string[]>>;
    readonly authorization?: { readonly scheme: string; readonly parameter: string };
  };
  readonly tls?: { readonly validateCertificateChain?: boolean; readonly validateCertificateName?: boolean };
}

export const DEFAULT_GLOBAL_POLICY: DocumentText = {
  file: '',
  text: '<policies><inbound /><backend><forward-request /></backend><outbound /><on-error /></policies>',
};
/** Any method, any path. */
export const WILDCARD: Operation = { id: 'wildcard', name: 'Any', method: '*', urlTemplate: '/*', responses: [], policy: null };

export const SCOPES: readonly Scope[] = ['operation', 'api', 'product', 'workspace', 'global'];
