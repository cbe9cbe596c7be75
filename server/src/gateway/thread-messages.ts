import type { Span } from '../text/span.ts';
import type { GatewayOptions, Outcome } from './gateway.ts';
import type { Place } from './trace.ts';

/** What a supervised gateway is started with: plain data. */
export interface GatewaySetup extends Pick<GatewayOptions, 'service' | 'certificates' | 'backend' | 'listener' | 'limits' | 'contextData'> {
  /** Whether each request's story is told (`onOutcome`). */
  readonly record: boolean;
}

/** What the thread says. */
export type Told =
  | { readonly kind: 'ready'; readonly url: string; readonly port: number; readonly notSimulated: readonly Place[] }
  | { readonly kind: 'problem'; readonly message: string; readonly file: string; readonly span: Span }
  | { readonly kind: 'listen'; readonly code: string; readonly message: string }
  | { readonly kind: 'broken'; readonly message: string }
  | { readonly kind: 'outcome'; readonly outcome: Outcome }
  | { readonly kind: 'alive' }
  | { readonly kind: 'stopped' };
