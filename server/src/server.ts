/** The language server as an editor starts it: over Node's IPC, or with --stdio. */
import './cli/compile-cache.ts';

// Behind the line above, which concerns only what is loaded later.
await import('./lsp/editor.ts');
