import * as vscode from 'vscode';
import type { Position, Range } from './shapes.ts';
import { toRange } from './show-place.ts';

/** What the language server's reference lenses call: opens the places in the editor's own list of references. Not for the palette. */
export function referencesCommand(): vscode.Disposable {
  return vscode.commands.registerCommand(
    'gatehouse.showReferences',
    (uri: string, { line, character }: Position, places: readonly { readonly uri: string; readonly range: Range }[]) =>
      vscode.commands.executeCommand(
        'editor.action.showReferences',
        vscode.Uri.parse(uri),
        new vscode.Position(line, character),
        places.map((place) => new vscode.Location(vscode.Uri.parse(place.uri), toRange(place.range))),
      ),
  );
}
