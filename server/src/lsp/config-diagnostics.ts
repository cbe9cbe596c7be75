import type { PublishDiagnosticsParams } from 'vscode-languageserver/node';
import { CONFIG_FILE } from '../workspace/config.ts';
import { join } from '../workspace/files.ts';
import { type Folder, uriOf } from './folder.ts';

/** What is wrong in a folder's config file, for the editor to show there. Pushed, as the file is no policy; nothing wrong clears it. */
export function configDiagnostics({ path, workspace }: Folder): PublishDiagnosticsParams {
  return {
    uri: uriOf(join(path, CONFIG_FILE)),
    diagnostics: (workspace?.configProblems ?? []).map(({ message, range }) => ({ message, range, severity: 1, source: 'gatehouse' })),
  };
}
