import { attributeOf, textOf } from '../../syntax/queries.ts';
import type { Element } from '../../syntax/tree.ts';
import { fix, type Rule } from '../rule.ts';
import { isPlaceholder } from '../values.ts';

export default {
  id: 'cors-origin',
  severity: 'warning',
  summary: 'An origin of cors that no browser sends, or "*" together with what it excludes.',
  check({ placement, document }, report) {
    for (const { element, role, policy, children } of placement.placed) {
      if (role !== 'policy' || policy?.name !== 'cors') continue;
      const allowed = children.find((child) => child.element.name === 'allowed-origins');
      const origins = (allowed?.children ?? []).filter((child) => child.element.name === 'origin').map((child) => child.element);
      const text = (origin: Element): string => textOf(origin, document).trim();
      const any = origins.find((origin) => text(origin) === '*');
      const credentials = attributeOf(element, 'allow-credentials');
      if (any && credentials?.value?.text.trim().toLowerCase() === 'true')
        report(credentials.value.span, 'Browsers refuse credentials together with the origin "*": name the origins.');
      if (any && origins.length > 1) report(any.nameSpan, '"*" allows every origin: it stands alone, or the origins are named.');
      for (const origin of origins) {
        const value = text(origin);
        if (!value || value === '*' || value === 'null' || /[@{]/.test(value) || isPlaceholder(value)) continue;
        const [, address, path] = /^([a-z][a-z0-9+.-]*:\/\/[^/\s?#]+)([/?#].*)?$/i.exec(value) ?? [];
        if (!address)
          report(origin.nameSpan, `"${value}" is no origin: it has a scheme and a host, such as https://${value.replace(/^\/+/, '')}.`);
        else if (path) {
          const [content] = origin.children;
          const only = origin.children.length === 1 && content?.kind === 'text' ? content.span : null;
          report(origin.nameSpan, `An origin ends behind the host: browsers send ${address}, without "${path}".`, {
            severity: path === '/' ? 'info' : 'warning',
            fixes: only ? [fix(`Change to ${address}`, [{ span: only, text: address }], false)] : [],
          });
        }
      }
    }
  },
} satisfies Rule;
