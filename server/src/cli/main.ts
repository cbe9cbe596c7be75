#!/usr/bin/env node
import './compile-cache.ts';
import { commands } from './commands.ts';
import { UsageError } from './usage.ts';

/** Entry of the command line: finds the command, runs it, turns its errors into one line. Exit codes: docs/command-line.md. */
async function main(argv: string[]): Promise<number> {
  const [name, ...rest] = argv;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const rows = Object.entries(commands).map(([command, { summary }]) => `  ${command.padEnd(10)} ${summary}`);
    process.stdout.write(`gatehouse COMMAND [OPTION…]\n\n${rows.join('\n')}\n\nEvery command has --help.\n`);
    return name === undefined ? 2 : 0;
  }
  const command = commands[name];
  if (!command) throw new UsageError(`there is no command "${name}"; gatehouse --help lists them`);
  const { run, help } = await command.load();
  if (rest.includes('--help') || rest.includes('-h')) {
    process.stdout.write(help.endsWith('\n') ? help : `${help}\n`);
    return 0;
  }
  return run(rest);
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2));
main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const message =
      error instanceof UsageError
        ? error.message
        : `unexpected: ${error instanceof Error ? (process.env['GATEHOUSE_DEBUG'] ? error.stack : error.message) : error}`;
    process.stderr.write(`gatehouse: ${message}\n`);
    process.exitCode = 2;
  },
);
