import type { Rule } from '../rule.ts';

export default {
  id: 'certificate-not-requested',
  severity: 'warning',
  summary: 'The policy reads the client certificate, and the gateway asks for none.',
  check({ placement, islands, options: { tier, negotiateClientCertificate } }, report) {
    if (negotiateClientCertificate === true || (negotiateClientCertificate === null && tier !== 'v2' && tier !== 'consumption')) return;
    const used = placement.placed.find(({ policy }) => policy?.name === 'validate-client-certificate')?.element.nameSpan ?? firstUse();
    if (!used) return;
    if (negotiateClientCertificate === false)
      report(
        used,
        'negotiateClientCertificate is false in .gatehouse/config.yaml: the gateway asks for no certificate, context.Request.Certificate is always null.',
      );
    else
      report(
        used,
        `On the ${tier === 'v2' ? 'v2 tiers' : 'Consumption tier'} the gateway asks for a client certificate only where enableClientCertificate is true; without, context.Request.Certificate is null.`,
        { severity: 'hint' },
      );

    function firstUse() {
      for (const { code, at } of islands) {
        const match = /\bcontext\s*\.\s*Request\s*\.\s*Certificate\b/.exec(code);
        if (match) return at({ start: match.index, end: match.index + match[0].length });
      }
      return null;
    }
  },
} satisfies Rule;
