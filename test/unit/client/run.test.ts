import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runHtml } from '../../../client/src/run/html.ts';
import { outcome } from '../../../client/src/run/outcome.ts';
import { dataHtml } from '../../../client/src/run/trace-data.ts';
import { marksOf } from '../../../client/src/run/trace-marks.ts';
import type { RunResult, TraceEntry } from '../../../client/src/shapes.ts';

const entry = (line: number, outcome: string, more: Partial<TraceEntry> = {}): TraceEntry => ({
  file: 'a.policy.xml',
  section: 'inbound',
  policy: 'choose',
  path: 'choose[1]',
  range: { start: { line, character: 4 }, end: { line: line + 1, character: 0 } },
  elapsedMs: 0.123,
  outcome,
  data: {},
  ...more,
});
const result = (more: Partial<RunResult> = {}): RunResult => ({
  certificate: 'expired',
  request: { method: 'GET', url: '/' },
  response: { status: 403, reason: 'Forbidden', headers: { 'X-A': ['1', '2'] }, body: '' },
  lastError: null,
  backend: { called: false },
  error: null,
  trace: [],
  elapsedMs: 3,
  ...more,
});

test('a line has one mark, the stronger one, and what decides is said in words', () => {
  const trace = [
    entry(3, 'ok'),
    entry(4, 'not-taken'),
    entry(6, 'taken'),
    entry(6, 'ok'),
    entry(7, 'ended'),
    entry(9, 'not-simulated'),
    entry(1, 'ok', { range: null }),
  ];
  assert.deepEqual(marksOf(trace, result()), [
    { line: 3, kind: 'ran', text: '' },
    { line: 4, kind: 'passedOver', text: '– not taken' },
    { line: 6, kind: 'taken', text: '✓ taken for expired' },
    { line: 7, kind: 'ended', text: '⊘ answers 403 Forbidden' },
    { line: 9, kind: 'notSimulated', text: '? not simulated: did nothing' },
  ]);
  const failed = result({ certificate: null, lastError: { source: 'x', reason: 'ClientCertificateNotFound', message: 'm' } });
  assert.deepEqual(marksOf([entry(2, 'failed')], failed), [{ line: 2, kind: 'failed', text: '✗ ClientCertificateNotFound' }]);
});

test('a result is summed up by its status, its LastError, or why there was no answer', () => {
  assert.deepEqual(outcome(result()), { kind: 'refused', status: '403 Forbidden', reason: '', why: '' });
  assert.deepEqual(outcome(result({ response: { status: 200, reason: 'OK' } })), { kind: 'passed', status: '200 OK', reason: '', why: '' });
  const lastError = { source: 'validate-client-certificate', reason: 'ClientCertificateExpired', message: 'It is expired.' };
  assert.equal(outcome(result({ lastError })).why, 'ClientCertificateExpired: It is expired.');
  const error = { code: 'locked', message: 'The certificate is locked.' };
  assert.deepEqual(outcome(result({ response: null, error })), {
    kind: 'failed',
    status: 'no answer',
    reason: 'The certificate is locked.',
    why: 'The certificate is locked.',
  });
});

test('a refusal by the policy itself says which policy it was', () => {
  const trace = [entry(6, 'taken', { policy: 'when' }), entry(7, 'ended', { policy: 'return-response' })];
  assert.deepEqual(outcome(result({ trace })).reason, 'return-response, line 8');
  assert.deepEqual(outcome(result({ trace, response: { status: 200, reason: 'OK' } })).reason, '');
});

test('the trace shows expressions as a table, things as lists of their parts, and nothing as JSON', () => {
  const html = dataHtml({
    expressions: [
      { expression: '@(1 < 2)', value: true },
      { expression: '@("a")', value: 'a' },
      { expression: '@(x.y)', error: 'System.NullReferenceException' },
    ],
    certificate: { subject: 'CN=A', thumbprint: 'AB' },
    branch: 'none',
    empty: '',
    tags: ['one', 'two'],
  });
  const words = html.replace(/<[^>]*>/g, '|').replace(/\|+/g, '|');
  assert.equal(
    words,
    '|expression|value|error|@(1 &lt; 2)|true|@(&quot;a&quot;)|&quot;a&quot;|@(x.y)|System.NullReferenceException|certificate|subject|CN=A|thumbprint|AB|branch|none|tags|one|two|',
  );
  assert.equal(dataHtml({}), '');
});

test('what a policy or a response says is shown as text, never as markup', () => {
  const evil = '<img src=x onerror="alert(1)">';
  const evilResult = result({
    certificate: evil,
    response: { status: 200, reason: evil, headers: { [evil]: [evil] }, body: evil },
    lastError: { source: evil, reason: evil, message: evil },
    trace: [entry(1, evil, { policy: evil, section: evil, data: { [evil]: { deep: evil } } }), entry(2, 'ok', { data: evil })],
  });
  const run = {
    number: 1,
    policy: {} as never,
    folder: {} as never,
    certificates: 'all' as const,
    report: { results: [evilResult] },
    at: new Date(0),
    elapsedMs: 1,
  };
  const html = runHtml(run, evil, 0);
  assert.ok(!html.includes('<img'));
  assert.ok(html.split('&lt;img').length > 10);
});

test('the panel shows each certificate, and the trace by section with a link to each place', () => {
  const trace = [
    entry(1, 'ok', { policy: 'base', path: 'base[1]' }),
    entry(2, 'taken', { policy: 'when', path: 'choose[1]\\when[1]' }),
    entry(5, 'ok', { section: 'outbound', policy: 'base', file: '' }),
  ];
  const results = [
    result({ certificate: null }),
    result({ trace, response: { status: 200, reason: 'OK', headers: { 'X-A': ['1', '2'] }, body: 'hello' } }),
  ];
  const run = {
    number: 1,
    policy: {} as never,
    folder: {} as never,
    certificates: 'all' as const,
    report: { results },
    at: new Date(0),
    elapsedMs: 12.4,
  };
  const html = runHtml(run, 'p.policy.xml', 1);
  assert.equal(html.match(/data-result=/g)?.length, 2);
  assert.equal(html.match(/aria-selected="true"/g)?.length, 1);
  assert.equal(html.match(/data-trace=/g)?.length, 2, 'an entry without a file has no link');
  assert.deepEqual(html.match(/class="section">[^<]*/g), ['class="section">inbound', 'class="section">outbound']);
  assert.match(html, /--depth:1/);
  assert.equal(html.match(/X-A:/g)?.length, 2);
  assert.match(html, /hello/);
});
