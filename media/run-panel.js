// Shows what the extension sends and tells it what was picked. Rows are picked by mouse, or with the arrow keys.
const vscode = acquireVsCodeApi();
const main = document.querySelector('main');

window.addEventListener('message', ({ data }) => {
  const hadFocus = document.activeElement?.closest('tr[data-result]') !== null && document.activeElement !== document.body;
  main.innerHTML = data.html;
  if (hadFocus) main.querySelector(`tr[data-result="${data.selected}"]`)?.focus();
});

const pick = (row) => row && vscode.postMessage({ result: Number(row.dataset.result) });

main.addEventListener('click', ({ target }) => {
  const trace = target.closest('[data-trace]');
  if (trace) return vscode.postMessage({ trace: Number(trace.dataset.trace) });
  const command = target.closest('[data-command]');
  if (command) return vscode.postMessage({ command: command.dataset.command });
  pick(target.closest('tr[data-result]'));
});

main.addEventListener('keydown', (event) => {
  const row = event.target.closest('tr[data-result]');
  const next = { ArrowDown: row?.nextElementSibling, ArrowUp: row?.previousElementSibling, Enter: row, ' ': row }[event.key];
  if (!row || next === undefined) return;
  event.preventDefault();
  next?.focus();
  pick(next);
});

vscode.postMessage({ ready: true });
