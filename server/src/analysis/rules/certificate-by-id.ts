import { isCertificates } from '../certificate/thumbprints.ts';
import { each, stringOf, unwrap } from '../code.ts';
import { fix, type Rule } from '../rule.ts';

export default {
  id: 'certificate-by-id',
  severity: 'warning',
  summary: "context.Deployment.Certificates is looked up by a certificate's id: its keys are thumbprints.",
  check({ islands, workspace: { certificates } }, report) {
    for (const { code, parsed, at } of islands) {
      if (!code.includes('Certificates')) continue;
      each(parsed.root, (node) => {
        const key =
          node.kind === 'element-access' && isCertificates(node.target)
            ? node.arguments[0]
            : node.kind === 'invocation' &&
                node.target.kind === 'member' &&
                /^(ContainsKey|TryGetValue|GetValueOrDefault)$/.test(node.target.name.text) &&
                isCertificates(node.target.target)
              ? node.arguments[0]
              : undefined;
        const text = key ? stringOf(key.value) : null;
        const stored = certificates.find(({ id }) => id === text);
        if (!key || !stored) return;
        const { start, end } = unwrap(key.value).span;
        const span = at({ start: start + (code.startsWith('@', start) ? 2 : 1), end: end - 1 });
        report(span, `"${stored.id}" is a certificate's id; the keys of context.Deployment.Certificates are thumbprints.`, {
          fixes: [fix(`Use the thumbprint of ${stored.id}`, [{ span, text: stored.thumbprint }])],
        });
      });
    }
  },
} satisfies Rule;
