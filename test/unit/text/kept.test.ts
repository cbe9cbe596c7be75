import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Kept, keptPer, Recent } from '../../../server/src/text/kept.ts';

test('what is kept of an object does not show in it', () => {
  const kept = new Kept<object, number>();
  const one = { a: 1 };
  assert.equal(kept.get(one), undefined);
  assert.equal(kept.set(one, 7), 7);
  assert.equal(kept.get(one), 7);
  kept.set(one, 8);
  assert.equal(kept.get(one), 8);
  assert.deepEqual(one, { a: 1 });
  assert.equal(new Kept<object, number>().get(one), undefined);
});

test('a function is asked once per object, also where it gives undefined', () => {
  let asked = 0;
  const of = keptPer((_: object) => void asked++);
  const one = {};
  of(one);
  of(one);
  of({});
  assert.equal(asked, 2);
});

test('of a map of recent entries, those in use stay and the others go', () => {
  const recent = new Recent<number>(10);
  for (let i = 0; i < 100; i++) {
    recent.set(`k${i}`, i);
    assert.equal(recent.get('k0'), 0, `after ${i}`);
  }
  assert.equal(recent.get('k99'), 99);
  assert.equal(recent.get('k50'), undefined);
});
