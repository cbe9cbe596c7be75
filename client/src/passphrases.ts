import type * as vscode from 'vscode';

/**
 * The passphrases of imported private keys, in the editor's SecretStorage, by folder and certificate id. They reach the command
 * line through the environment variable that the store's index names for the certificate: the same that a terminal or CI sets.
 */
export interface Passphrases {
  get(folder: vscode.Uri, id: string): Promise<string | undefined>;
  set(folder: vscode.Uri, id: string, passphrase: string): Promise<void>;
  delete(folder: vscode.Uri, id: string): Promise<void>;
  /** The environment for a child that may use these certificates. */
  environment(folder: vscode.Uri, rows: readonly { id: string; passwordEnv?: string | null }[]): Promise<Record<string, string>>;
}

export function createPassphrases(secrets: vscode.SecretStorage): Passphrases {
  const key = (folder: vscode.Uri, id: string) => `passphrase:${folder.toString()}:${id}`;
  const get = async (folder: vscode.Uri, id: string) => secrets.get(key(folder, id));
  return {
    get,
    set: async (folder, id, passphrase) => secrets.store(key(folder, id), passphrase),
    delete: async (folder, id) => secrets.delete(key(folder, id)),
    async environment(folder, rows) {
      const env: Record<string, string> = {};
      for (const { id, passwordEnv } of rows) {
        const variable = passwordEnv ?? passwordVariable(id);
        const passphrase = process.env[variable] === undefined ? await get(folder, id) : undefined;
        if (passphrase !== undefined) env[variable] = passphrase;
      }
      return env;
    },
  };
}

/** The environment variable that holds the passphrase of the certificate `id`: `GATEHOUSE_PASSWORD_MY_CLIENT` for `my-client`. */
export function passwordVariable(id: string): string {
  return `GATEHOUSE_PASSWORD_${id.toUpperCase().replaceAll('-', '_')}`;
}
