import * as vscode from 'vscode';
import type { RunReport } from '../shapes.ts';

export interface Run {
  readonly number: number;
  readonly policy: vscode.Uri;
  readonly folder: vscode.Uri;
  /** How it was asked for, so that it can be asked for again: certificate ids, null for none; or all. */
  readonly certificates: readonly (string | null)[] | 'all';
  readonly report: RunReport;
  readonly at: Date;
  readonly elapsedMs: number;
}

export interface RunHistory {
  readonly runs: readonly Run[];
  readonly onDidChange: vscode.Event<void>;
  add(run: Omit<Run, 'number'>): Run;
  clear(): void;
}

const kept = 20;

/** The latest runs of this window, newest first. They are not kept beyond it: bodies and headers may be confidential. */
export function createRunHistory(): RunHistory {
  const changed = new vscode.EventEmitter<void>();
  let runs: Run[] = [];
  let number = 0;
  const update = (next: Run[]) => {
    runs = next;
    void vscode.commands.executeCommand('setContext', 'gatehouse.hasRuns', runs.length > 0);
    changed.fire();
  };
  return {
    get runs() {
      return runs;
    },
    onDidChange: changed.event,
    add(run) {
      const added = { ...run, number: ++number };
      update([added, ...runs].slice(0, kept));
      return added;
    },
    clear: () => update([]),
  };
}
