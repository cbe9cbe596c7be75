import type { ElementFacts, Policy as Facts } from '../policies/policy.ts';
import type { Section } from '../policies/step.ts';
import { childElements } from '../syntax/queries.ts';
import type { Element } from '../syntax/tree.ts';
import type { Span } from '../text/span.ts';

export interface ShapeProblem {
  readonly message: string;
  readonly span: Span;
}

/** What Azure would refuse when the document is saved: a policy in a section it cannot stand in, attributes and children that do not exist. */
export function shapeProblem(element: Element, section: Section, facts: Facts): ShapeProblem | null {
  const sections = [...facts.sections, ...facts.doubtful.sections];
  if (!sections.includes(section))
    return { message: `<${element.name}> cannot stand in <${section}>, only in ${facts.sections.join(', ')}.`, span: element.nameSpan };
  return elementProblem(element, facts);
}

function elementProblem(element: Element, facts: ElementFacts): ShapeProblem | null {
  for (const { name, nameSpan } of element.attributes) {
    // The Dapr form of set-backend-service has facts of its own.
    if (facts.attributes.has(name) || name.startsWith('dapr-') || name.startsWith('xmlns') || name.includes(':')) continue;
    return { message: `<${element.name}> takes no attribute "${name}".`, span: nameSpan };
  }
  if (facts.policies || facts.foreign || facts.text === 'template' || facts.text === 'expression') return null;
  for (const child of childElements(element)) {
    const known = facts.children.find(({ name }) => name === child.name);
    if (!known) return { message: `<${element.name}> takes no <${child.name}>.`, span: child.nameSpan };
    const problem = known.policy ? null : elementProblem(child, known);
    if (problem) return problem;
  }
  return null;
}
