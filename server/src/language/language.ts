/**
 * What an editor asks about policy documents, as plain functions of a document (`PolicyText`, made once per version), an offset, and the
 * `Surroundings` that the host keeps. Nothing here touches files, network, clock or randomness. Results have the protocol's shapes.
 */
export { codeActions } from './actions.ts';
export { incomingCalls, outgoingCalls, prepareCalls } from './call-hierarchy.ts';
export { completion } from './completion.ts';
export { diagnostics } from './diagnostics.ts';
export { evaluableAt, evaluables, evaluateActions } from './evaluation.ts';
export { formatting, onTypeFormatting } from './formatting.ts';
export { hover } from './hover.ts';
export { inlayHints } from './inlay-hints.ts';
export { codeLenses, documentLinks } from './links.ts';
export { definition, highlights, prepareRename, references, rename } from './navigation.ts';
export { PolicyText } from './policy-text.ts';
export { signatureHelp } from './signature-help.ts';
export { autoClose, foldingRanges, linkedEditing, selectionRange } from './structure.ts';
export type { BackendFacts, CertificateFacts, ChainFacts, NamedValueFacts, Place, Surroundings } from './surroundings.ts';
export { documentSymbols, workspaceSymbols } from './symbols.ts';
export { tokenModifiers, tokenTypes } from './token-types.ts';
export { semanticTokens } from './tokens.ts';
