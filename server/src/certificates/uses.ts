/**
 * The places in a policy document's text that refer to a certificate: its thumbprint (in any case), its id in an attribute such as
 * `certificate-id`, or as a key of `Certificates`. Comments do not count. Offsets, in their order.
 */
export function usesInPolicy(text: string, id: string, thumbprint: string): [start: number, end: number][] {
  const bare = withoutComments(text);
  return [
    ...matches(bare, thumbprintPattern(thumbprint)),
    ...matches(bare, new RegExp(`(\\b(?:issuer-)?certificate-id\\s*=\\s*["']\\s*)${id}(?=\\s*["'])`, 'g')),
    ...matches(bare, new RegExp(`(\\bCertificates\\s*\\[\\s*(?:"|&quot;))${id}(?="|&quot;)`, 'g')),
  ].sort(([a], [b]) => a - b);
}

/** The places in `.gatehouse/config.yaml` that pin a certificate: `thumbprintOf: ID`, its thumbprint, `certificateIds`. */
export function usesInConfiguration(text: string, id: string, thumbprint: string): [start: number, end: number][] {
  return [
    ...matches(text, new RegExp(`(\\bthumbprintOf["']?\\s*:\\s*["']?)${id}(?![A-Za-z0-9-])`, 'g')),
    ...usesInArtifact(text, id, thumbprint),
  ].sort(([a], [b]) => a - b);
}

/** The places in an artifact of the service (JSON or YAML of a named value or a back end): its thumbprint, or its id in `certificateIds`. */
export function usesInArtifact(text: string, id: string, thumbprint: string): [start: number, end: number][] {
  const places = matches(text, thumbprintPattern(thumbprint));
  for (const list of text.matchAll(/\bcertificateIds["']?\s*:\s*(\[[^\]]{0,4000}\]|(?:\r?\n[ \t]*-[ \t]*\S+)+)/g)) {
    const start = list.index;
    for (const [from, to] of matches(list[0], new RegExp(`((?:^|[\\s"'/[,]))${id}(?=$|[\\s"',\\]])`, 'g')))
      places.push([start + from, start + to]);
  }
  return places.sort(([a], [b]) => a - b);
}

const thumbprintPattern = (thumbprint: string) => new RegExp(`(?<![0-9A-Fa-f])${thumbprint}(?![0-9A-Fa-f])`, 'gi');

/** Without what the first group holds. */
function matches(text: string, pattern: RegExp): [number, number][] {
  return Array.from(text.matchAll(pattern), ({ index, 0: found, 1: before = '' }) => [index + before.length, index + found.length]);
}

/** Comments as blanks, so that offsets stay. */
function withoutComments(text: string): string {
  let bare = '';
  let at = 0;
  for (let start = text.indexOf('<!--'); start >= 0; start = text.indexOf('<!--', at)) {
    const end = text.indexOf('-->', start + 4);
    if (end < 0) break;
    bare += text.slice(at, start) + ' '.repeat(end + 3 - start);
    at = end + 3;
  }
  return bare + text.slice(at);
}
