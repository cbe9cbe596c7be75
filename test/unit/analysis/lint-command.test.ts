import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { run } from '../../../server/src/cli/lint.ts';
import { UsageError } from '../../../server/src/cli/usage.ts';

let folder: string;
const write = (name: string, data: string | Uint8Array): void => {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), data);
};
/** Runs the command in this process; a first argument that is no option is a file of the folder. */
async function lint(args: string[]): Promise<{ status: number; stdout: string; stderr: string }> {
  let stdout = '';
  const absolute = args.map((one) => (/\.(xml|cshtml)$/.test(one) ? join(folder, one) : one));
  try {
    const status = await run(['--workspace', folder, ...absolute], (text) => {
      stdout += text;
    });
    return { status, stdout, stderr: '' };
  } catch (error) {
    assert.ok(error instanceof UsageError, String(error));
    return { status: 2, stdout, stderr: error.message };
  }
}
interface Shape {
  files: {
    path: string;
    diagnostics: {
      rule: string;
      severity: string;
      message: string;
      range: { start: { line: number; character: number } };
      docs?: string;
    }[];
  }[];
  summary: { files: number; errors: number; warnings: number };
}
const json = async (args: string[]): Promise<Shape & { status: number }> => {
  const { status, stdout, stderr } = await lint([...args, '--format', 'json']);
  assert.equal(stderr, '');
  return { ...(JSON.parse(stdout) as Shape), status };
};

const good = '<policies>\n  <inbound>\n    <base />\n  </inbound>\n</policies>\n';
const bad = '<policies>\n  <inbound>\n    <set-heder name="é" />\n  </inbound>\n</policies>\n';
const warned =
  '<policies><inbound><set-header id="a" name="X" exists-action="delete" /><set-header id="a" name="Y" exists-action="delete" /></inbound></policies>';

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatehouse-lint-'));
  write('good.xml', good);
  write('sub/bad.cshtml', bad);
  write('sub/other.xml', '<project />');
});
after(() => rmSync(folder, { recursive: true, force: true }));

test('a folder: every document is listed, found by content, with places as the protocol counts them', async () => {
  const { files, summary, status } = await json([]);
  assert.deepEqual(
    files.map(({ path }) => path),
    ['good.xml', 'sub/bad.cshtml'],
  );
  assert.deepEqual(summary, { files: 2, errors: 1, warnings: 0 });
  assert.equal(status, 1);
  const [one] = files[1]!.diagnostics;
  assert.deepEqual([one!.rule, one!.severity, one!.range.start], ['unknown-element', 'error', { line: 2, character: 5 }]);
  assert.equal(one!.docs, 'docs/rules/unknown-element.md');
});

const unreadable: readonly (readonly [name: string, data: () => string | Uint8Array, rule: string])[] = [
  ['empty.xml', () => '', 'not-a-policy'],
  ['blank.xml', () => ' \n', 'not-a-policy'],
  ['binary.xml', () => new Uint8Array([0x3c, 0, 1, 2, 0xff, 0xfe, 0xfd]), 'not-a-policy'],
  ['words.xml', () => 'just words', 'not-a-policy'],
  ['large.xml', () => `<policies>${' '.repeat(20 * 1024 * 1024)}</policies>`, 'document-size'],
  ['other-root.xml', () => '<project><a /></project>', 'unknown-element'],
];
for (const [name, data, rule] of unreadable)
  test(`${name}: one error`, async () => {
    write(name, data());
    const { files, status } = await json([name]);
    assert.deepEqual(
      files[0]!.diagnostics.map((one) => [one.rule, one.severity]),
      [[rule, 'error']],
    );
    assert.equal(status, 1);
    rmSync(join(folder, name));
  });

test('too many warnings are a failure', async () => {
  write('warned.xml', warned);
  assert.equal((await lint(['warned.xml'])).status, 0);
  assert.equal((await lint(['warned.xml', '--max-warnings', '0'])).status, 1);
  rmSync(join(folder, 'warned.xml'));
});

const wrongUse: readonly (readonly [args: string[], message: RegExp])[] = [
  [['nowhere.xml'], /nowhere\.xml: there is no such file or folder/],
  [['--format', 'xml'], /--format is text, json/],
  [['--tier', 'premium'], /--tier is classic/],
  [['--max-warnings', 'few'], /takes a number/],
  [['--what'], /Unknown option/],
];
for (const [args, message] of wrongUse)
  test(`bad usage: ${args.join(' ')}`, async () => {
    const { status, stderr, stdout } = await lint(args);
    assert.equal(status, 2);
    assert.match(stderr, message);
    assert.ok(!stderr.includes('\n'));
    assert.equal(stdout, '');
  });

test('a config file with an unknown key or rule is bad usage, in words', async () => {
  write('.gatehouse/config.yaml', 'teir: v2\n');
  assert.match((await lint([])).stderr, /config\.yaml:1: there is no key teir/);
  write('.gatehouse/config.yaml', 'rules: { missing-bass: off }\n');
  assert.match((await lint([])).stderr, /there is no rule missing-bass\. Did you mean missing-base\?/);
  write('.gatehouse/config.yaml', 'rules: { unknown-element: warning }\n');
  assert.deepEqual((await json([])).summary, { files: 2, errors: 0, warnings: 1 });
  rmSync(join(folder, '.gatehouse'), { recursive: true });
});

test('--fix writes what is right beyond doubt, in the encoding the file has', async () => {
  const text = '<policies><inbound><rewrite-uri template="/a?b=1&c=2" /></inbound></policies>';
  write('fix.xml', `\ufeff${text}`);
  assert.match((await lint(['fix.xml', '--fix'])).stdout, /0 errors, 0 warnings, 1 finding fixed/);
  assert.equal(readFileSync(join(folder, 'fix.xml'), 'utf8'), `\ufeff${text.replace('&c', '&amp;c')}`);
  rmSync(join(folder, 'fix.xml'));
});

test('SARIF, GitHub and JUnit', async () => {
  const sarif = JSON.parse((await lint(['--format', 'sarif'])).stdout) as {
    version: string;
    runs: {
      results: { ruleId: string; ruleIndex: number; locations: { physicalLocation: { region: object } }[] }[];
      tool: { driver: { rules: { id: string }[] } };
    }[];
  };
  assert.equal(sarif.version, '2.1.0');
  const [result] = sarif.runs[0]!.results;
  assert.equal(sarif.runs[0]!.tool.driver.rules[result!.ruleIndex]!.id, result!.ruleId);
  assert.deepEqual(result!.locations[0]!.physicalLocation.region, { startLine: 3, startColumn: 6, endLine: 3, endColumn: 15 });
  assert.match(
    (await lint(['--format', 'github'])).stdout,
    /^::error file=sub\/bad\.cshtml,line=3,endLine=3,col=6,endColumn=15,title=unknown-element::There is no element/,
  );
  assert.match((await lint(['--format', 'junit'])).stdout, /tests="2" failures="1"/);
});
