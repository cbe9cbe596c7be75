import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { check } from '../../../server/src/csharp/csharp.ts';
import { codeFeatures } from '../../../server/src/language/code-features.ts';
import { PolicyText } from '../../../server/src/language/language.ts';
import { variableTypes } from '../../../server/src/language/variable-types.ts';
import { expressionsOf } from '../../../server/src/syntax/queries.ts';

/** One case: C# with ▌ for the caret (`@(…)` or `@{…}`), the fix's title, the C# it leaves. `set`: set-variable elements in front. */
interface Case {
  readonly code: string;
  readonly fix: string;
  readonly result: string;
  readonly set?: string;
}
const cases = JSON.parse(readFileSync(new URL('../../fixtures/language/code-fixes.json', import.meta.url), 'utf8')) as Case[];

for (const { code, fix, result, set = '' } of cases)
  test(`${fix}: ${code}`, () => {
    const at = code.indexOf('▌');
    const text = new PolicyText(
      'file:///w/a.xml',
      `<policies><inbound>${set}<set-body>${code.replace('▌', '')}</set-body></inbound></policies>`,
    );
    const expression = expressionsOf(text.document).at(-1)!;
    const place = { start: at - 2, end: at - 2 };
    const found = codeFeatures.fixes(expression, place, variableTypes(text, { code: codeFeatures }));
    const one = found.find(({ title }) => title === fix);
    assert.ok(one, `offered: ${found.map(({ title }) => title).join(' | ') || 'nothing'}`);
    const changed = [...one.edits]
      .sort((a, b) => b.span.start - a.span.start)
      .reduce((before, { span, text: by }) => before.slice(0, span.start) + by + before.slice(span.end), expression.code);
    assert.equal(changed, result);
    if (!result.includes('{{'))
      assert.deepEqual(
        check(changed, { block: expression.block }).diagnostics.filter(({ severity }) => severity === 'error'),
        [],
      );
  });
