import { existsSync } from 'node:fs';
import {
  type Connection,
  type DocumentDiagnosticReport,
  type InitializeResult,
  ResponseError,
  type SymbolInformation,
  type TextDocumentPositionParams,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { names } from '../language/certificate-card.ts';
import * as language from '../language/language.ts';
import { policies } from '../policies/catalogue.ts';
import { rootOf } from '../workspace/sniff.ts';
import { Checks } from './checks.ts';
import { configDiagnostics } from './config-diagnostics.ts';
import { effectiveAt } from './effective.ts';
import { Folder } from './folder.ts';
import { Folders, pathOf } from './folders.ts';
import { CANCELLED, hear, inTurns } from './in-turns.ts';
import { Rereading } from './rereading.ts';
import { workspaceDiagnostics } from './workspace-diagnostics.ts';

const LANGUAGE = 'apim-policy';
/** The protocol's code of a request that is understood and cannot be done; its message is for people. */
const REFUSED = -32803;
/** Symbols of a workspace that an answer names at most. */
const MOST_SYMBOLS = 500;

/** Answers an editor over a connection. Evaluates nothing: what runs policies is another process. */
export function serve(connection: Connection): void {
  const documents = new TextDocuments(TextDocument);
  const texts = new Map<string, language.PolicyText>();
  const isOurs = (document: TextDocument): boolean =>
    document.languageId === LANGUAGE || rootOf(document.getText().slice(0, 8192)) !== null;
  const textOf = (uri: string): language.PolicyText | null => {
    const document = documents.get(uri);
    if (!document) return null;
    const known = texts.get(uri);
    if (known && known.version === document.version) return known;
    if (!isOurs(document)) return null;
    const text = new language.PolicyText(uri, document.getText(), document.version);
    texts.set(uri, text);
    return text;
  };
  function* open(): Generator<language.PolicyText> {
    for (const { uri } of documents.all()) {
      const text = textOf(uri);
      if (text) yield text;
    }
  }
  const folders = new Folders(open, textOf);
  const checks = new Checks(folders);
  /** The command by which the client opens the page of a rule; null: its file. */
  let rulePage: string | null = null;
  const can = {
    pull: false,
    refreshDiagnostics: false,
    refreshLenses: false,
    refreshHints: false,
    folders: false,
    watch: false,
    evaluate: false,
  };

  connection.onInitialize((params): InitializeResult => {
    const { workspace, textDocument } = params.capabilities;
    can.pull = textDocument?.diagnostic !== undefined;
    can.refreshDiagnostics = workspace?.diagnostics?.refreshSupport === true;
    can.refreshLenses = workspace?.codeLens?.refreshSupport === true;
    can.refreshHints = workspace?.inlayHint?.refreshSupport === true;
    can.folders = workspace?.workspaceFolders === true;
    can.watch = workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    const given = (params.initializationOptions ?? {}) as { trusted?: boolean; runLens?: boolean; evaluates?: boolean; rulePage?: string };
    folders.trusted = given.trusted === true;
    folders.runLens = given.runLens === true;
    can.evaluate = given.evaluates === true;
    if (typeof given.rulePage === 'string') rulePage = given.rulePage;
    const roots = params.workspaceFolders?.map(({ uri }) => uri) ?? (params.rootUri ? [params.rootUri] : []);
    for (const uri of roots) add(uri);
    return {
      serverInfo: { name: 'Gatehouse' },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        completionProvider: { triggerCharacters: ['<', '/', '"', "'", ' ', '.', '{', '@', '(', '['] },
        hoverProvider: true,
        signatureHelpProvider: { triggerCharacters: ['(', ',', '['], retriggerCharacters: [')', ']'] },
        definitionProvider: true,
        referencesProvider: true,
        documentHighlightProvider: true,
        renameProvider: { prepareProvider: true },
        documentSymbolProvider: true,
        workspaceSymbolProvider: true,
        foldingRangeProvider: true,
        selectionRangeProvider: true,
        linkedEditingRangeProvider: true,
        semanticTokensProvider: {
          legend: { tokenTypes: [...language.tokenTypes], tokenModifiers: [...language.tokenModifiers] },
          full: true,
          range: true,
        },
        inlayHintProvider: true,
        documentLinkProvider: {},
        codeLensProvider: {},
        codeActionProvider: {
          codeActionKinds: ['quickfix', 'refactor.rewrite', 'refactor.extract', 'refactor.inline', 'refactor.evaluate', 'source.fixAll'],
        },
        documentFormattingProvider: true,
        documentRangeFormattingProvider: true,
        documentOnTypeFormattingProvider: { firstTriggerCharacter: '\n', moreTriggerCharacter: ['>'] },
        callHierarchyProvider: true,
        diagnosticProvider: { identifier: 'gatehouse', interFileDependencies: true, workspaceDiagnostics: true },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  });

  connection.onInitialized(() => {
    load();
    void import('../analysis/code-check.ts').then(
      ({ checkCode }) => {
        checks.use(checkCode);
        changed();
      },
      (error: unknown) => connection.console.error(`C# is not checked: ${error instanceof Error ? error.message : error}`),
    );
    if (can.folders)
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        for (const { uri } of removed) {
          const index = folders.list.findIndex(({ path }) => path === pathOf(uri)?.replace(/\/$/, ''));
          if (index >= 0) folders.list.splice(index, 1);
        }
        for (const { uri } of added) add(uri);
        changed();
      });
    if (can.watch)
      void connection.client
        .register('workspace/didChangeWatchedFiles' as never, { watchers: [{ globPattern: '**/*' }] } as never)
        .catch(() => undefined);
  });

  function add(uri: string): void {
    const path = pathOf(uri);
    if (path === null || folders.list.some((folder) => folder.path === path)) return;
    const folder = new Folder(path);
    folders.list.push(folder);
    void read(folder);
  }

  async function read(folder: Folder): Promise<void> {
    try {
      await folder.readFacts();
      void connection.sendDiagnostics(configDiagnostics(folder));
      changed();
      for (const problem of folder.problems) connection.console.warn(problem);
      await folder.readDocuments();
      changed();
    } catch (error) {
      connection.console.error(`${folder.path} cannot be read: ${error instanceof Error ? error.message : error}`);
    }
  }

  let waiting: NodeJS.Timeout | undefined;
  /** What documents refer to is different now: everything about them is asked for anew. Not concerning others: only what changed itself. */
  function changed(concernsOthers = true): void {
    if (concernsOthers) folders.revision++;
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      if (can.refreshDiagnostics) connection.languages.diagnostics.refresh();
      if (can.refreshLenses) void connection.sendRequest('workspace/codeLens/refresh').catch(() => undefined);
      if (can.refreshHints) void connection.sendRequest('workspace/inlayHint/refresh').catch(() => undefined);
      if (!can.pull) for (const { uri } of documents.all()) push(uri);
    }, 50);
  }

  const rereading = new Rereading(read, changed);
  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const { uri, type } of changes) {
      const folder = folders.of(uri);
      const path = pathOf(uri);
      if (folder && path !== null) rereading.note(folder, path, type, documents.get(uri) !== undefined);
    }
  });

  // ── Diagnostics ──
  const diagnose = (text: language.PolicyText) => language.diagnostics(text, checks.findings(text), (docs) => pageOf(docs, rulePage));
  const resultId = (text: language.PolicyText): string => `${text.version}.${folders.revision}`;
  const report = (text: language.PolicyText, previous: string | undefined): DocumentDiagnosticReport => {
    const id = resultId(text);
    return previous === id ? { kind: 'unchanged', resultId: id } : { kind: 'full', resultId: id, items: diagnose(text) };
  };
  connection.languages.diagnostics.on(async ({ textDocument: { uri }, previousResultId }, token) => {
    hear();
    for (;;) {
      const text = textOf(uri);
      if (!text) return { kind: 'full', items: [] };
      // An edit came meanwhile: what is asked for is the document as it is now.
      if (await checks.prepare(text, () => token.isCancellationRequested || textOf(uri) !== text)) return report(text, previousResultId);
      if (token.isCancellationRequested) throw new ResponseError(CANCELLED, 'cancelled');
    }
  });
  connection.languages.diagnostics.onWorkspace((params, token, _progress, partial) =>
    workspaceDiagnostics(params, token, partial ? (report) => partial.report(report) : null, {
      texts: all,
      isOpen: ({ uri }) => documents.get(uri) !== undefined,
      revision: () => folders.revision,
      prepare: (text, isStale, pace) => checks.prepare(text, isStale, pace),
      diagnose,
    }),
  );
  function* all(): Generator<language.PolicyText> {
    const seen = new Set<string>();
    for (const text of open()) {
      seen.add(pathOf(text.uri) ?? text.uri);
      yield text;
    }
    for (const folder of folders.list) for (const [path, text] of folder.documents) if (!seen.has(path)) yield text;
  }

  const pending = new Map<string, NodeJS.Timeout>();
  function push(uri: string): void {
    clearTimeout(pending.get(uri));
    pending.set(
      uri,
      setTimeout(async () => {
        pending.delete(uri);
        const text = textOf(uri);
        if (text && !(await checks.prepare(text, () => textOf(uri) !== text))) return; // the edit that came meanwhile pushes its own
        void connection.sendDiagnostics(text ? { uri, version: text.version, diagnostics: diagnose(text) } : { uri, diagnostics: [] });
      }, 20),
    );
  }
  documents.onDidChangeContent(({ document }) => {
    hear();
    if (!can.pull) push(document.uri);
  });
  documents.onDidClose(({ document: { uri } }) => {
    texts.delete(uri);
    clearTimeout(pending.get(uri));
    if (!can.pull) void connection.sendDiagnostics({ uri, diagnostics: [] });
  });

  // ── Features ──
  // The .NET library is loaded behind the first answers; features that come meanwhile wait for it.
  let load = (): void => undefined;
  const loaded = new Promise<void>((resolve) => {
    load = () =>
      setImmediate(() =>
        import('../language/code-features.ts')
          .then(
            ({ codeFeatures }) => {
              folders.code = codeFeatures;
            },
            (error: unknown) =>
              connection.console.error(`Expressions have no completion: ${error instanceof Error ? error.message : error}`),
          )
          .finally(resolve),
      );
  });
  type At = { readonly textDocument: { readonly uri: string } };
  const on = <P extends At, R>(answer: (text: language.PolicyText, params: P, around: language.Surroundings) => R) => {
    return async (params: P): Promise<R | null> => {
      hear();
      await loaded;
      const text = textOf(params.textDocument.uri);
      return text ? answer(text, params, folders.around(text.uri, checks)) : null;
    };
  };
  const at = <R>(answer: (text: language.PolicyText, offset: number, around: language.Surroundings) => R) =>
    on<TextDocumentPositionParams, R>((text, { position }, around) => answer(text, text.lines.offsetAt(position), around));
  const spanOf = (
    text: language.PolicyText,
    range: { start: TextDocumentPositionParams['position']; end: TextDocumentPositionParams['position'] },
  ) => ({
    start: text.lines.offsetAt(range.start),
    end: text.lines.offsetAt(range.end),
  });

  connection.onCompletion(at(language.completion));
  connection.onHover(at(language.hover));
  connection.onSignatureHelp(at(language.signatureHelp));
  connection.onDefinition(at(language.definition));
  connection.onReferences(
    on((text, { position, context }, around) =>
      language.references(text, text.lines.offsetAt(position), around, context.includeDeclaration),
    ),
  );
  connection.onDocumentHighlight(at(language.highlights));
  connection.onPrepareRename(at(language.prepareRename));
  connection.onRenameRequest(
    on((text, { position, newName }, around) => {
      const result = language.rename(text, text.lines.offsetAt(position), newName, around);
      if (typeof result === 'string') throw new ResponseError(REFUSED, result);
      return result;
    }),
  );
  connection.onDocumentSymbol(on((text) => language.documentSymbols(text)));
  connection.onWorkspaceSymbol(async ({ query }, token) => {
    const found: SymbolInformation[] = [];
    await inTurns(all(), token, (text) => {
      if (found.length < MOST_SYMBOLS) found.push(...language.workspaceSymbols([text], query, MOST_SYMBOLS - found.length));
    });
    return found;
  });
  connection.onFoldingRanges(on((text) => language.foldingRanges(text)));
  connection.onSelectionRanges(
    on((text, { positions }) => positions.map((position) => language.selectionRange(text, text.lines.offsetAt(position)))),
  );
  connection.languages.onLinkedEditingRange(at(language.linkedEditing));
  connection.languages.semanticTokens.on(
    async (params) => (await on((text, _, around) => language.semanticTokens(text, around))(params)) ?? { data: [] },
  );
  connection.languages.semanticTokens.onRange(
    async (params) =>
      (await on((text, { range }: typeof params, around) => language.semanticTokens(text, around, spanOf(text, range)))(params)) ?? {
        data: [],
      },
  );
  connection.languages.inlayHint.on(on((text, { range }, around) => language.inlayHints(text, spanOf(text, range), around)));
  connection.onDocumentLinks(on((text, _, around) => language.documentLinks(text, around)));
  connection.onCodeLens(on((text, _, around) => language.codeLenses(text, around)));
  connection.onCodeAction(
    on((text, { range, context: { only = null } }, around) => {
      const span = spanOf(text, range);
      return [...language.codeActions(text, span, around, only), ...(can.evaluate ? language.evaluateActions(text, span, only) : [])];
    }),
  );
  connection.onDocumentFormatting(on((text, { options }) => language.formatting(text, options)));
  connection.onDocumentRangeFormatting(on((text, { options, range }) => language.formatting(text, options, spanOf(text, range))));
  connection.onDocumentOnTypeFormatting(
    on((text, { position, ch, options }) => language.onTypeFormatting(text, text.lines.offsetAt(position), ch, options)),
  );
  connection.languages.callHierarchy.onPrepare(at(language.prepareCalls));
  connection.languages.callHierarchy.onIncomingCalls(({ item }) => language.incomingCalls(item, folders.around(item.uri, checks)));
  connection.languages.callHierarchy.onOutgoingCalls(({ item }) => language.outgoingCalls(item, folders.around(item.uri, checks)));

  // ── Ours ──
  connection.onNotification('gatehouse/trust', ({ trusted }: { trusted: boolean }) => {
    folders.trusted = trusted;
    changed();
  });
  connection.onRequest('gatehouse/autoClose', at(language.autoClose));
  connection.onRequest('gatehouse/effective', async ({ uri, product = null }: { uri: string; product?: string | null }) => {
    const effective = await effectiveAt(uri, product, folders);
    if (typeof effective === 'string') throw new ResponseError(REFUSED, effective);
    return effective;
  });
  connection.onRequest('gatehouse/expression', at(language.evaluableAt));
  connection.onRequest(
    'gatehouse/expressions',
    on((text) => language.evaluables(text)),
  );
  connection.onRequest('gatehouse/policies', () =>
    policies.map(({ id, name, summary, category, status, docs, sections }) => ({ id, name, summary, category, status, docs, sections })),
  );
  connection.onRequest('gatehouse/rootElement', ({ text }: { text: string }) => rootOf(text.slice(0, 8192)));
  connection.onRequest('gatehouse/certificateUses', ({ id, uri }: { id: string; uri?: string }) => {
    const folder = uri === undefined ? folders.list[0] : folders.of(uri);
    const certificate = folder?.certificates.find((one) => one.id === id);
    if (!folder || !certificate) return [];
    return [...all()]
      .filter((text) => folders.of(text.uri) === folder)
      .flatMap((text) =>
        text.mentions.filter((mention) => names(mention, certificate)).map(({ span }) => ({ uri: text.uri, range: text.range(span) })),
      );
  });

  documents.listen(connection);
  connection.listen();
}

/** Rule pages come with the product: beside the bundle, or in the source tree. */
const root = ['../../', '../../../'].map((up) => new URL(up, import.meta.url)).find((url) => existsSync(new URL('docs/rules/', url)));

/** Where a finding's page is: on the web, by the client's own command for rule pages (`rulePage`), else as a file. */
const pageOf = (docs: string, rulePage: string | null): string | null => {
  if (/^https?:/.test(docs)) return docs;
  const rule = /^docs\/rules\/(.+)\.md$/.exec(docs)?.[1];
  if (rulePage !== null && rule !== undefined) return `${rulePage}?${encodeURIComponent(JSON.stringify([rule]))}`;
  return root ? new URL(docs, root).href : null;
};
