// Reports on every policy what a validating XML parser says of a quote inside of an expression, except where its setting says not to.
const vscode = require('vscode');

exports.activate = (context) => {
  const diagnostics = vscode.languages.createDiagnosticCollection('xml');
  const check = (document) => {
    const quote = /condition="@\([^>]*?(")[^>]*?\)"/.exec(document.getText());
    const filters = vscode.workspace.getConfiguration('xml', document.uri).get('validation.filters');
    const off = filters.some(({ pattern, enabled }) => enabled === false && vscode.languages.match({ pattern }, document) > 0);
    if (!quote || off) return diagnostics.delete(document.uri);
    const start = document.positionAt(quote.index);
    const found = new vscode.Diagnostic(new vscode.Range(start, start.translate(0, 9)), 'Attribute name must be followed by "=".');
    found.source = 'xml';
    diagnostics.set(document.uri, [found]);
  };
  const all = () => vscode.workspace.textDocuments.filter(({ uri }) => uri.path.endsWith('.xml')).forEach(check);
  context.subscriptions.push(diagnostics, vscode.workspace.onDidOpenTextDocument(all), vscode.workspace.onDidChangeConfiguration(all));
  all();
};
