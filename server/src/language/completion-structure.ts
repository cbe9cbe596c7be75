import type { CompletionItem } from 'vscode-languageserver-types';
import { policies, rootNames, structure } from '../policies/catalogue.ts';
import { holdsPolicies, type Placed } from '../policies/placement.ts';
import { type ElementFacts, everySection, type Policy } from '../policies/policy.ts';
import type { Attribute, Element } from '../syntax/tree.ts';
import { attributeText, policyText } from './hover.ts';
import { itemKind, SNIPPET } from './kinds.ts';
import type { PolicyText } from './policy-text.ts';
import type { Surroundings } from './surroundings.ts';

interface Offer {
  readonly name: string;
  readonly facts: ElementFacts | null;
  readonly documentation: string;
  readonly detail: string;
  readonly order: string;
}

/** Elements valid inside of `parent`, with what they need as a snippet; replaces [start, offset), which may hold `<` and part of a name. */
export function elementItems(
  text: PolicyText,
  parent: Element | null,
  start: number,
  offset: number,
  around: Surroundings,
): CompletionItem[] {
  const placed = parent && text.placement.of(parent);
  const end = behindName(text.text, offset);
  const range = text.range({ start, end });
  const closing = parent && !parent.closeTag && !parent.selfClosing ? [endTag(parent, range, text.text.slice(start, offset))] : [];
  const typed = text.text[start] === '<' ? '<' : '';
  return [
    ...closing,
    ...offers(text, parent, placed, around).map(
      ({ name, facts, documentation, detail, order }): CompletionItem => ({
        label: name,
        kind: itemKind.property,
        detail,
        documentation: { kind: 'markdown', value: documentation },
        filterText: typed + name,
        sortText: order + name,
        insertTextFormat: SNIPPET,
        textEdit: { range, newText: elementSnippet(name, facts) },
      }),
    ),
  ];
}

function offers(text: PolicyText, parent: Element | null, placed: Placed | null, around: Surroundings): Offer[] {
  const plain = (name: string, order = 'a'): Offer => ({ name, facts: null, documentation: structure.get(name) ?? '', detail: '', order });
  if (!parent)
    return text.document.root
      ? []
      : rootNames.map((name) => ({ ...plain(name), facts: policies.find((one) => one.name === name) ?? null }));
  if (!placed || placed.role === 'foreign' || placed.role === 'unknown' || placed.role === 'inside-unknown') return [];
  if (placed.role === 'root' && parent.name === 'policies') {
    const there = new Set(placed.children.map(({ element }) => element.name));
    return everySection.filter((name) => !there.has(name)).map((name, i) => plain(name, String(i)));
  }
  const found: Offer[] = [];
  const counts = new Map<string, number>();
  for (const { element } of placed.children) counts.set(element.name, (counts.get(element.name) ?? 0) + 1);
  if (placed.role !== 'section' && placed.role !== 'base')
    for (const child of placed.facts?.children ?? []) {
      if ((counts.get(child.name) ?? 0) >= child.max) continue;
      const own = child.policy ? (policies.find(({ name }) => name === child.name) ?? child) : child;
      found.push({
        name: child.name,
        facts: own,
        documentation: own.summary,
        detail: child.min > 0 && !counts.has(child.name) ? 'required' : '',
        order: child.min > 0 && !counts.has(child.name) ? '0' : '1',
      });
    }
  if (holdsPolicies(placed)) {
    if (placed.role === 'section' && !counts.has('base')) found.push(plain('base', '2'));
    const names = new Set(found.map(({ name }) => name));
    for (const policy of policies) {
      if (names.has(policy.name) || !isValid(policy, placed, around)) continue;
      names.add(policy.name);
      found.push({
        name: policy.name,
        facts: policy,
        documentation: policyText(policy),
        detail: policy.category,
        order: policy.status === 'documented' ? '3' : '9',
      });
    }
  }
  return found;
}

function isValid(policy: Policy, { section }: Placed, { tier }: Surroundings): boolean {
  if (policy.childOnly || policy.resolver) return false;
  if (section && !policy.sections.includes(section) && !policy.doubtful.sections.includes(section)) return false;
  return !tier || policy.gateways.includes(tier) || policy.doubtful.gateways.includes(tier);
}

