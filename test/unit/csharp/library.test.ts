/** The library as a whole: every signature can be read, names are declared once, and what an editor offers comes from the same declarations. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expressionEndingAt, inspect, membersFor } from '../../../server/src/csharp/csharp.ts';
import { declarations } from '../../../server/src/csharp/library/index.ts';
import { registry } from '../../../server/src/csharp/types/registry.ts';
import { fullText } from '../../../server/src/csharp/types/type.ts';

test('every signature of the library can be read', () => {
  let members = 0;
  for (const definition of registry().all) {
    assert.ok(definition.bases);
    for (const list of definition.members.values()) members += list.length;
  }
  assert.ok(members > 1500, String(members));
});

test('no type is declared twice', () => {
  const seen = new Map<string, number>();
  for (const { name, arity } of declarations) seen.set(`${name}\`${arity}`, (seen.get(`${name}\`${arity}`) ?? 0) + 1);
  assert.deepEqual(
    [...seen].filter(([, count]) => count > 1),
    [],
  );
});

test('completion behind a dot offers the members of what stands before it', () => {
  const code = 'context.Request.Certificate.';
  const target = expressionEndingAt(inspect(code, { block: false }), code.length - 1);
  assert.equal(target && fullText(target.type), 'System.Security.Cryptography.X509Certificates.X509Certificate2');
  const names = membersFor(target!.type, false).map(({ name }) => name);
  for (const name of ['Thumbprint', 'NotAfter', 'Subject', 'VerifyNoRevocation']) assert.ok(names.includes(name), name);
});

test('extension methods are offered where they fit', () => {
  const { type } = registry().byFullName('System.String', 0)!;
  const names = membersFor(type, false).map(({ name }) => name);
  assert.ok(names.includes('AsJwt') && names.includes('Select') && names.includes('Substring'));
  assert.ok(!names.includes('Join'), 'static members are not a value’s');
});
