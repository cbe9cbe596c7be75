import * as vscode from 'vscode';
import { idFromFile, idProblem } from '../certificate-id.ts';
import { needFolder } from '../folder.ts';
import { Failed } from '../gatehouse.ts';
import { passwordVariable } from '../passphrases.ts';
import { withProgress } from '../progress.ts';
import type { Services } from '../services.ts';
import type { CertificateDetails, Refusal } from '../shapes.ts';
import { validity } from '../validity.ts';

/** What was chosen, when a caller (a keybinding, a test) chooses instead of the user. */
export interface ImportChoice {
  readonly id?: string;
  readonly password?: string;
}

/**
 * Imports a PFX, PEM or DER file into the folder's store. Asks for the password only where the file needs one, and tries it before
 * the prompt closes; it is kept in the editor's SecretStorage.
 * @returns the certificate, or undefined when it was called off or refused (a message has said why).
 */
export async function importCertificate(
  services: Services,
  file?: vscode.Uri,
  choice: ImportChoice = {},
): Promise<CertificateDetails | undefined> {
  const folder = needFolder(file);
  const source = folder && (file ?? (await askFile(folder)));
  if (!folder || !source) return undefined;
  const taken = new Set((await services.certificates.list(folder)).map(({ id }) => id));
  const id = choice.id ?? (await askId(source, taken));
  if (id === undefined) return undefined;

  const attempt = (password: string | undefined) => tryImport(services, folder, source, id, password);
  let outcome = await withProgress(`Importing ${name(source)}`, () => attempt(choice.password));
  if ('error' in outcome && outcome.error.code === 'wrong-password' && choice.password === undefined) {
    const answered = await askPassword(source, attempt);
    if (!answered) return undefined;
    outcome = answered;
  }
  if ('error' in outcome) {
    void vscode.window.showErrorMessage(`${name(source)} was not imported: ${outcome.error.message}`);
    return undefined;
  }
  services.certificates.refresh();
  void announce(folder, outcome);
  return outcome;
}

const name = (uri: vscode.Uri) => uri.path.split('/').at(-1) ?? uri.path;

async function tryImport(
  services: Services,
  folder: vscode.Uri,
  file: vscode.Uri,
  id: string,
  password: string | undefined,
): Promise<CertificateDetails | Refusal> {
  const variable = passwordVariable(id);
  const args = ['certs', 'import', file.fsPath, '--id', id, ...(password === undefined ? [] : ['--password-env', variable])];
  const env = password === undefined ? {} : { [variable]: password };
  try {
    const { json } = await services.gatehouse.ask<CertificateDetails | Refusal>(folder, args, { env });
    if (!('error' in json) && password !== undefined) await services.passphrases.set(folder, id, password);
    return json;
  } catch (error) {
    if (error instanceof Failed) return { error: { code: 'failed', message: error.message } };
    throw error;
  }
}

async function askFile(folder: vscode.Uri): Promise<vscode.Uri | undefined> {
  const picked = await vscode.window.showOpenDialog({
    defaultUri: folder,
    openLabel: 'Import',
    title: 'Import Certificate',
    filters: { Certificates: ['pfx', 'p12', 'pem', 'cer', 'crt', 'der'], 'All files': ['*'] },
  });
  return picked?.[0];
}

function askId(file: vscode.Uri, taken: ReadonlySet<string>): Thenable<string | undefined> {
  let value = idFromFile(file.path);
  for (let n = 2; taken.has(value); n++) value = `${idFromFile(file.path).slice(0, 76)}-${n}`;
  return vscode.window.showInputBox({
    title: `Import ${name(file)}`,
    prompt: 'The id by which policies name the certificate (certificate-id)',
    value,
    validateInput: (id) => idProblem(id, taken),
  });
}

/** Asks until the password fits, the file turns out to be no good, or Escape. */
function askPassword(
  file: vscode.Uri,
  attempt: (password: string) => Promise<CertificateDetails | Refusal>,
): Promise<CertificateDetails | Refusal | undefined> {
  const input = vscode.window.createInputBox();
  input.title = `Import ${name(file)}`;
  input.prompt = "The password of the file. It is kept in the editor's secret storage, not in the folder.";
  input.password = true;
  input.ignoreFocusOut = true;
  return new Promise((resolve) => {
    input.onDidHide(() => {
      input.dispose();
      resolve(undefined);
    });
    input.onDidChangeValue(() => {
      input.validationMessage = undefined;
    });
    input.onDidAccept(async () => {
      input.validationMessage = undefined;
      input.busy = true;
      input.enabled = false;
      const outcome = await attempt(input.value);
      input.busy = false;
      input.enabled = true;
      if ('error' in outcome && outcome.error.code === 'wrong-password') {
        input.validationMessage = outcome.error.message;
        return;
      }
      resolve(outcome);
      input.hide();
    });
    input.show();
  });
}

async function announce(folder: vscode.Uri, certificate: CertificateDetails): Promise<void> {
  const show = 'Show';
  const key = certificate.hasPrivateKey ? '' : ' It has no private key: it is good for trust and comparison, not as a client.';
  const choice = await vscode.window.showInformationMessage(
    `Imported "${certificate.id}": ${certificate.subject}, ${validity(certificate, Date.now()).text}.${key}`,
    show,
  );
  if (choice) await vscode.commands.executeCommand('gatehouse.showCertificate', { folder, row: certificate });
}
