import * as vscode from 'vscode';
import { chooseContext, evaluateExpression } from '../evaluate/evaluate-expression.ts';
import type { Run } from '../run/history.ts';
import type { Services } from '../services.ts';
import type { Position } from '../shapes.ts';
import { createTestCertificates } from './create-test-certificates.ts';
import { deleteCertificate } from './delete-certificate.ts';
import { type ImportChoice, importCertificate } from './import-certificate.ts';
import { newPolicy } from './new-policy.ts';
import { runPolicy, runPolicyWithAll } from './run-policy.ts';
import { copyThumbprint, showCertificate } from './show-certificate.ts';
import { showEffectivePolicy } from './show-effective-policy.ts';
import { showRule } from './show-rule.ts';

/** Every command by its name behind `gatehouse.`; package.json lists the same (a test compares). All are registered at activation. */
export const commands: Readonly<Record<string, (services: Services, ...args: never[]) => unknown>> = {
  newPolicy: () => newPolicy(),
  runPolicy: (services, uri?: vscode.Uri, certificates?: Run['certificates']) =>
    runPolicy(services, uri, isCertificates(certificates) ? certificates : undefined),
  runPolicyWithAllTestCertificates: (services, uri?: vscode.Uri) => runPolicyWithAll(services, uri),
  evaluateExpression: (services, given?: unknown, position?: Position) =>
    evaluateExpression(services, given, isPosition(position) ? position : undefined),
  chooseContext: (_, given?: unknown) => chooseContext(given),
  showEffectivePolicy: (services, uri?: vscode.Uri) => showEffectivePolicy(services, uri),
  importCertificate: (services, file?: vscode.Uri, choice?: ImportChoice) =>
    importCertificate(services, file instanceof vscode.Uri ? file : undefined, isChoice(choice) ? choice : undefined),
  createTestCertificates: (services) => createTestCertificates(services),
  deleteCertificate: (services, given?: unknown) => deleteCertificate(services, given),
  showCertificate: (services, given?: unknown) => showCertificate(services, given),
  copyThumbprint: (services, given?: unknown) => copyThumbprint(services, given),
  refreshCertificates: (services) => services.certificates.refresh(),
  showRun: (services, number?: number, result?: number) => {
    const run = services.history.runs.find((it) => it.number === number) ?? services.history.runs[0];
    if (run) services.panel.show(run, result);
  },
  clearRuns: (services) => services.history.clear(),
  clearMarks: (services) => services.panel.clearMarks(),
  showRule: (services, given?: unknown) => showRule(services.extension, given),
  showLog: (services) => services.log.show(),
};

// Menus hand over arguments of their own (a list of selected files, a group).
const isCertificates = (given: unknown): given is Run['certificates'] =>
  given === 'all' || (Array.isArray(given) && given.every((it) => it === null || typeof it === 'string'));
const isPosition = (given: unknown): given is Position =>
  typeof given === 'object' && given !== null && 'line' in given && 'character' in given;
const isChoice = (given: unknown): given is ImportChoice =>
  typeof given === 'object' && given !== null && !Array.isArray(given) && ('id' in given || 'password' in given);

/** Registers them; what goes wrong is one message, and the whole story in the log. */
export function registerCommands(services: Services): vscode.Disposable {
  const registered = Object.entries(commands).map(([name, run]) =>
    vscode.commands.registerCommand(`gatehouse.${name}`, async (...args: never[]) => {
      try {
        return await run(services, ...args);
      } catch (error) {
        if (error instanceof vscode.CancellationError) return undefined;
        services.log.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
        const log = 'Show Log';
        void vscode.window
          .showErrorMessage(error instanceof Error ? error.message : String(error), log)
          .then((choice) => choice && services.log.show());
        return undefined;
      }
    }),
  );
  return vscode.Disposable.from(...registered);
}
