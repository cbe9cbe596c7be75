import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyze } from '../../../server/src/analysis/analyze.ts';
import { applySafeFixes } from '../../../server/src/analysis/fixes.ts';
import { parse } from '../../../server/src/syntax/parser.ts';
import { type Given, given } from './given.ts';

const T = '0123456789ABCDEF0123456789ABCDEF01234567';
const lower = T.toLowerCase();
const C = 'context.Request.Certificate';
const document = (inner: string, section = 'inbound'): string => `<policies><${section}>${inner}</${section}></policies>`;
const when = (condition: string, inner = refuse): string => `<choose><when condition="${condition}">${inner}</when></choose>`;
const refuse = '<return-response><set-status code="403" reason="No" /></return-response>';
const value = (code: string): string => `<set-header name="X" exists-action="override"><value>${code}</value></set-header>`;

const found = (text: string, rule: string, known: Given = {}) => {
  const { options, workspace } = given(known);
  return analyze(parse(text), options, workspace).filter((one) => one.rule === rule);
};

const guards: readonly (readonly [guarded: boolean, inner: string])[] = [
  [false, when(`@(${C}.Thumbprint == "X")`)],
  [false, when(`@(!${C}.Verify())`)],
  [false, when(`@(${C} == null && ${C}.Verify())`)],
  [false, when(`@(${C} != null || ${C}.Verify())`)],
  [false, when(`@{ var c = ${C}; return c.Verify(); }`)],
  [false, when(`@(${C} == null)`, value('a')) + value(`@(${C}.Subject)`)],
  [false, value(`@(true ? ${C}.Subject : "")`)],
  [false, value(`@{ if (${C} == null) { var x = 1; } return ${C}.Subject; }`)],
  [false, `<choose><when condition="@(${C} == null)">${value(`@(${C}.Subject)`)}</when></choose>`],
  [false, `<validate-client-certificate ignore-error="true" />${value(`@(${C}.Subject)`)}`],
  [true, when(`@(${C} == null || ${C}.Thumbprint != "X")`)],
  [true, when(`@(null == ${C} || !${C}.Verify())`)],
  [true, when(`@(${C} != null && ${C}.Thumbprint == "X")`)],
  [true, when(`@(!(${C} == null) && ${C}.Verify())`)],
  [true, when(`@(${C}?.Thumbprint == "X")`)],
  [true, when(`@(${C}?.Thumbprint == "X" && ${C}.Verify())`)],
  [true, when(`@(${C}?.Verify() == true)`) + value(`@(${C}?.Subject ?? "none")`)],
  [true, when(`@(${C}?.Verify() ?? false)`, value(`@(${C}.Subject)`))],
  [true, when(`@(${C} is null || ${C}.Verify())`)],
  [true, when(`@(${C} == null)`) + value(`@(${C}.Subject)`)],
  [true, `<choose><when condition="@(${C} == null)">${refuse}</when><otherwise>${value(`@(${C}.Subject)`)}</otherwise></choose>`],
  [
    true,
    `<choose><when condition="@(${C} != null)">${value(`@(${C}.Subject)`)}</when><otherwise>${refuse}</otherwise></choose>${value(`@(${C}.Issuer)`)}`,
  ],
  [true, `<choose><when condition="@(${C} == null)">${value('a')}</when><when condition="@(${C}.Verify())">${value('b')}</when></choose>`],
  [true, value(`@(${C} == null ? "" : ${C}.Subject)`)],
  [true, value(`@{ if (${C} == null) { return ""; } return ${C}.Subject; }`)],
  [true, value(`@{ var c = ${C}; if (c == null) return ""; return c.Subject; }`)],
  [true, value(`@{ bool there = ${C} != null; return there ? ${C}.Subject : ""; }`)],
  [true, value(`@{ bool there = ${C} != null; if (!there) { return ""; } return ${C}.Subject; }`)],
  [true, `<validate-client-certificate />${value(`@(${C}.Subject)`)}`],
  [true, `<include-fragment fragment-id="guard" />${value(`@(${C}.Subject)`)}`],
  [
    true,
    `<set-variable name="problem" value="@{ if (${C} == null) { return "none"; } return null; }" />${when('@(context.Variables.GetValueOrDefault<string>("problem") != null)')}${value(`@(${C}.Subject)`)}`,
  ],
  [true, when(`@(${C} == null || !context.Deployment.Certificates.Any(c => c.Value.Thumbprint == ${C}.Thumbprint))`)],
  [true, value(`@(string.IsNullOrEmpty(${C}?.Subject) ? "" : ${C}.Subject)`)],
];
for (const [guarded, inner] of guards)
  test(`${guarded ? 'guarded' : 'unguarded'}: ${inner}`, () =>
    assert.equal(found(document(inner), 'unguarded-certificate').length, guarded ? 0 : 1));

