/** Absolute URLs as IUrl shows them. */
export interface UrlParts {
  readonly scheme: string;
  readonly host: string;
  readonly port: number;
  /** As it stands, percent-encoded; `/` at least. */
  readonly path: string;
  /** With its question mark; '' where there is none. */
  readonly queryString: string;
}
const defaultPorts: Readonly<Record<string, number>> = { http: 80, https: 443, ws: 80, wss: 443 };

export const urlParts = (url: string): UrlParts => {
  const match = /^([a-zA-Z][\w+.-]*):\/\/(?:[^/?#@]*@)?(\[[^\]]*\]|[^:/?#]*)(?::(\d+))?([^?#]*)(\?[^#]*)?/.exec(url);
  const scheme = (match?.[1] ?? 'https').toLowerCase();
  const queryString = match?.[5] ?? '';
  return {
    scheme,
    host: (match?.[2] ?? '').toLowerCase(),
    port: match?.[3] ? Number(match[3]) : (defaultPorts[scheme] ?? -1),
    path: match?.[4] || '/',
    queryString: queryString === '?' ? '' : queryString,
  };
};

const decoder = (bytes: readonly number[]): string => new TextDecoder().decode(Uint8Array.from(bytes));
/** `%XX` and, in forms, `+` decoded as UTF-8; what is no escape stays. */
export const decodeForm = (text: string): string => decodePercent(text.replaceAll('+', ' '), () => true);
const decodePercent = (text: string, decodes: (character: string) => boolean): string =>
  text.replace(/(?:%[0-9a-fA-F]{2})+/g, (run) => {
    const bytes = run
      .slice(1)
      .split('%')
      .map((digits) => Number.parseInt(digits, 16));
    let result = '';
    for (let i = 0; i < bytes.length; ) {
      const first = bytes[i]!;
      const length = first < 0x80 ? 1 : first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 1;
      const part = bytes.slice(i, i + length);
      const character = decoder(part);
      const kept = part.map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
      result += decodes(character) ? character : kept;
      i += length;
    }
    return result;
  });

/** `Uri.ToString()`: readable, but with what separates parts of a URL still escaped. */
export const urlText = (url: string): string => {
  const { scheme, host, port, path, queryString } = urlParts(url);
  const readable = (text: string): string =>
    decodePercent(text, (character) => !/[;/?:@&=+$,#[\]%\\\u0000-\u001f\u007f\ufffd]/.test(character));
  return `${scheme}://${host}${port === defaultPorts[scheme] || port < 0 ? '' : `:${port}`}${readable(path)}${readable(queryString)}`;
};

/** Parameters in order; those of one name (whatever its case) together. */
export const parameters = (text: string, ignoreCase: boolean): Map<string, string[]> => {
  const result = new Map<string, string[]>();
  const names = new Map<string, string>();
  for (const part of text.split('&')) {
    if (part === '') continue;
    const equals = part.indexOf('=');
    const name = decodeForm(equals < 0 ? part : part.slice(0, equals));
    const value = equals < 0 ? '' : decodeForm(part.slice(equals + 1));
    const key = ignoreCase ? name.toLowerCase() : name;
    const known = names.get(key);
    if (known === undefined) {
      names.set(key, name);
      result.set(name, [value]);
    } else result.get(known)!.push(value);
  }
  return result;
};

const unescaped = /[A-Za-z0-9\-_.!*()]/;
/** As WebUtility.UrlEncode: space becomes `+`. */
export const encodeForm = (text: string): string => {
  let result = '';
  for (const byte of new TextEncoder().encode(text)) {
    const character = String.fromCharCode(byte);
    result += byte === 0x20 ? '+' : unescaped.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return result;
};
