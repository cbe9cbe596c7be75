/** What certificate ids look like, in the store and in API Management. */
const form = /^[A-Za-z0-9-]{1,80}$/;

/** An id for a file: its name without folder and extension, other characters as hyphens. */
export function idFromFile(path: string): string {
  const name = path.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '');
  return (
    name
      .replace(/[^A-Za-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 80) || 'certificate'
  );
}

/** @returns what is wrong with an id for a new certificate, or undefined. */
export function idProblem(id: string, taken: ReadonlySet<string>): string | undefined {
  if (!form.test(id)) return 'An id has 1 to 80 letters, digits and hyphens.';
  if (taken.has(id)) return `There is a certificate "${id}" already.`;
  return undefined;
}
