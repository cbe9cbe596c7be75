import { UsageError } from '../usage.ts';
import type { ClientRequest } from './request.ts';

/** A request of a `.http`/`.rest` file. */
export interface HttpFileRequest extends ClientRequest {
  /** `# @name X`, or the text behind `###`. */
  readonly name: string | null;
  /** `# @certificate ID`: what the client presents. */
  readonly certificate: string | null;
}

/** Reads requests separated by `###`, with `@name = value` variables, `//` and `#` comments. Throws UsageError with the line. */
export function readHttpFile(text: string, file: string): HttpFileRequest[] {
  const variables = new Map<string, string>();
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const requests: HttpFileRequest[] = [];
  const fill = (line: string, at: number): string =>
    line.replace(/\{\{\s*([^{}\s]+)\s*\}\}/g, (_, name: string) => {
      const value = variables.get(name);
      if (value === undefined) throw new UsageError(`${file}:${at + 1}: there is no variable "${name}" in the file`);
      return value;
    });
  let at = 0;
  while (at < lines.length) {
    let name: string | null = null;
    let certificate: string | null = null;
    // Up to the request line: comments, tags, variables, blank lines.
    for (; at < lines.length; at++) {
      const line = lines[at]!.trim();
      const tag = /^(?:#|\/\/)\s*@(name|certificate)\s+(\S+)/.exec(line);
      const variable = /^@([^\s=]+)\s*=\s*(.*)$/.exec(line);
      if (tag?.[1] === 'name') name = tag[2]!;
      else if (tag) certificate = fill(tag[2]!, at);
      else if (variable) variables.set(variable[1]!, fill(variable[2]!, at));
      else if (line.startsWith('###')) name = line.slice(3).trim() || name;
      else if (line !== '' && !line.startsWith('#') && !line.startsWith('//')) break;
    }
    if (at >= lines.length) break;
    const first = /^(?:([A-Z]+)\s+)?(\S+)(?:\s+HTTP\/[\d.]+)?$/.exec(fill(lines[at]!.trim(), at));
    if (!first) throw new UsageError(`${file}:${at + 1}: expected METHOD URL, not "${lines[at]!.trim().slice(0, 60)}"`);
    const headers: [string, string][] = [];
    for (at++; at < lines.length; at++) {
      const line = lines[at]!;
      if (line.trim() === '' || line.startsWith('###')) break;
      if (/^\s*(#|\/\/)/.test(line)) continue;
      const header = /^([^\s:]+)\s*:\s*(.*)$/.exec(fill(line, at).trim());
      if (!header) throw new UsageError(`${file}:${at + 1}: expected "Name: value", not "${line.trim().slice(0, 60)}"`);
      headers.push([header[1]!, header[2]!]);
    }
    const body: string[] = [];
    for (; at < lines.length && !lines[at]!.startsWith('###'); at++) body.push(fill(lines[at]!, at));
    const content = body.join('\n').trim();
    requests.push({ name, certificate, method: first[1] ?? 'GET', url: first[2]!, headers, body: content === '' ? null : content });
  }
  if (requests.length === 0) throw new UsageError(`${file} holds no request`);
  return requests;
}
