import { invertedDates } from '../certificate/expiry.ts';
import { rejects } from '../certificate/rejecting.ts';
import { fix, type Rule } from '../rule.ts';

export default {
  id: 'inverted-expiry',
  severity: 'error',
  summary: 'A condition about NotAfter or NotBefore that turns valid certificates away.',
  check({ islands }, report) {
    for (const { owner, attribute, code, parsed, at } of islands) {
      if (owner?.element.name !== 'when' || attribute?.name !== 'condition' || !/\bNot(After|Before)\b/.test(code) || parsed.errors.length)
        continue;
      const otherwise = owner.parent?.children.find(({ element }) => element.name === 'otherwise');
      const turnsAway = rejects(owner);
      if (!turnsAway && !(otherwise && rejects(otherwise))) continue;
      for (const { left, operator, operatorSpan, right } of invertedDates(parsed.root, !turnsAway)) {
        const turned = operator.replace(/[<>]/, (c) => (c === '<' ? '>' : '<'));
        const comparison = code.slice(left.span.start, right.span.end);
        const what = turnsAway
          ? 'This branch turns away certificates that are valid'
          : 'This branch lets through only certificates that are not valid';
        report(
          at({ start: left.span.start, end: right.span.end }),
          `${what}: ${comparison} holds while the certificate is ${turnsAway ? '' : 'not '}in its time.`,
          {
            fixes: [
              fix(`Turn ${operator} into ${turned}`, [
                {
                  span: at(operatorSpan),
                  text:
                    at(operatorSpan).end - at(operatorSpan).start === operator.length
                      ? turned
                      : turned.replace('<', '&lt;').replace('>', '&gt;'),
                },
              ]),
            ],
          },
        );
      }
    }
  },
} satisfies Rule;
