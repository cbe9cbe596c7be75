import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';

const wasm = createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm');
const grammarFile = new URL('../../../syntaxes/apim-policy.tmLanguage.json', import.meta.url);

export interface Token {
  readonly text: string;
  /** Without the grammar's own `text.xml.apim-policy`. */
  readonly scopes: readonly string[];
}

/** Colours a text as VS Code does: its tokens, line by line. */
export async function tokenize(text: string): Promise<Token[][]> {
  await oniguruma.loadWASM(readFileSync(wasm)).catch(() => undefined); // loaded already
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns: string[]) => new oniguruma.OnigScanner(patterns),
      createOnigString: (string: string) => new oniguruma.OnigString(string),
    }),
    loadGrammar: async () => textmate.parseRawGrammar(readFileSync(grammarFile, 'utf8'), grammarFile.pathname),
  });
  const grammar = await registry.loadGrammar('text.xml.apim-policy');
  if (!grammar) throw new Error('the grammar did not load');
  let stack = textmate.INITIAL;
  return text.split('\n').map((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    stack = ruleStack;
    return tokens.map(({ startIndex, endIndex, scopes }) => ({ text: line.slice(startIndex, endIndex), scopes: scopes.slice(1) }));
  });
}
