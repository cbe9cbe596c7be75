import type { Document, Element } from '../syntax/tree.ts';
import { keptPer } from '../text/kept.ts';
import { policies as allPolicies, isSection, policiesNamed, policyOf, rootNames } from './catalogue.ts';
import type { ElementFacts, Policy, Section } from './policy.ts';

/**
 * What an element is where it stands. `foreign`: content that is not policy (a SOAP envelope in set-body, a stylesheet).
 * `misplaced`: a name the language has, but not here. `inside-unknown`: below an element nobody knows, not judged.
 */
export type Role = 'root' | 'section' | 'base' | 'policy' | 'child' | 'foreign' | 'misplaced' | 'unknown' | 'inside-unknown';

export interface Placed {
  readonly element: Element;
  readonly parent: Placed | null;
  readonly role: Role;
  /** Facts of the policy or of its child element; null for structure and what is unknown. A misplaced policy keeps its facts. */
  readonly facts: ElementFacts | null;
  readonly policy: Policy | null;
  readonly section: Section | null;
  readonly children: readonly Placed[];
}

export type DocumentKind = 'policies' | 'fragment' | 'resolver' | 'other';

export interface Placement {
  readonly kind: DocumentKind;
  /** Every element, in document order. */
  readonly placed: readonly Placed[];
  readonly tops: readonly Placed[];
  of(element: Element): Placed | null;
}

/** Reads a document's tree against the facts: one answer for analysis, completion, hovers and symbols; made once for a tree. */
export const place: (document: Document) => Placement = keptPer(placementOf);

function placementOf(document: Document): Placement {
  const placed: Placed[] = [];
  const found = new Map<Element, Placed>();
  const visit = (element: Element, parent: Placed | null): Placed => {
    const children: Placed[] = [];
    const self: Placed = { element, parent, ...identify(element, parent), children };
    placed.push(self);
    found.set(element, self);
    for (const child of element.children) if (child.kind === 'element') children.push(visit(child, self));
    return self;
  };
  const tops: Placed[] = [];
  for (const child of document.children) if (child.kind === 'element') tops.push(visit(child, null));
  const name = document.root?.name ?? '';
  const kind: DocumentKind = name === 'policies' || name === 'fragment' ? name : rootNames.includes(name) ? 'resolver' : 'other';
  return { kind, placed, tops, of: (element) => found.get(element) ?? null };
}

type Identity = Pick<Placed, 'role' | 'facts' | 'policy' | 'section'>;
const as = (role: Role, section: Section | null = null, policy: Policy | null = null, facts: ElementFacts | null = policy): Identity => ({
  role,
  section,
  policy,
  facts,
});

function identify(element: Element, parent: Placed | null): Identity {
  const { name } = element;
  const policy = policyOf(
    name,
    element.attributes.map((attribute) => attribute.name),
  );
  if (!parent) return rootNames.includes(name) ? as('root', null, policy) : known(name) ? as('misplaced', null, policy) : as('unknown');
  const { section } = parent;
  if (parent.role === 'unknown' || parent.role === 'inside-unknown') return as('inside-unknown', section, policy);
  if (parent.role === 'foreign' || parent.facts?.foreign) return as('foreign', section);
  if (parent.role === 'misplaced' && !parent.facts) return as('inside-unknown', section, policy);
  if (parent.role === 'root' && parent.element.name === 'policies')
    return isSection(name) ? as('section', name) : known(name) ? as('misplaced', section, policy) : as('unknown', section);
  if (holdsPolicies(parent)) {
    const own = parent.facts?.children.find((child) => child.name === name);
    if (own && !own.policy) return as('child', section, null, own);
    if (name === 'base') return as(parent.role === 'section' ? 'base' : 'misplaced', section);
    if (policy) return as('policy', section, policy);
    return known(name) ? as('misplaced', section) : as('unknown', section);
  }
  const child = parent.facts?.children.find((one) => one.name === name);
  if (child) return child.policy ? as('policy', section, policy) : as('child', section, null, child);
  if (parent.facts?.text === 'template') return as('foreign', section);
  return known(name) ? as('misplaced', section, policy) : as('unknown', section);
}

/** Whether any policy of the section may stand directly in it. */
export const holdsPolicies = ({ role, element, facts }: Placed): boolean =>
  role === 'section' ||
  (role === 'root' && element.name === 'fragment') ||
  ((role === 'policy' || role === 'child' || role === 'misplaced') && facts?.policies === true);

const known = (name: string): boolean =>
  name === 'base' ||
  name === 'policies' ||
  name === 'fragment' ||
  isSection(name) ||
  policiesNamed(name).length > 0 ||
  childNames().has(name);

let names: ReadonlySet<string> | null = null;
/** Names of elements that stand only inside policies, such as `when` and `value`. */
export function childNames(): ReadonlySet<string> {
  if (names) return names;
  const all = new Set<string>();
  const add = (facts: ElementFacts): void => {
    for (const child of facts.children) {
      all.add(child.name);
      add(child);
    }
  };
  for (const policy of allPolicies) add(policy);
  names = all;
  return names;
}
