import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ListenError } from '../gateway/listen-error.ts';
import type { Api } from '../gateway/service.ts';
import { type SupervisedGateway, startSupervised } from '../gateway/supervise.ts';
import { PolicyProblem } from '../policies/step.ts';
import { isArtifacts } from '../workspace/apiops.ts';
import { disk } from '../workspace/disk.ts';
import { serviceOf } from './emulator/artifacts.ts';
import { problemText } from './emulator/problem.ts';
import { anyApi, readDocument, type ServiceParts, setUp } from './emulator/setup.ts';
import { UsageError } from './usage.ts';

export const help = `gatehouse serve [FOLDER|POLICY] [OPTION…]    the emulator as a local gateway, until it is interrupted

  FOLDER   an APIOps folder: its APIs at their paths; a folder with one policy: that one at every path;
           with several: each at /NAME. Left out: the current folder
  --host 127.0.0.1  --port 0      0: a free port
  --backend STATUS|URL  --allow-host HOST…  --named-value NAME=VALUE…
  --format text|json              json: the first line is {"url":…,"port":…} once it accepts connections
  --workspace FOLDER              where .gatehouse/ is; left out: FOLDER, or the current folder for a POLICY
`;

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = readOptions(args);
  const target = resolve(positionals[0] ?? values.workspace ?? '.');
  const isFolder = statSync(target, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const workspace = resolve(values.workspace ?? (isFolder ? target : '.'));
  const { setup } = await setUp(
    {
      workspace,
      backend: values.backend,
      allowHosts: values['allow-host'],
      namedValues: values['named-value'],
      host: values.host,
      port: values.port === undefined ? undefined : Number(values.port),
      record: false,
    },
    async (serviceUrl): Promise<ServiceParts> => {
      if (isFolder && (await isArtifacts(disk, target))) return serviceOf(target, workspace, serviceUrl);
      return { apis: loosePolicies(target, isFolder, workspace, serviceUrl) };
    },
  );
  let gateway: SupervisedGateway;
  try {
    gateway = await startSupervised(setup);
  } catch (error) {
    if (error instanceof ListenError) throw new UsageError(error.message);
    if (!(error instanceof PolicyProblem)) throw error;
    const { file, message, range } = problemText(error, workspace, { file: '', text: '' });
    process.stderr.write(`gatehouse: ${file}:${range.start.line + 1}:${range.start.character + 1}: ${message}\n`);
    return 1;
  }
  const { url, port } = gateway;
  if (values.format === 'json') process.stdout.write(`${JSON.stringify({ url, port })}\n`);
  else {
    process.stdout.write(`Listening on ${url}\n`);
    for (const api of setup.service.apis)
      process.stdout.write(`  ${url}/${api.path}${api.path === '' ? '' : '/'}  ${api.policy?.file ?? api.name}\n`);
    process.stdout.write('Ctrl+C stops it.\n');
  }
  for (const { policy, file, range } of gateway.notSimulated)
    process.stderr.write(`${file}:${(range?.start.line ?? 0) + 1}: <${policy}> is not simulated yet: it does nothing.\n`);
  const interrupted = new Promise<null>((done) => {
    process.once('SIGINT', () => done(null));
    process.once('SIGTERM', () => done(null));
  });
  const reason = await Promise.race([interrupted, gateway.lost]);
  if (reason !== null) {
    process.stderr.write(`gatehouse: ${reason}\n`);
    return 1;
  }
  await gateway.stop();
  return 0;
}

/** One policy at every path, several each at `/NAME`. */
function loosePolicies(target: string, isFolder: boolean, workspace: string, serviceUrl: string): Api[] {
  if (!isFolder) return [anyApi('policy', '', serviceUrl, readDocument(target, workspace))];
  const documents = readdirSync(target)
    .filter((name) => /\.xml$/i.test(name) && statSync(join(target, name)).isFile())
    .map((name) => ({ name: name.replace(/(\.policy)?\.xml$/i, ''), document: readDocument(join(target, name), workspace) }))
    .filter(({ document }) => /<policies[\s>]/.test(document.text));
  if (documents.length === 0) throw new UsageError(`${target} holds no policy document (root <policies>) and is no APIOps folder`);
  if (documents.length === 1) return [anyApi('policy', '', serviceUrl, documents[0]!.document)];
  return documents.map(({ name, document }) => anyApi(name, name, serviceUrl, document));
}

function readOptions(args: string[]) {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    throw new UsageError(`serve: ${(error as Error).message}`);
  }
  const { values, positionals } = parsed;
  if (positionals.length > 1) throw new UsageError('serve: expected one folder or policy document');
  if (values.format !== 'text' && values.format !== 'json') throw new UsageError(`serve: --format is text or json, not "${values.format}"`);
  if (values.port !== undefined && (!/^\d{1,5}$/.test(values.port) || Number(values.port) > 65535))
    throw new UsageError(`serve: --port is 0 to 65535, not "${values.port}"`);
  return parsed;
}

function parse(args: string[]) {
  return parseArgs({
    args,
    allowPositionals: true,
    options: {
      host: { type: 'string' },
      port: { type: 'string' },
      backend: { type: 'string' },
      'allow-host': { type: 'string', multiple: true, default: [] },
      'named-value': { type: 'string', multiple: true, default: [] },
      format: { type: 'string', default: 'text' },
      workspace: { type: 'string' },
    },
  });
}
