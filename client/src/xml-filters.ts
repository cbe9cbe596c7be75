/** An entry of Red Hat's setting `xml.validation.filters`, as far as it matters here. */
export interface XmlFilter {
  readonly pattern: string;
  readonly enabled?: boolean;
}

/** The names that policies have: by convention, and in an APIOps folder. */
const usual = ['**/*.policy.xml', '**/policy.xml'];

/** The filters given (kept as they are) and those that turn XML checks off for policies, a file of another name among them. */
export function withFilters(given: unknown, fileName: string): unknown[] {
  const filters: unknown[] = Array.isArray(given) ? given : [];
  const covered = fileName.endsWith('.policy.xml') || fileName === 'policy.xml';
  const wanted = covered ? usual : [...usual, `**/${fileName}`];
  const off = new Set(filters.filter(isOff).map(({ pattern }) => pattern));
  return [...filters, ...wanted.filter((pattern) => !off.has(pattern)).map((pattern) => ({ pattern, enabled: false }))];
}

const isOff = (filter: unknown): filter is XmlFilter =>
  typeof filter === 'object' && filter !== null && 'enabled' in filter && filter.enabled === false;