test('the place of an unguarded use is the certificate and its member', () => {
  const text = document(when(`@(${C}.Thumbprint == "X")`));
  const [one] = found(text, 'unguarded-certificate');
  assert.equal(text.slice(one!.span.start, one!.span.end), `${C}.Thumbprint`);
});

test('one finding for a whole inbound section: behind the first use the certificate is there', () => {
  assert.equal(found(document(value(`@(${C}.Subject)`) + value(`@(${C}.Issuer)`)), 'unguarded-certificate').length, 1);
});

const dates: readonly (readonly [inverted: string | null, text: string])[] = [
  ['<', when(`@(${C}.NotAfter > DateTime.Now)`)],
  ['<=', when(`@(${C} == null || ${C}.NotAfter >= DateTime.UtcNow)`)],
  ['<', when(`@(${C} != null && ${C}.NotAfter > DateTime.Now)`)],
  ['>', when(`@(DateTime.Now < ${C}.NotAfter)`)],
  ['>', when(`@(${C}.NotBefore < DateTime.Now)`)],
  ['>', when(`@(!(${C}.NotAfter < DateTime.Now))`)],
  ['<', when(`@{ var now = DateTime.Now; return ${C}.NotAfter > now; }`)],
  ['>', `<choose><when condition="@(${C}.NotAfter < DateTime.Now)">${value('in')}</when><otherwise>${refuse}</otherwise></choose>`],
  [null, when(`@(${C}.NotAfter < DateTime.Now)`)],
  [null, when(`@(${C}.NotBefore > DateTime.Now || ${C}.NotAfter < DateTime.Now)`)],
  [null, when(`@(!(${C}.NotBefore < DateTime.Now && ${C}.NotAfter > DateTime.Now))`)],
  [null, when(`@(${C}.NotAfter > DateTime.Now && ${C}.Thumbprint != "X")`)],
  [null, when(`@(${C}.NotAfter > DateTime.Now)`, value('valid'))],
  [null, `<choose><when condition="@(${C}.NotAfter > DateTime.Now)">${value('in')}</when><otherwise>${refuse}</otherwise></choose>`],
  [null, when(`@(${C}.NotAfter > DateTime.Now.AddDays(30))`)],
];
for (const [inverted, inner] of dates)
  test(`${inverted ? 'inverted' : 'right'} dates: ${inner}`, () => {
    const text = document(inner);
    const all = found(text, 'inverted-expiry');
    assert.equal(all.length, inverted ? 1 : 0);
    if (!inverted) return;
    assert.equal(all[0]!.fixes[0]!.edits[0]!.text, inverted);
    const fixed = applySafeFixes(text, all).text;
    assert.equal(found(fixed, 'inverted-expiry').length, 0, fixed);
  });

test('the fix of inverted dates keeps an escaped document escaped', () => {
  const text = document(when(`@(${C}.NotAfter &gt; DateTime.Now)`));
  assert.ok(applySafeFixes(text, found(text, 'inverted-expiry')).text.includes('NotAfter &lt; DateTime.Now'));
});

