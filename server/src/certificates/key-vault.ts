/** A key vault certificate could not be read anew: the message says what to do. */
export class KeyVaultError extends Error {}

/** The environment variable that holds the access token. */
export const tokenVariable = 'GATEHOUSE_KEY_VAULT_TOKEN';

/** Hosts of key vaults in Azure's clouds: a token goes nowhere else. */
const vaultHost = /^[a-z0-9-]{1,63}\.vault\.(azure\.net|azure\.cn|usgovcloudapi\.net|microsoftazure\.de)$/i;

export type Fetch = (url: string, init: { headers: Record<string, string>; signal: AbortSignal; redirect: 'error' }) => Promise<Response>;

/** The address of a secret from `https://VAULT/secrets/NAME[/VERSION]`; a certificate's identifier means the secret of its name. Throws KeyVaultError. */
export function secretAddress(identifier: string): string {
  const match = /^https:\/\/([^/]+)\/(?:secrets|certificates)\/([A-Za-z0-9-]{1,127})(?:\/([0-9a-f]{32}))?\/?$/.exec(identifier);
  if (!match) throw new KeyVaultError(`"${identifier}" is no key vault identifier: https://VAULT.vault.azure.net/secrets/NAME is one`);
  const [, host = '', name] = match;
  if (!vaultHost.test(host))
    throw new KeyVaultError(
      `${host} is no key vault host (*.vault.azure.net and those of Azure's other clouds are), so no token is sent there`,
    );
  // Without a version: a refresh wants the newest.
  return `https://${host.toLowerCase()}/secrets/${name}?api-version=7.4`;
}

/** A certificate's file as the vault holds it: a PFX without password, or PEM. Throws KeyVaultError. */
export async function downloadCertificate(
  identifier: string,
  token: string | undefined,
  fetch: Fetch,
): Promise<{ bytes: Uint8Array; name: string }> {
  const url = secretAddress(identifier);
  const host = new URL(url).host;
  if (!token)
    throw new KeyVaultError(
      `${host} wants an access token: set ${tokenVariable} to what "az account get-access-token --resource https://vault.azure.net --query accessToken --output tsv" prints`,
    );
  let response: Response;
  try {
    response = await fetch(url, { headers: { authorization: `Bearer ${token}` }, signal: AbortSignal.timeout(20_000), redirect: 'error' });
  } catch (error) {
    const cause = (error as { cause?: { code?: string } }).cause?.code ?? (error as Error).name;
    throw new KeyVaultError(`${host} cannot be reached (${cause}); the certificate stays as it is`);
  }
  if (!response.ok) throw new KeyVaultError(`${host} answers ${response.status}: ${meaning(response.status)}`);
  const { value, contentType } = (await response.json().catch(() => ({}))) as { value?: unknown; contentType?: unknown };
  if (typeof value !== 'string') throw new KeyVaultError(`${host} answers without a value`);
  if (contentType === 'application/x-pem-file') return { bytes: Buffer.from(value), name: 'secret.pem' };
  return { bytes: Buffer.from(value, 'base64'), name: 'secret.pfx' };
}

function meaning(status: number): string {
  if (status === 401) return `the token is not valid for it, or has expired: get a new one for ${tokenVariable}`;
  if (status === 403) return 'who the token belongs to may not read its secrets (the role "Key Vault Secrets User" may)';
  if (status === 404) return 'there is no secret of that name';
  return status === 429 ? 'too many requests: wait a while' : 'the certificate stays as it is';
}
