import type { Hover } from 'vscode-languageserver-types';
import { structure } from '../policies/catalogue.ts';
import type { Placed } from '../policies/placement.ts';
import type { Attribute as AttributeFacts, ElementFacts, Policy } from '../policies/policy.ts';
import { pathAt } from '../syntax/queries.ts';
import type { Attribute, Element } from '../syntax/tree.ts';
import type { Span } from '../text/span.ts';
import { certificateCard, certificateNamed } from './certificate-card.ts';
import { type Mention, mentionAt } from './mentions.ts';
import type { PolicyText } from './policy-text.ts';
import type { Surroundings } from './surroundings.ts';
import { variableTypes } from './variable-types.ts';

/** What stands at an offset: a policy, an attribute, something named, a certificate, a member of an expression. */
export function hover(text: PolicyText, offset: number, around: Surroundings): Hover | null {
  const show = (value: string | null, span: Span): Hover | null =>
    value === null ? null : { contents: { kind: 'markdown', value }, range: text.range(span) };
  const mention = mentionAt(text.mentions, offset);
  if (mention) {
    const shown = mentionHover(mention, text, around);
    if (shown !== null) return show(shown, mention.span);
  }
  const path = pathAt(text.document, offset);
  const last = path.at(-1);
  if (last?.kind === 'expression') {
    const found = around.code?.hover(last, offset);
    return found ? show(found.markdown, found.span) : null;
  }
  const element = path.findLast((node): node is Element => node.kind === 'element');
  if (!element) return null;
  const placed = text.placement.of(element);
  const attribute = path.find((node): node is Attribute => node.kind === 'attribute');
  if (attribute) {
    const facts = placed?.facts?.attributes.get(attribute.name);
    if (!facts) return null;
    return show(attributeText(facts, placed?.policy ?? null), offset <= attribute.nameSpan.end ? attribute.nameSpan : attribute.span);
  }
  const at = [element.nameSpan, element.closeNameSpan].find((span) => span && offset >= span.start && offset <= span.end);
  return at && placed ? show(elementText(placed), at) : null;
}

function mentionHover(mention: Mention, text: PolicyText, around: Surroundings): string | null {
  const { kind, name } = mention;
  const certificate = certificateNamed(mention, around);
  if (certificate) return certificateCard(certificate, around);
  if (kind === 'certificate') return `The certificate \`${name}\` is not in this workspace's store (Gatehouse: Import Certificate).`;
  if (kind === 'thumbprint') return around.certificates.length ? `No certificate of this workspace has the thumbprint \`${name}\`.` : null;
  if (kind === 'named-value') {
    const facts = around.namedValues.get(name);
    if (!facts) return `Named value \`${name}\`: not defined in this workspace.`;
    return `Named value \`${name}\`\n\n${facts.value === null ? (facts.secret ? 'Its value is secret.' : 'Its value is kept elsewhere.') : fence('text', facts.value.slice(0, 500))}`;
  }
  if (kind === 'fragment') {
    const uri = around.fragments.get(name);
    const fragment = uri === undefined ? null : around.document(uri);
    if (!fragment) return `Fragment \`${name}\`: not found in this workspace.`;
    return `Fragment \`${name}\` ([${around.shown(fragment.uri)}](${fragment.uri}))\n\n${fence('xml', firstLines(fragment.text, 20))}`;
  }
  if (kind === 'backend') {
    const facts = around.backends.get(name);
    return facts ? `Back end \`${name}\`${facts.url ? `: ${facts.url}` : ''}` : null;
  }
  if (kind === 'variable') {
    const set = text.mentions.filter((one) => one.kind === 'variable' && one.name === name && one.defines);
    const read = text.mentions.filter((one) => one.kind === 'variable' && one.name === name && !one.defines);
    const lines = (list: readonly Mention[]): string => list.map(({ span }) => text.lines.lineAt(span.start) + 1).join(', ');
    const type = variableTypes(text, around).get(name);
    return `Variable \`${name}\`${type ? ` (\`${type}\`)` : ''}: ${set.length ? `set in line ${lines(set)}` : 'not set in this document'}; ${read.length ? `read in line ${lines(read)}` : 'not read in this document'}.`;
  }
  return null;
}

/** An element's facts as Markdown. */
export function elementText({ element, facts, policy, role }: Placed): string | null {
  const known = role === 'section' || role === 'base' || role === 'root' ? structure.get(element.name) : undefined;
  if (known) return `**<${element.name}>**\n\n${known}`;
  if (!facts || role === 'foreign') return null;
  return policy && policy.name === facts.name ? policyText(policy) : `**<${facts.name}>**\n\n${facts.summary}${attributeList(facts)}`;
}

export function policyText(policy: Policy): string {
  const lines = [`**<${policy.name}>** · ${policy.category}`, '', policy.summary];
  if (policy.status === 'legacy' && policy.replacedBy) lines.push('', `An older name of <${policy.replacedBy}>.`);
  if (policy.status === 'undocumented') lines.push('', 'Not documented by Microsoft.');
  lines.push(attributeList(policy));
  const where = [
    policy.childOnly ? 'inside of other policies' : policy.sections.join(', '),
    `scopes: ${policy.scopes.join(', ')}`,
    `gateways: ${policy.gateways.join(', ')}`,
  ];
  lines.push('', `*${where.join(' · ')}*`);
  for (const note of policy.notes) lines.push(`- ${note}`);
  if (policy.docs) lines.push('', `[Documentation](${policy.docs})`);
  return lines.join('\n');
}

function attributeList({ attributes }: ElementFacts): string {
  const list = [...attributes.values()].filter(({ undocumented, name }) => !undocumented && name !== 'id');
  return list.length ? `\n\n${list.map((one) => `- \`${one.name}\`${one.required ? ' (required)' : ''}: ${one.summary}`).join('\n')}` : '';
}

export function attributeText(facts: AttributeFacts, policy: Policy | null): string {
  const type = facts.type === 'enum' ? facts.values.map((value) => `\`${value}\``).join(' | ') : facts.type;
  const bounds = facts.min !== null || facts.max !== null ? `, ${facts.min ?? '…'} to ${facts.max ?? '…'}` : '';
  const details = [
    facts.required ? 'required' : 'optional',
    facts.default === null ? '' : `default \`${facts.default}\``,
    facts.expression === true ? 'expressions allowed' : facts.expression === false ? 'no expressions' : '',
  ];
  return `**${facts.name}**: ${type}${bounds}\n\n${facts.summary}\n\n*${details.filter(Boolean).join(' · ')}*${policy?.docs ? `\n\n[Documentation](${policy.docs})` : ''}`;
}

const fence = (language: string, text: string): string => `\`\`\`${language}\n${text.replaceAll('```', "'''")}\n\`\`\``;
const firstLines = (text: string, count: number): string => {
  const lines = text.split(/\r?\n/);
  return lines.length > count ? `${lines.slice(0, count).join('\n')}\n…` : text;
};
