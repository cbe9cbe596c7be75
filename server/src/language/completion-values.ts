import type { CompletionItem } from 'vscode-languageserver-types';
import { documentToCode } from '../syntax/queries.ts';
import type { Attribute, Element, Expression } from '../syntax/tree.ts';
import { validity } from './certificate-card.ts';
import { itemKind, SNIPPET } from './kinds.ts';
import type { PolicyText } from './policy-text.ts';
import type { CertificateFacts, Surroundings } from './surroundings.ts';
import { variableTypes } from './variable-types.ts';

/** Values an attribute may have. */
export function valueItems(
  text: PolicyText,
  element: Element,
  attribute: Attribute,
  offset: number,
  around: Surroundings,
): CompletionItem[] {
  const value = attribute.value!;
  const range = text.range(value.span);
  const item = (label: string, detail: string, kind: number, newText = label, more: Partial<CompletionItem> = {}): CompletionItem => ({
    label,
    detail,
    kind: kind as CompletionItem['kind'] & {},
    filterText: newText,
    textEdit: { range, newText },
    ...more,
  });
  const placed = text.placement.of(element);
  const facts = placed?.facts?.attributes.get(attribute.name);
  const items: CompletionItem[] = [];
  const certificates = (of: (one: CertificateFacts) => string): void => {
    for (const one of around.certificates)
      items.push(
        item(
          of(one),
          `${one.id}: ${one.certificate.subject}, ${validity(one.certificate, around.now()).replaceAll('*', '')}`,
          itemKind.constant,
          of(one),
        ),
      );
  };
  switch (attribute.name) {
    case 'fragment-id':
      for (const [id, uri] of around.fragments) items.push(item(id, around.shown(uri), itemKind.file));
      break;
    case 'backend-id':
      for (const [id, { url }] of around.backends) items.push(item(id, url ?? '', itemKind.reference));
      break;
    case 'certificate-id':
    case 'issuer-certificate-id':
      certificates(({ id }) => id);
      break;
    case 'thumbprint':
    case 'issuer-thumbprint':
      certificates(({ certificate }) => certificate.thumbprint);
      break;
    case 'subject':
      if (element.name === 'identity') certificates(({ certificate }) => certificate.subject);
      break;
    case 'issuer-subject':
      certificates(({ certificate }) => certificate.issuer);
      break;
    case 'serial-number':
      certificates(({ certificate }) => certificate.serialNumber);
      break;
    default:
  }
  const choices = facts?.type === 'bool' && facts.name !== 'condition' ? ['true', 'false'] : (facts?.values ?? []);
  for (const choice of choices) items.push(item(choice, choice === facts?.default ? 'default' : '', itemKind.value));
  if (facts?.setsVariable || (element.name === 'set-variable' && attribute.name === 'name'))
    for (const name of variables(text)) items.push(item(name, 'variable', itemKind.variable));
  if (facts?.expression !== false && facts && offset === value.span.start) {
    items.push(item('@(…)', 'expression', itemKind.snippet, '@($1)', { insertTextFormat: SNIPPET, sortText: '~1', filterText: '@' }));
    items.push(
      item('@{…}', 'statements', itemKind.snippet, '@{\n\treturn $1;\n}', { insertTextFormat: SNIPPET, sortText: '~2', filterText: '@' }),
    );
  }
  return items;
}

/** Named values at `{{`; the closing braces are put behind where they are missing. */
export function namedValueItems(text: PolicyText, start: number, offset: number, around: Surroundings): CompletionItem[] {
  let end = offset;
  while (end < text.text.length && /[\w.-]/.test(text.text[end]!)) end++;
  const closed = /^\s*\}\}/.test(text.text.slice(end, end + 20));
  return [...around.namedValues].map(([name, { value, secret }]) => ({
    label: name,
    kind: itemKind.constant,
    detail: value === null ? (secret ? 'secret' : 'kept elsewhere') : value.slice(0, 80),
    textEdit: { range: text.range({ start, end }), newText: closed ? name : `${name}}}` },
  }));
}

/** Names of variables where an offset is in the string of `context.Variables["…"]` and the like; null elsewhere. */
export function variableItems(text: PolicyText, expression: Expression, offset: number, around: Surroundings): CompletionItem[] | null {
  const at = documentToCode(expression, offset);
  const before = expression.code.slice(Math.max(0, at - 300), at);
  const found = /\bVariables\s*(?:\[\s*|\.\s*(?:GetValueOrDefault|ContainsKey|TryGetValue)\s*(?:<[^()"]*>)?\s*\(\s*)"([^"\\\n]*)$/.exec(
    before,
  );
  const certificate = found ? null : /\bCertificates\s*\[\s*"([^"\\\n]*)$/.exec(before);
  if (!found && !certificate) return null;
  let end = offset;
  while (end < text.text.length && /[\w.-]/.test(text.text[end]!)) end++;
  const range = text.range({ start: offset - (found ?? certificate)![1]!.length, end });
  if (certificate)
    return around.certificates.map(({ id, certificate: { subject } }) => ({
      label: id,
      detail: subject,
      kind: itemKind.constant,
      textEdit: { range, newText: id },
    }));
  const types = variableTypes(text, around);
  return variables(text).map((name) => ({
    label: name,
    kind: itemKind.variable,
    detail: types.get(name) ?? 'variable',
    textEdit: { range, newText: name },
  }));
}

const variables = (text: PolicyText): string[] =>
  [...new Set(text.mentions.filter(({ kind }) => kind === 'variable').map(({ name }) => name))].sort();
