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

/**
 * Absolute paths of all policy documents below a folder, found by their content whatever their extension, in the order of their names.
 * `unreadable` is told of files that are called like policies and could not be read.
 */
export async function findDocuments(files: Files, folder: string, unreadable?: (path: string) => void): Promise<string[]> {
  const found: string[] = [];
  const entries = await files.list(folder);
  const candidates = entries.filter(({ name, kind }) => kind === 'file' && !OTHER.test(name)).map(({ name }) => join(folder, name));
  // A few at a time: a folder may hold thousands, and whoever reads it has others to answer meanwhile.
  for (let at = 0; at < candidates.length; at += 8) {
    const some = candidates.slice(at, at + 8);
    const are = await Promise.all(some.map((path) => isDocument(files, path, unreadable)));
    found.push(...some.filter((_, i) => are[i]));
  }
  for (const { name, kind } of entries)
    if (kind === 'folder' && !SKIPPED.has(name)) found.push(...(await findDocuments(files, join(folder, name), unreadable)));
  return found;
}

/** Whether a file is a policy document, by its content. */
async function isDocument(files: Files, path: string, unreadable?: (path: string) => void): Promise<boolean> {
  const head = await files.read(path, HEAD);
  if (head === null && /\.(?:xml|cshtml)$/i.test(path)) unreadable?.(path);
  return head !== null && head.length > 0 && rootOf(decode(head).text) !== null;
}

/** Whether a path, from the folder that is searched, lies in one that a search does not look into. */
export const isSkipped = (path: string): boolean => path.split('/').some((name) => SKIPPED.has(name));
