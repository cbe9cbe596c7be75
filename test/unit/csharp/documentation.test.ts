import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entries, memberDocumentation, typeDocumentation } from '../../../server/src/csharp/documentation/documentation.ts';
import { allowedTypes } from '../../../server/src/csharp/library/allowed-types.ts';
import type { Definition } from '../../../server/src/csharp/types/definition.ts';
import { registry } from '../../../server/src/csharp/types/registry.ts';

const find = (name: string): Definition | null => {
  const [full = '', arity = '0'] = name.split('`');
  return registry().byFullName(full, Number(arity));
};

test('every type and member with a text exists', () => {
  const missing: string[] = [];
  for (const { types, members, text } of entries()) {
    assert.match(text, /[.…:)]$/, text);
    const definitions = types.map(find);
    definitions.forEach((one, i) => (one && !one.isOpaque ? undefined : missing.push(types[i]!)));
    for (const member of members)
      if (member && !definitions.some((one) => one?.members.has(member))) missing.push(`${types.join(', ')}: ${member}`);
  }
  assert.deepEqual(missing, []);
});

test('every type that expressions may use has a summary', () => {
  const without: string[] = [];
  for (const definition of registry().all) {
    const listed = allowedTypes.has(definition.name) || definition.namespace === '';
    if (listed && !definition.isOpaque && !typeDocumentation(definition.type)) without.push(definition.name);
  }
  assert.deepEqual(without, []);
});

/** As good as whole: what nobody uses may wait. Operators aside; constructors have the type's own summary where they have none. */
const core = [
  ...'String Char Boolean DateTime DateTimeOffset TimeSpan Convert Math Guid Uri'.split(' ').map((name) => `System.${name}`),
  ...'JObject JArray JToken JProperty JValue'.split(' ').map((name) => `Newtonsoft.Json.Linq.${name}`),
  'Newtonsoft.Json.JsonConvert',
  'System.Linq.Enumerable',
  ...'XElement XDocument XAttribute XContainer XNode XName'.split(' ').map((name) => `System.Xml.Linq.${name}`),
  ...'Regex Match Group Capture MatchCollection'.split(' ').map((name) => `System.Text.RegularExpressions.${name}`),
  ...'X509Certificate X509Certificate2 X500DistinguishedName'
    .split(' ')
    .map((name) => `System.Security.Cryptography.X509Certificates.${name}`),
  'System.Text.Encoding',
  'System.Text.StringBuilder',
  'System.Collections.Generic.List`1',
  'System.Collections.Generic.Dictionary`2',
  'System.Collections.Generic.HashSet`1',
  ...[...registry().all]
    .filter(({ namespace, isOpaque, kind }) => namespace === '' && !isOpaque && kind !== 'delegate')
    .map(({ name }) => name),
];
for (const name of core)
  test(`${name} has documentation throughout`, () => {
    const definition = find(name);
    assert.ok(definition, 'there is no such type');
    const without = [...definition.members]
      .filter(([member, [first]]) => !member.startsWith('op_') && !memberDocumentation(first!))
      .map(([member]) => member);
    assert.ok(
      without.length <= definition.members.size * 0.1,
      `${without.length} of ${definition.members.size} have none: ${without.join(', ')}`,
    );
  });