const stored = { certificates: [{ id: 'client-1', thumbprint: T, sha256: 'AB'.repeat(32), kind: 'keyVault' as const }] };
const thumbprints: readonly (readonly [rule: string, text: string, fixed: string | null, known?: Given])[] = [
  ['thumbprint-case', when(`@(${C}?.Thumbprint != "${lower}")`), T],
  ['thumbprint-case', when(`@("${lower}" == ${C}?.Thumbprint)`), T],
  ['thumbprint-case', when(`@(${C} != null && ${C}.Thumbprint.Equals("${lower}"))`), T],
  ['thumbprint-case', when(`@(context.Deployment.Certificates["${lower}"].HasPrivateKey)`), T],
  ['thumbprint-case', when(`@(${C}?.Thumbprint != "{{pin}}")`), null, { namedValues: { pin: lower } }],
  ['thumbprint-format', when(`@(${C}?.Thumbprint != "\u200e${T}")`), T],
  [
    'thumbprint-format',
    `<validate-client-certificate><identities><identity issuer-thumbprint="${T.slice(0, 20)} ${T.slice(20)}" /></identities></validate-client-certificate>`,
    T,
  ],
  ['thumbprint-sha256', when(`@(${C}?.Thumbprint != "${'ab'.repeat(32)}")`), T, stored],
  ['certificate-by-id', when('@(context.Deployment.Certificates["client-1"].HasPrivateKey)'), T, stored],
  ['certificate-by-id', when('@(context.Deployment.Certificates.ContainsKey("client-1"))'), T, stored],
  ['rotating-thumbprint', `<authentication-certificate thumbprint="${T}" />`, 'client-1', stored],
];
for (const [rule, inner, fixed, known] of thumbprints)
  test(`${rule}: ${inner}`, () => {
    const text = document(inner);
    const all = found(text, rule, known);
    assert.equal(all.length, 1);
    if (fixed === null) return assert.deepEqual(all[0]!.fixes, []);
    const after = applySafeFixes(text, all).text;
    assert.ok(after.includes(`"${fixed}"`), after);
    assert.equal(found(after, rule, known).length, 0);
  });

test('an invisible character is named by its code point', () => {
  assert.match(found(document(`<authentication-certificate thumbprint="\u200e${T}" />`), 'thumbprint-format')[0]!.message, /U\+200E/);
});

const fine: readonly (readonly [rule: string, text: string, known?: Given])[] = [
  ['thumbprint-case', when(`@(string.Equals(${C}?.Thumbprint, "${lower}", StringComparison.OrdinalIgnoreCase))`)],
  ['thumbprint-case', when(`@(${C}?.Thumbprint.ToLower() == "${lower}")`)],
  ['thumbprint-case', `<authentication-certificate thumbprint="${lower}" />`],
  ['thumbprint-case', when(`@(${C}?.Thumbprint != "desired-thumbprint")`)],
  ['thumbprint-case', when(`@(${C}?.Thumbprint != "{{pin}}")`), { namedValues: { pin: T } }],
  ['certificate-by-id', when(`@(context.Deployment.Certificates["${T}"].HasPrivateKey)`), stored],
  [
    'spoofable-identity',
    `<validate-client-certificate validate-trust="{{trust}}"><identities><identity common-name="a" /></identities></validate-client-certificate>`,
  ],
  [
    'spoofable-identity',
    `<validate-client-certificate><identities><identity common-name="a" /></identities></validate-client-certificate>`,
  ],
  ['spoofable-identity', when(`@(${C} == null || !${C}.Verify() || ${C}.Subject != "CN=a")`)],
  ['invalid-value', '<validate-client-certificate validate-trust="{{trust}}" />'],
  ['invalid-value', '<validate-client-certificate validate-trust="{{trust}}" />', { namedValues: { trust: 'true' } }],
  ['undefined-named-value', '<set-body template="liquid">{{context.Request.Method}}{{body}}</set-body>', { namedValues: { a: 'b' } }],
];
for (const [rule, inner, known] of fine) test(`no ${rule}: ${inner}`, () => assert.deepEqual(found(document(inner), rule, known), []));

test('names compared without a verified chain are spoofable', () => {
  assert.equal(found(document(when(`@(${C} == null || ${C}.Subject != "CN=a")`)), 'spoofable-identity').length, 1);
});

test('a named value is checked as what it stands for', () => {
  const [one] = found(document('<validate-client-certificate validate-trust="{{trust}}" />'), 'invalid-value', {
    namedValues: { trust: 'maybe' },
  });
  assert.match(one!.message, /"maybe"/);
});

test('the compiler says that SubjectName is no string; the fix adds Name', () => {
  const text = document(when(`@(${C}?.SubjectName != "CN=a")`));
  const { options, workspace } = given({});
  const check = (expression: { code: string }) => ({
    type: null,
    found: [
      {
        code: 'CS0019',
        severity: 'error' as const,
        message: "Operator '!=' cannot be applied",
        span: { start: 0, end: expression.code.length },
      },
    ],
  });
  const all = analyze(parse(text), options, workspace, check).filter(({ rule }) => rule === 'CS0019');
  assert.ok(applySafeFixes(text, all).text.includes('SubjectName.Name !='));
});
