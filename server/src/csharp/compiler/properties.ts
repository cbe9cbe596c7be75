import type { BoundExpression, BoundProperty } from '../bound.ts';
import type { Implementation } from '../library/declare.ts';
import { nullReference } from '../runtime/exception.ts';
import { applied, callOf, dispatched } from './application.ts';
import { argumentList, isChecked } from './calls.ts';
import type { Code } from './frame.ts';
import { settled } from './settled.ts';
import { isMissing, plainSlot } from './shapes.ts';
import type { Unit } from './unit.ts';

export function compileProperty(unit: Unit, node: BoundProperty): Code {
  const { member, target } = node;
  const call = callOf(unit, member, []);
  // The one property whose reading runs a policy's own code.
  if (member.owner.definition.name === 'System.Lazy') unit.calls = true;
  if (target === null) {
    const read = member.implementation;
    if (!read) return () => member.value;
    if (node.arguments.length === 0) return applied(read, [], call, false);
    const values = argumentList(unit, node.arguments);
    return (f) => read(...values(f), call === null ? f.run : call(f));
  }
  if (node.arguments.length > 0) unit.weight++;
  if (isPlainRead(unit, node)) {
    const path = contextPath(unit, node);
    if (path) return readPath(path);
    const slot = plainSlot(unit, target);
    if (slot >= 0) return readOfSlot(settled(member)!, slot);
  }
  return dispatched(
    member,
    [target, ...node.arguments].map((each) => unit.expression(each)),
    call,
    isChecked(target),
  );
}

/** A property without indices whose behaviour is known, of something that may be null. */
const isPlainRead = (unit: Unit, { member, target, arguments: indices }: BoundProperty): boolean =>
  target !== null && indices.length === 0 && settled(member) !== null && isChecked(target) && callOf(unit, member, []) === null;

const readOfSlot =
  (read: Implementation, slot: number): Code =>
  (f) => {
    const self = f.slots[slot];
    if (isMissing(self)) nullReference();
    return read(self, f.run);
  };

/** The readers of `context.A.B.C`, outermost last; null when it is something else. */
function contextPath(unit: Unit, node: BoundProperty): readonly Implementation[] | null {
  const path: Implementation[] = [];
  let at: BoundExpression = node;
  while (at.kind === 'property' && isPlainRead(unit, at)) {
    path.unshift(settled(at.member)!);
    at = at.target!;
  }
  return at.kind === 'context' && path.length <= 3 ? path : null;
}

function readPath(path: readonly Implementation[]): Code {
  const [first, second, third] = path as [Implementation, Implementation, Implementation];
  if (path.length === 1) return (f) => first(f.run.context, f.run);
  if (path.length === 2)
    return (f) => {
      const a = first(f.run.context, f.run);
      if (isMissing(a)) nullReference();
      return second(a, f.run);
    };
  return (f) => {
    const a = first(f.run.context, f.run);
    if (isMissing(a)) nullReference();
    const b = second(a, f.run);
    if (isMissing(b)) nullReference();
    return third(b, f.run);
  };
}
