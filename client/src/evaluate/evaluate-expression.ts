import * as vscode from 'vscode';
import { folderOf } from '../folder.ts';
import { withProgress } from '../progress.ts';
import { languageId } from '../reopen-as-policy.ts';
import type { Services } from '../services.ts';
import type { Position, Range } from '../shapes.ts';
import { toRange } from '../show-place.ts';
import { type Evaluated, type Shown, shown } from './answer.ts';
import { contextPattern, inOrder } from './context-files.ts';

interface Evaluable {
  readonly expression: string;
  readonly range: Range;
  readonly unknown: readonly string[];
}

/** Which context file a policy's expressions are evaluated with, chosen in this session: null for the default context. */
const chosen = new Map<string, string | null>();

/**
 * Evaluates the expression at a position (else under the caret) in a process of its own, and shows value and type, or the .NET exception,
 * behind it.
 * @returns what is shown; undefined when there was nothing to evaluate (a message has said why).
 */
export async function evaluateExpression(services: Services, given?: unknown, position?: Position): Promise<Shown | undefined> {
  if (!vscode.workspace.isTrusted) {
    void vscode.window.showWarningMessage('Expressions are evaluated in trusted folders only: trust this folder to evaluate them.');
    return undefined;
  }
  const document = await documentOf(given);
  const caret = vscode.window.activeTextEditor?.selection.active;
  const at = position ?? (vscode.window.activeTextEditor?.document === document ? caret : undefined);
  const found = document && at && (await services.language<Evaluable | null>('gatehouse/expression', asked(document, { position: at })));
  if (!document || !found) {
    void vscode.window.showErrorMessage('Put the caret into an expression, @(…) or @{…}, of a policy to evaluate it.');
    return undefined;
  }
  const context = await contextFile(document);
  if (context === undefined) return undefined;
  const folder = folderOf(document.uri) ?? vscode.Uri.joinPath(document.uri, '..');
  const args = ['eval', '-', ...(context === null ? [] : ['--context', context])];
  const { json } = await withProgress('Evaluating', (token) =>
    services.gatehouse.ask<Evaluated>(folder, args, { input: found.expression, token }),
  );
  const answer = shown(json, found.unknown);
  services.answers.show(document, toRange(found.range), answer, context === null ? 'the default context' : nameOf(context));
  return answer;
}

/** Asks which context expressions of this policy are evaluated with from now on. */
export async function chooseContext(given?: unknown): Promise<void> {
  const document = await documentOf(given);
  if (!document) {
    void vscode.window.showErrorMessage('Open a policy to choose the context its expressions are evaluated with.');
    return;
  }
  await askContext(document, await contextFiles(document));
}

/** The path, null for the default context, undefined when the question was called off. */
async function contextFile(document: vscode.TextDocument): Promise<string | null | undefined> {
  const files = await contextFiles(document);
  const known = chosen.get(document.uri.toString());
  if (known === null || (known !== undefined && files.includes(known))) return known;
  return files.length > 1 ? askContext(document, files) : (files[0] ?? null);
}

async function askContext(document: vscode.TextDocument, files: readonly string[]): Promise<string | null | undefined> {
  const items = files.map((path) => ({ label: vscode.workspace.asRelativePath(path), path: path as string | null }));
  items.push({ label: 'Default context', path: null });
  const choice = await vscode.window.showQuickPick(items, {
    placeHolder: 'What is context while expressions of this policy are evaluated?',
  });
  if (choice) chosen.set(document.uri.toString(), choice.path);
  return choice?.path;
}

async function contextFiles(document: vscode.TextDocument): Promise<readonly string[]> {
  if (document.uri.scheme !== 'file') return [];
  const folder = vscode.workspace.getWorkspaceFolder(document.uri)?.uri;
  const find = async (base: vscode.Uri, pattern: string): Promise<string[]> =>
    (await vscode.workspace.findFiles(new vscode.RelativePattern(base, pattern), null)).map(({ fsPath }) => fsPath);
  return inOrder(
    nameOf(document.uri.path),
    await find(vscode.Uri.joinPath(document.uri, '..'), contextPattern),
    folder ? await find(folder, '.gatehouse/context.{yaml,yml,json}') : [],
  );
}

async function documentOf(given: unknown): Promise<vscode.TextDocument | undefined> {
  if (typeof given === 'string') return vscode.workspace.openTextDocument(vscode.Uri.parse(given));
  if (given instanceof vscode.Uri) return vscode.workspace.openTextDocument(given);
  const active = vscode.window.activeTextEditor?.document;
  return active?.languageId === languageId ? active : undefined;
}

const asked = (document: vscode.TextDocument, more: object): object => ({ textDocument: { uri: document.uri.toString() }, ...more });
const nameOf = (path: string): string => path.replace(/^.*[\\/]/, '');
