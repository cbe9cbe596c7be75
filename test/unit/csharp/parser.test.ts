import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from '../../../server/src/csharp/parser/parser.ts';
import type { Expression } from '../../../server/src/csharp/tree.ts';

/** The shape of an expression, in brackets. */
function shape(node: Expression): string {
  switch (node.kind) {
    case 'literal':
      return 'value' in node.value ? String(node.value.value) : 'null';
    case 'identifier':
      return node.typeArguments ? `${node.name.text}<${node.typeArguments.length}>` : node.name.text;
    case 'predefined-type':
      return node.type.parts[0]!.name.text;
    case 'member':
      return `${shape(node.target)}.${node.name.text}`;
    case 'binding':
      return '';
    case 'conditional-access':
      return `${shape(node.target)}?${shape(node.whenNotNull)}`;
    case 'invocation':
      return `${shape(node.target)}(${node.arguments.map(({ value }) => shape(value)).join(', ')})`;
    case 'element-access':
      return `${shape(node.target)}[${node.arguments.map(({ value }) => shape(value)).join(', ')}]`;
    case 'binary':
      return `(${shape(node.left)} ${node.operator} ${shape(node.right)})`;
    case 'unary':
      return `(${node.operator}${shape(node.operand)})`;
    case 'conditional':
      return `(${shape(node.condition)} ? ${shape(node.whenTrue)} : ${shape(node.whenFalse)})`;
    case 'cast':
      return `(cast ${shape(node.operand)})`;
    case 'as':
      return `(${shape(node.operand)} as)`;
    case 'is':
      return `(${shape(node.operand)} is ${node.pattern.kind})`;
    case 'lambda':
      return `(${node.parameters.map(({ name }) => name.text).join(', ')} => ${node.body.kind === 'block' ? '{}' : shape(node.body)})`;
    case 'parenthesized':
      return shape(node.operand);
    default:
      return node.kind;
  }
}

const shapes: readonly (readonly [string, string])[] = [
  ['1 + 2 * 3', '(1 + (2 * 3))'],
  ['a ?? b ?? c', '(a ?? (b ?? c))'],
  ['a || b && c == d', '(a || (b && (c == d)))'],
  ['x >> 2 > y', '((x >> 2) > y)'],
  ['(int)x.y', '(cast x.y)'],
  ['(a) - b', '(a - b)'],
  ['(string)d["k"]', '(cast d[k])'],
  ['(Foo)(bar)', '(cast bar)'],
  ['f(a < b, c > d)', 'f((a < b), (c > d))'],
  ['f<int>(x)', 'f<1>(x)'],
  ['x.As<JObject>(true)["a"]', 'x.As(true)[a]'],
  ['a?.b.c?[0]', 'a?.b.c?[0]'],
  ['a ? b : c ? d : e', '(a ? b : (c ? d : e))'],
  ['x as string ?? y', '((x as) ?? y)'],
  ['x is string ? 1 : 2', '((x is type-or-constant) ? 1 : 2)'],
  ['x is string s && s.Length > 0', '((x is declaration-pattern) && (s.Length > 0))'],
  ['(a, b) => a + b', '(a, b => (a + b))'],
  ['!x.Any(c => c.Value == y)', '(!x.Any((c => (c.Value == y))))'],
  ['-2147483648', '-2147483648'],
  ['from x in xs where x > 1 select x', 'query'],
];

test('operators bind and terms nest as in C#', async (t) => {
  for (const [code, expected] of shapes) {
    await t.test(code, () => {
      const { root, errors } = parse(code, false);
      assert.deepEqual(errors, []);
      assert.equal(shape(root as Expression), expected);
    });
  }
});

/** code, block, the first error's code and where it stands: as Roslyn says. */
const mistakes: readonly (readonly [string, boolean, string, number])[] = [
  ['string.IsNullOrEmpty(context.Request.Method', false, 'CS1026', 43],
  ['context.Request.Headers["X-A"', false, 'CS1003', 29],
  ['context.Request.Headers.GetValueOrDefault("X-A, "")', false, 'CS1003', 49],
  ['\'ab\' + "c"', false, 'CS1012', 0],
  ['"C:\\path"', false, 'CS1009', 3],
  ['context.Request.Method == ', false, 'CS1525', 25],
  ['true ? : "b"', false, 'CS1525', 7],
  ['context.Request.', false, 'CS1001', 16],
  ['new[] { 1 2 }', false, 'CS1003', 10],
  ['new JObject', false, 'CS1526', 11],
  ['var x = 1 return x;', true, 'CS1002', 10],
  ['if true) { return 1; } return 2;', true, 'CS1003', 3],
  ['foreach (var x of new[] { 1 }) { } return 1;', true, 'CS1515', 15],
  ['$"{}"', false, 'CS1733', 3],
  ['1 /* open', false, 'CS1035', 2],
  ['a === b', false, 'CS1525', 4],
  ['if (true) { return 1;', true, 'CS1513', 21],
  ['return "unclosed;', true, 'CS1010', 7],
  ['return o switch { int i => 1, _ => 2 };', true, 'CS8370', 9],
  ['List<int> l = new(); return l;', true, 'CS8370', 14],
];

test("mistakes get Roslyn's code where Roslyn underlines", async (t) => {
  for (const [code, block, id, at] of mistakes) {
    await t.test(code, () => {
      const [first] = parse(code, block).errors;
      assert.deepEqual([first?.code, first?.span.start], [id, at]);
    });
  }
});

test('deep nesting ends in one error, not in a stack overflow', () => {
  for (const code of [
    '('.repeat(50_000),
    '-'.repeat(50_000),
    'f('.repeat(20_000),
    '!'.repeat(9) + 'new[]{'.repeat(20_000),
    '$"{'.repeat(3000),
    'x=>'.repeat(50_000),
  ]) {
    assert.ok(parse(code, false).errors.length > 0);
  }
});
