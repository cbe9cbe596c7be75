import { languageId } from './reopen-as-policy.ts';

/** Policies that somebody writes: files and untitled documents, not what Gatehouse renders and not the old side of a comparison. */
export const writtenPolicies = ['file', 'untitled'].map((scheme) => ({ language: languageId, scheme }));
