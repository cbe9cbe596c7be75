import type { Rule } from '../rule.ts';

/** Bytes of UTF-8, from the published service limits and the fragments page. */
const LIMIT = 256 * 1024;
const CONSUMPTION = 16 * 1024;
const FRAGMENT = 512 * 1024;

export default {
  id: 'document-size',
  severity: 'warning',
  summary: 'A document larger than the service takes.',
  check({ document, placement, options: { tier } }, report) {
    const limit = placement.kind === 'fragment' ? FRAGMENT : tier === 'consumption' ? CONSUMPTION : LIMIT;
    if (document.text.length * 3 <= limit) return;
    const size = new TextEncoder().encode(document.text).length;
    if (size <= limit || !document.root) return;
    report(
      document.root.nameSpan,
      `The document has ${Math.ceil(size / 1024)} KB; the service takes at most ${limit / 1024} KB. Move parts of it into fragments.`,
    );
  },
} satisfies Rule;
