import { all } from './catalogue-list.ts';
import { everySection, type Policy, type Section } from './policy.ts';

/** Every policy's facts, by folder name in alphabetical order. */
export const policies: readonly Policy[] = all;

const byElement = new Map<string, Policy[]>();
for (const policy of all) byElement.set(policy.name, [...(byElement.get(policy.name) ?? []), policy]);

/** The policies an element of this name can be: two for `set-backend-service` (its Dapr form), none for an unknown name. */
export const policiesNamed = (element: string): readonly Policy[] => byElement.get(element) ?? [];

/** The policy of this element, told from its variants by the attributes that stand there. */
export function policyOf(element: string, attributes: Iterable<string> = []): Policy | null {
  const variants = policiesNamed(element);
  if (variants.length < 2) return variants[0] ?? null;
  const main = variants.find(({ id }) => id === element) ?? variants[0]!;
  const foreign = [...attributes].find((name) => !main.attributes.has(name));
  return variants.find((variant) => foreign !== undefined && variant.attributes.has(foreign)) ?? main;
}

/** Names of the elements that are policies of their own. */
export const policyNames: readonly string[] = [...byElement.keys()];

/** The elements a whole document can have at its top. */
export const rootNames: readonly string[] = [
  'policies',
  'fragment',
  ...all.filter(({ resolver }) => resolver === 'root').map(({ name }) => name),
];

const sections = new Set<string>(everySection);
export const isSection = (name: string): name is Section => sections.has(name);

/** What to say of the elements that are no policies. */
export const structure: ReadonlyMap<string, string> = new Map([
  ['policies', 'The root of a policy document at global, workspace, product, API or operation scope.'],
  ['fragment', 'The root of a policy fragment: policies without sections, put in place by include-fragment. At most 512 KB.'],
  ['inbound', 'Runs on the request, before the back end is called.'],
  ['backend', 'Calls the back end. Takes one policy only; forward-request comes from the global scope through base.'],
  ['outbound', 'Runs on the response, before the caller gets it.'],
  ['on-error', 'Runs when a policy failed, in place of the rest of the sections. context.LastError says what happened.'],
  [
    'base',
    'The same section of the next wider scope (operation, API, product, workspace, global). Without it, nothing of the wider scopes runs in this section.',
  ],
]);
