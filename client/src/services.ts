import type * as vscode from 'vscode';
import type { Certificates } from './certificates.ts';
import type { Answers } from './evaluate/answers.ts';
import type { Gatehouse } from './gatehouse.ts';
import type { Passphrases } from './passphrases.ts';
import type { RunHistory } from './run/history.ts';
import type { RunPanel } from './run/panel.ts';

/** What commands work with; made once, at activation. */
export interface Services {
  readonly gatehouse: Gatehouse;
  readonly certificates: Certificates;
  readonly passphrases: Passphrases;
  readonly history: RunHistory;
  readonly panel: RunPanel;
  readonly answers: Answers;
  /** Asks the language server; starts it where it does not run yet. */
  language<T>(method: string, params: object): Promise<T>;
  readonly log: vscode.LogOutputChannel;
  /** Where the extension is installed. */
  readonly extension: vscode.Uri;
}
