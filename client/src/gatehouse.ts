import { spawn } from 'node:child_process';
import { join } from 'node:path';
import * as vscode from 'vscode';

/**
 * The command line as a child process: certificates and runs take the same code path as in a terminal or in CI, and a policy
 * that goes wild costs that child, never the editor.
 */
export interface Gatehouse {
  /**
   * Runs `gatehouse ARGS --workspace FOLDER --format json` and gives the one JSON document it prints.
   * @throws Failed, with the line the command printed, when it gave no document. A refused import or delete does give one.
   */
  ask<T>(folder: vscode.Uri, args: readonly string[], options?: AskOptions): Promise<Answer<T>>;
}

export interface AskOptions {
  /** Added to the child's environment: how passphrases travel (never on the command line). */
  readonly env?: Readonly<Record<string, string>>;
  /** What the child reads from standard input. */
  readonly input?: string;
  readonly token?: vscode.CancellationToken;
}

export interface Answer<T> {
  readonly exitCode: number;
  readonly json: T;
  /** Warnings for a person. */
  readonly stderr: string;
}

/** The command gave no answer; the message is what it said about it. */
export class Failed extends Error {}

export function createGatehouse(context: vscode.ExtensionContext, log: vscode.LogOutputChannel): Gatehouse {
  const executable = context.asAbsolutePath(join('dist', 'server', 'gatehouse.js'));
  return {
    ask<T>(folder: vscode.Uri, args: readonly string[], { env = {}, input, token }: AskOptions = {}) {
      const command = [executable, ...args, '--workspace', folder.fsPath, '--format', 'json'];
      log.info(`gatehouse ${args.join(' ')} (in ${folder.fsPath})`);
      return new Promise<Answer<T>>((resolve, reject) => {
        const child = spawn(nodePath(folder), command, {
          cwd: folder.fsPath,
          // The desktop editor's executable is Electron: with this it is a Node.
          env: { ...process.env, ...env, ELECTRON_RUN_AS_NODE: '1', NO_COLOR: '1' },
          stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
        });
        // A child that ends before it has read everything says why by itself.
        child.stdin?.on('error', () => undefined).end(input);
        const stdout: Buffer[] = [];
        const stderr: Buffer[] = [];
        child.stdout?.on('data', (data: Buffer) => stdout.push(data));
        child.stderr?.on('data', (data: Buffer) => stderr.push(data));
        const cancelled = token?.onCancellationRequested(() => child.kill());
        child.once('error', (error) =>
          reject(new Failed(`${nodePath(folder)} could not be started: ${error.message} (setting gatehouse.nodePath)`)),
        );
        child.once('close', (code) => {
          cancelled?.dispose();
          if (token?.isCancellationRequested) return reject(new vscode.CancellationError());
          const said = Buffer.concat(stderr).toString('utf8').trim();
          if (said) log.warn(said);
          const text = Buffer.concat(stdout).toString('utf8');
          try {
            resolve({ exitCode: code ?? -1, json: JSON.parse(text) as T, stderr: said });
          } catch {
            reject(new Failed(said.replace(/^gatehouse: /, '') || `gatehouse ${args[0]} ended with ${code} and no answer`));
          }
        });
      });
    },
  };
}

/** The Node that runs policies and the language server: the setting's, else the editor's own. */
export function nodePath(scope?: vscode.Uri): string {
  return vscode.workspace.getConfiguration('gatehouse', scope).get<string>('nodePath') || process.execPath;
}
