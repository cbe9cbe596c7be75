import type { Binary, Block, Expression } from '../../csharp/tree.ts';
import { each, isNull, unwrap } from '../code.ts';

/**
 * Comparisons of a certificate's dates with the present that make the whole condition true for a certificate that is in its time:
 * `NotAfter > now`, `NotBefore < now`, negated or swapped. Only where the comparison alone decides: as a whole, in a chain of `||`,
 * behind a check for null. `accepts`: the condition lets through instead of turning away.
 */
export function invertedDates(root: Expression | Block, accepts: boolean): Binary[] {
  const found: Binary[] = [];
  const nows = new Set<string>();
  each(root, (node) => {
    if (node.kind === 'local-declaration')
      for (const { name, value } of node.declarators) if (value && isNow(value, nows)) nows.add(name.text);
  });
  const visit = (node: Expression, positive: boolean): void => {
    const inner = unwrap(node);
    if (inner.kind === 'unary' && inner.operator === '!') return visit(inner.operand, !positive);
    if (inner.kind !== 'binary') return;
    const { operator, left, right } = inner;
    if (operator === (positive ? '||' : '&&')) {
      visit(left, positive);
      visit(right, positive);
    } else if (operator === (positive ? '&&' : '||')) {
      if (isNullCheck(left)) visit(right, positive);
      else if (isNullCheck(right)) visit(left, positive);
    } else if (holdsInTime(inner, nows) === positive) found.push(inner);
  };
  if (root.kind !== 'block') visit(root, !accepts);
  else {
    const last = root.statements.at(-1);
    const before = root.statements.slice(0, -1);
    if (last?.kind === 'return' && last.value && before.every(({ kind }) => kind === 'local-declaration')) visit(last.value, !accepts);
  }
  return found;
}

/** True where the comparison holds for a certificate in its time, false where it holds for one that is not, null for another comparison. */
function holdsInTime({ operator, left, right }: Binary, nows: ReadonlySet<string>): boolean | null {
  const order = /^[<>]=?$/.exec(operator)?.[0][0];
  if (!order) return null;
  const [date, greater] = isNow(right, nows)
    ? [dateOf(left), order === '>']
    : isNow(left, nows)
      ? [dateOf(right), order === '<']
      : [null, false];
  return date === null ? null : date === 'NotAfter' ? greater : !greater;
}

function dateOf(node: Expression): 'NotAfter' | 'NotBefore' | null {
  const inner = unwrap(node);
  const name =
    inner.kind === 'member'
      ? inner.name.text
      : inner.kind === 'conditional-access' && inner.whenNotNull.kind === 'member'
        ? inner.whenNotNull.name.text
        : '';
  return name === 'NotAfter' || name === 'NotBefore' ? name : null;
}

function isNow(node: Expression, nows: ReadonlySet<string>): boolean {
  const inner = unwrap(node);
  if (inner.kind === 'identifier') return nows.has(inner.name.text);
  return (
    inner.kind === 'member' &&
    (inner.name.text === 'Now' || inner.name.text === 'UtcNow') &&
    inner.target.kind === 'identifier' &&
    inner.target.name.text === 'DateTime'
  );
}

function isNullCheck(node: Expression): boolean {
  const inner = unwrap(node);
  return inner.kind === 'binary' && /^[!=]=$/.test(inner.operator) && (isNull(inner.left) || isNull(inner.right));
}
