// The floors: each imports only from floors below it (docs/architecture.md). A forbidden import fails the build.
const floors = [
  ['text'],
  ['syntax', 'x509'],
  ['csharp'],
  ['policies', 'certificates'],
  ['workspace'],
  ['analysis'],
  ['language', 'gateway'],
  ['cli', 'server.ts', 'lsp', 'debug', 'testing'],
];
const path = (names) => `^server/src/(${names.map((name) => name.replace('.', '\\.')).join('|')})(/|$)`;

module.exports = {
  forbidden: [
    ...floors.slice(0, -1).map((names, i) => ({
      name: `${names.join('-')}-imports-from-above`,
      severity: 'error',
      from: { path: path(names) },
      to: { path: path(floors.slice(i + 1).flat()) },
    })),
    { name: 'language-and-gateway-are-neighbours', severity: 'error', from: { path: path(['language']) }, to: { path: path(['gateway']) } },
    { name: 'x509-knows-no-syntax', severity: 'error', from: { path: path(['x509']) }, to: { path: path(['syntax']) } },
    { name: 'only-the-client-knows-vscode', severity: 'error', from: { pathNot: '^client/' }, to: { path: '^vscode$' } },
    { name: 'the-server-does-not-know-the-client', severity: 'error', from: { path: '^server/' }, to: { path: '^client/' } },
    {
      name: 'pure-floors-touch-nothing-outside',
      severity: 'error',
      from: { path: [path(['text', 'syntax', 'x509', 'csharp', 'analysis', 'language']), '^server/src/policies/[^/]+/policy\\.ts$'] },
      to: { dependencyTypes: ['core'] },
    },
    // Circles are Biome's to find (noImportCycles): it knows which imports are of types only.
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.mjs', '.cjs', '.json'] },
  },
};
