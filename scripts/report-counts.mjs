// A reporter for `node --test`: writes { passed, failed, skipped } of the single tests, for scripts/test.mjs to add up.
export default async function* counts(source) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for await (const { type, data } of source) {
    if (data?.details?.type === 'suite') continue;
    // A file that could not even be loaded is reported as one failed test.
    if (type === 'test:pass') sum[data.skip === undefined ? 'passed' : 'skipped']++;
    if (type === 'test:fail') sum.failed++;
  }
  yield JSON.stringify(sum);
}