/** `<name required="$1">…</name>` with required children, as a snippet. */
export function elementSnippet(name: string, facts: ElementFacts | null): string {
  let stop = 0;
  const render = (own: string, of: ElementFacts | null, indent: string): string => {
    const attributes = [...(of?.attributes.values() ?? [])]
      .filter(({ required }) => required)
      .map((one) => ` ${one.name}="${placeholder(one)}"`);
    for (const combination of of?.combinations ?? []) {
      const names = 'exactlyOne' in combination ? combination.exactlyOne : 'atLeastOne' in combination ? combination.atLeastOne : [];
      const first = names[0] ? of?.attributes.get(names[0]) : undefined;
      if (first && !first.required && !attributes.some((text) => names.some((one) => text.startsWith(` ${one}=`))))
        attributes.push(` ${first.name}="${placeholder(first)}"`);
    }
    const tag = `<${own}${attributes.join('')}`;
    const required = of?.children.filter(({ min }) => min > 0) ?? [];
    if (isSection(own) && !of) return `${tag}>\n${indent}\t<base />$0\n${indent}</${own}>`;
    if (!of && own !== 'policies' && own !== 'fragment') return `${tag} />`;
    if (required.length) {
      const inner = required.map(
        (child) =>
          `${indent}\t${render(child.name, child.policy ? (policies.find((one) => one.name === child.name) ?? child) : child, `${indent}\t`)}`,
      );
      return `${tag}>\n${inner.join('\n')}\n${indent}</${own}>`;
    }
    if (own === 'policies')
      return `${tag}>\n${everySection.map((section) => `\t<${section}>\n\t\t<base />\n\t</${section}>`).join('\n')}\n</policies>`;
    if (of?.policies || own === 'fragment') return `${tag}>\n${indent}\t$0\n${indent}</${own}>`;
    if (of && of.text !== 'none') return `${tag}>$${++stop}</${own}>`;
    if (of?.children.length) return `${tag}>\n${indent}\t$${++stop}\n${indent}</${own}>`;
    return `${tag} />`;
  };
  const placeholder = (attribute: {
    readonly type: string;
    readonly values: readonly string[];
    readonly default: string | null;
    readonly name: string;
    readonly expression: boolean | null;
  }): string => {
    stop++;
    if (attribute.values.length) return `\${${stop}|${attribute.values.map((value) => value.replace(/[,|\\]/g, '\\$&')).join(',')}|}`;
    if (attribute.type === 'bool' && attribute.name !== 'condition') return `\${${stop}|true,false|}`;
    if (attribute.name === 'condition') return `@($${stop})`;
    return `$${stop}`;
  };
  const body = render(name, facts, '');
  return body.includes('$0') ? body.replace(/\$0(?=[\s\S]*\$0)/g, '') : `${body}$0`;
}

const isSection = (name: string): boolean => (everySection as readonly string[]).includes(name);

function endTag(element: Element, range: ReturnType<PolicyText['range']>, typed: string): CompletionItem {
  return {
    label: `/${element.name}`,
    kind: itemKind.property,
    detail: 'end tag',
    filterText: typed.startsWith('<') ? `</${element.name}` : `/${element.name}`,
    sortText: '~',
    textEdit: { range, newText: `</${element.name}>` },
  };
}

/** `</` names the innermost element that is open. */
export function endTagItem(text: PolicyText, parent: Element | null, start: number, offset: number): CompletionItem[] {
  if (!parent) return [];
  let end = behindName(text.text, offset);
  if (text.text[end] === '>') end++;
  return [{ ...endTag(parent, text.range({ start, end }), '<'), label: `</${parent.name}>`, sortText: '0' }];
}

const behindName = (source: string, offset: number): number => {
  let end = offset;
  while (end < source.length && /[\w.-]/.test(source[end]!)) end++;
  return end;
};

/** Attributes an element may have and has not yet; required ones first. */
export function attributeItems(text: PolicyText, element: Element, at: Attribute | null, offset: number): CompletionItem[] {
  const placed = text.placement.of(element);
  const facts = placed?.facts;
  if (!facts || placed.role === 'foreign') return [];
  const span = at ? at.nameSpan : { start: offset, end: offset };
  const hasValue = at !== null && at.equals !== null;
  const there = new Set(element.attributes.filter((one) => one !== at).map(({ name }) => name));
  return [...facts.attributes.values()]
    .filter(({ name }) => !there.has(name))
    .map((one): CompletionItem => {
      const choices = one.type === 'bool' ? ['true', 'false'] : one.values;
      const value =
        choices.length && one.name !== 'condition'
          ? `\${1|${choices.map((choice) => choice.replace(/[,|\\]/g, '\\$&')).join(',')}|}`
          : one.name === 'condition'
            ? '@($1)'
            : '$1';
      return {
        label: one.name,
        kind: itemKind.field,
        detail: one.required ? 'required' : one.default === null ? '' : `default ${one.default}`,
        documentation: { kind: 'markdown', value: attributeText(one, null) },
        sortText: (one.required ? '0' : one.name === 'id' || one.undocumented ? '9' : '1') + one.name,
        insertTextFormat: SNIPPET,
        textEdit: { range: text.range(span), newText: hasValue ? one.name : `${one.name}="${value}"$0` },
      };
    });
}
