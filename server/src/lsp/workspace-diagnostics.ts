import type {
  CancellationToken,
  Diagnostic,
  WorkspaceDiagnosticParams,
  WorkspaceDiagnosticReport,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver/node';
import type { PolicyText } from '../language/language.ts';
import { keptPer } from '../text/kept.ts';
import { inTurns, type Pace } from './in-turns.ts';

/** What the answer is made of; `texts` are all documents, open ones as they are in the editor. */
export interface WorkspaceDiagnosticSource {
  texts(): Iterable<PolicyText>;
  isOpen(text: PolicyText): boolean;
  /** Grows whenever what documents refer to has changed. */
  revision(): number;
  /** Checks expressions in turns, so that `diagnose` is quick. */
  prepare(text: PolicyText, isStale: () => boolean, pace: Pace): Promise<boolean>;
  diagnose(text: PolicyText): Diagnostic[];
}

/** Diagnostics of every document of the workspace. Editors ask for them every few seconds: what is as it was costs next to nothing. */
export async function workspaceDiagnostics(
  { previousResultIds }: WorkspaceDiagnosticParams,
  token: CancellationToken,
  partial: ((report: WorkspaceDiagnosticReport) => void) | null,
  source: WorkspaceDiagnosticSource,
): Promise<WorkspaceDiagnosticReport> {
  const known = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
  const gone = new Set(known.keys());
  let items: WorkspaceDocumentDiagnosticReport[] = [];
  const send = (): void => {
    if (!partial || !items.length) return;
    partial({ items });
    items = [];
  };
  const isStale = (): boolean => token.isCancellationRequested;
  await inTurns(
    source.texts(),
    token,
    async (text, pace) => {
      gone.delete(text.uri);
      const isOpen = source.isOpen(text);
      const version = isOpen ? text.version : null;
      const resultId = `${isOpen ? 'open' : 'disk'} ${hashOf(text)}.${source.revision()}`;
      if (known.get(text.uri) === resultId) items.push({ kind: 'unchanged', uri: text.uri, version, resultId });
      else if (await source.prepare(text, isStale, pace)) {
        items.push({ kind: 'full', uri: text.uri, version, resultId, items: source.diagnose(text) });
        if (!isOpen) text.release();
      }
    },
    send,
  );
  for (const uri of gone) items.push({ kind: 'full', uri, version: null, items: [] });
  return { items };
}

/** FNV-1a: tells texts apart, no more. */
const hashOf = keptPer(({ text }: PolicyText): string => {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return `${text.length}-${(value >>> 0).toString(36)}`;
});
