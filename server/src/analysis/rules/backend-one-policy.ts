import type { Rule } from '../rule.ts';

export default {
  id: 'backend-one-policy',
  severity: 'error',
  summary: 'More than one policy directly in the backend section.',
  check({ placement }, report) {
    for (const { element, role, children } of placement.placed) {
      if (role !== 'section' || element.name !== 'backend') continue;
      const second = children.filter((child) => child.role === 'base' || child.role === 'policy')[1];
      if (second)
        report(
          second.element.nameSpan,
          `The backend section takes one policy only: put ${second.element.name} inside of the one before it (retry, choose), or in another section.`,
        );
    }
  },
} satisfies Rule;
