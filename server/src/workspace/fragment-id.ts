/**
 * The id of the fragment in a file: APIOps' `policy fragments/ID/policy.xml`; elsewhere the file's name, as `ID.xml`, `ID.fragment.xml` or
 * `ID.policy.xml`. Paths with `/`.
 */
export function fragmentIdOf(path: string): string {
  const parts = path.split('/');
  const name = parts.at(-1) ?? '';
  return /^policy\.(?:xml|cshtml)$/.test(name) ? (parts.at(-2) ?? '') : name.replace(/(?:\.(?:fragment|policy))?\.[^.]+$/i, '');
}
