import { ImportError } from '../certificates/import-error.ts';
import { StoreError } from '../certificates/store/index-file.ts';
import type { Options } from './certs/options.ts';
import { parseOptions } from './certs/options.ts';
import { UsageError } from './usage.ts';

export const help = `gatehouse certs COMMAND [OPTION…]    the certificates of the workspace (.gatehouse/certificates)

  list                        every certificate of the store
  show ID|FILE                one certificate as .NET prints it; FILE is PEM, DER or PFX
  import FILE                 puts a certificate, with its private key if it has one, into the store
      --id ID                 its name in policies (certificate-id); the file's name where left out
      --ca root|intermediate  upload it as a CA certificate; self-signed and other authorities without a key are by themselves
      --key-vault IDENTIFIER  it was downloaded from this key vault secret (policies should then name it by id: its thumbprint rotates)
      --not-uploaded          not among the certificates that policies see (context.Deployment.Certificates)
  issue NAME                  issues a client certificate with the test set's issuing CA
      --issuer ID  --subject 'CN=…, O=…'  --days N  --dns NAME…  --server  --not-uploaded
  test-set                    makes the test certificates: three authorities, six clients, a server
  delete ID                   refused while policies refer to it
  refresh ID                  reads a key vault certificate anew, with the access token in GATEHOUSE_KEY_VAULT_TOKEN;
                              lists what still names its old thumbprint
  verify ID|FILE              judges the chain as X509Chain does, without revocation
      --root FILE…  --intermediate FILE…   trust these instead of the CA certificates of the store
      --at TIME               judge as of this time (ISO 8601) instead of now

  --password-stdin            the password of a file is the first line of standard input
  --password-env NAME         … is in this environment variable (set but empty: the empty password)
  --format text|json          --workspace FOLDER (default: the current folder)

Exit code 0: fine; 1: not valid, or deletion refused; 2: bad usage or unreadable input.
`;

const commands: Record<string, () => Promise<{ run(options: Options): Promise<number> }>> = {
  list: () => import('./certs/list.ts'),
  show: () => import('./certs/show.ts'),
  import: () => import('./certs/import.ts'),
  issue: () => import('./certs/issue.ts'),
  'test-set': () => import('./certs/test-set.ts'),
  delete: () => import('./certs/delete.ts'),
  refresh: () => import('./certs/refresh.ts'),
  verify: () => import('./certs/verify.ts'),
};

export async function run(args: string[]): Promise<number> {
  const [name, ...rest] = args;
  const load = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!load) {
    const known = Object.keys(commands).join(', ');
    throw new UsageError(
      name === undefined ? `certs: which command? One of ${known}` : `there is no command "certs ${name}"; there are ${known}`,
    );
  }
  const options = parseOptions(name!, rest);
  try {
    return await (await load()).run(options);
  } catch (error) {
    if (error instanceof ImportError) {
      if (options.json) process.stdout.write(`${JSON.stringify({ error: { code: error.code, message: error.message } })}\n`);
      throw new UsageError(options.target ? `${options.target}: ${error.message}` : error.message);
    }
    if (error instanceof StoreError) throw new UsageError(error.message);
    throw error;
  }
}
