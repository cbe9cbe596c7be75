import { rootNames } from '../policies/catalogue.ts';
import { decode } from '../text/decoding.ts';
import { type Files, join } from './files.ts';

/** How much of a file is looked at: enough for a licence comment before the root element. */
export const HEAD = 8 * 1024;

const roots = new Set(rootNames);
/** Files that hold no policies, told by name so that their bytes need not be read. */
const OTHER =
  /\.(png|jpe?g|gif|ico|webp|svg|pdf|zip|gz|tgz|vsix|dll|exe|so|pdb|nupkg|jar|pfx|p12|cer|crt|der|pem|key|woff2?|ttf|eot|mp[34]|mov|lock|map|min\.js|ts|js|mjs|cjs|json|ya?ml|md|css|html?)$/i;
const SKIPPED = new Set(['node_modules', '.git', '.hg', '.svn', 'bin', 'obj']);

/** The name of the root element that makes a text a policy document; null for any other text. Skips a byte order mark, blanks, comments, `<?…?>` and `<!…>`. */
export function rootOf(head: string): string | null {
  let at = head.charCodeAt(0) === 0xfeff ? 1 : 0;
  for (;;) {
    while (/\s/.test(head.charAt(at))) at++;
    if (head.startsWith('<!--', at)) at = behind(head, '-->', at + 4);
    else if (head.startsWith('<?', at)) at = behind(head, '?>', at + 2);
    else if (head.startsWith('<!', at)) at = behind(head, '>', at + 2);
    else break;
  }
  const name = /^<([A-Za-z][\w.-]*)(?=[\s/>]|$)/.exec(head.slice(at, at + 100))?.[1];
  return name !== undefined && roots.has(name) ? name : null;
}

function behind(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at + mark.length;
}

/** Absolute paths of all policy documents below a folder, found by their content whatever their extension, in the order of their names. */
export async function findDocuments(files: Files, folder: string): Promise<string[]> {
  const found: string[] = [];
  const entries = await files.list(folder);
  const candidates = entries.filter(({ name, kind }) => kind === 'file' && !OTHER.test(name)).map(({ name }) => join(folder, name));
  const heads = await Promise.all(candidates.map((path) => files.read(path, HEAD)));
  heads.forEach((head, i) => {
    if (head?.length && rootOf(decode(head).text) !== null) found.push(candidates[i]!);
  });
  for (const { name, kind } of entries)
    if (kind === 'folder' && !SKIPPED.has(name)) found.push(...(await findDocuments(files, join(folder, name))));
  return found;
}
