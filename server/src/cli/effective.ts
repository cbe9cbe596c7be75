import { relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from '../syntax/parser.ts';
import { decode } from '../text/decoding.ts';
import type { Artifacts } from '../workspace/apiops.ts';
import { disk } from '../workspace/disk.ts';
import { effectivePolicy, type FragmentSource, type Layer, renderEffective } from '../workspace/effective.ts';
import { closest, didYouMean } from '../workspace/words.ts';
import { openWorkspace } from '../workspace/workspace.ts';
import { UsageError } from './usage.ts';

export const help = `gatehouse effective --api A [--operation O] [OPTION…]

Prints the policy that is in effect for an API or an operation of an APIOps folder: every <base /> and fragment in place, each piece with its origin.

  --api A            the API's id; for a revision A;rev=2
  --operation O      the operation's id
  --product P        the product whose policy is in between
  --apim-workspace W the workspace the API is in
  --format text|json (text)
  --workspace FOLDER the folder with the artifacts (the current one)
`;

export async function run(args: string[]): Promise<number> {
  const values = options(args);
  if (values.format !== 'text' && values.format !== 'json') throw new UsageError(`--format is text or json, not "${values.format}"`);
  if (!values.api) throw new UsageError('name an API: gatehouse effective --api A --operation O');
  const folder = resolve(values.workspace);
  const workspace = await openWorkspace(disk, folder.replaceAll('\\', '/'));
  if (!workspace.artifacts.length) throw new UsageError(`${folder} holds no APIOps artifacts folder (apis, products, named values, …)`);
  const [id, revision = null] = values.api.split(';rev=');
  const inner = values['apim-workspace'];
  const service = workspace.artifacts.find((one) => where(one, inner)?.apis.some((api) => api.id === id)) ?? workspace.artifacts[0]!;
  const source = where(service, inner);
  if (!source) throw new UsageError(`there is no workspace ${inner}.${didYouMean(closest(inner!, service.workspaces.keys()))}`);
  const api = source.apis.find((one) => one.id === id && one.revision === revision);
  if (!api)
    throw new UsageError(
      `there is no API ${values.api}.${didYouMean(
        closest(
          values.api,
          source.apis.map((one) => one.id),
        ),
      )}`,
    );
  const product = values.product === undefined ? null : source.products.find((one) => one.id === values.product);
  if (product === undefined)
    throw new UsageError(
      `there is no product ${values.product}.${didYouMean(
        closest(
          values.product!,
          source.products.map((one) => one.id),
        ),
      )}`,
    );
  const operation = values.operation === undefined ? null : (api.operationPolicies.get(values.operation) ?? null);

  const shown = (path: string): string => relative(folder, path).replaceAll('\\', '/');
  const read = async (path: string): Promise<FragmentSource> => {
    const bytes = await disk.read(path);
    if (!bytes) throw new UsageError(`${path} cannot be read`);
    return { path: shown(path), document: parse(decode(bytes).text) };
  };
  const paths: [Layer['scope'], string | null][] = [
    ['global', service.policy],
    ['workspace', inner === undefined ? null : source.policy],
    ['product', product?.policy ?? null],
    ['api', api.policy],
    ['operation', operation],
  ];
  const layers: Layer[] = [];
  for (const [scope, path] of paths) if (path !== null) layers.push({ scope, ...(await read(path)) });
  const fragments = new Map<string, FragmentSource>();
  for (const one of source === service ? [service] : [service, source])
    for (const [name, path] of one.fragments) fragments.set(name, await read(path));
  const effective = effectivePolicy(layers, fragments);
  if (values.format === 'json') {
    const sections = Object.fromEntries([...effective.sections].map(([name, pieces]) => [name, pieces]));
    process.stdout.write(
      `${JSON.stringify({ api: values.api, operation: values.operation ?? null, product: values.product ?? null, sections, missingFragments: effective.missing })}\n`,
    );
  } else process.stdout.write(renderEffective(effective));
  for (const name of effective.missing)
    process.stderr.write(`gatehouse: the fragment "${name}" is not in the folder; its include-fragment is left in place\n`);
  return 0;
}

const where = (service: Artifacts, workspace: string | undefined): Artifacts | undefined =>
  workspace === undefined ? service : service.workspaces.get(workspace);

function options(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        api: { type: 'string' },
        operation: { type: 'string' },
        product: { type: 'string' },
        'apim-workspace': { type: 'string' },
        format: { type: 'string', default: 'text' },
        workspace: { type: 'string', default: '.' },
      },
    }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
