/** File names that hold a context for evaluating expressions: `*.context.yaml`, `.yml`, `.json`. */
export const contextPattern = '*.context.{yaml,yml,json}';
const contextName = /^(?<stem>.*?)\.?context\.(?:yaml|yml|json)$/;

/**
 * Context files in the order they are taken: one named after the policy (`orders.context.yaml` for `orders.xml`, `orders.policy.xml`), others
 * beside it by name, then the folder's `.gatehouse/context.*`.
 */
export function inOrder(policyName: string, beside: readonly string[], ofFolder: readonly string[]): readonly string[] {
  const stem = policyName.replace(/(?:\.policy)?\.[^.]+$/, '');
  const isOwn = (path: string): boolean => contextName.exec(path.replace(/^.*[\\/]/, ''))?.groups?.stem === stem;
  return [...beside.filter(isOwn), ...beside.filter((path) => !isOwn(path)).sort(), ...[...ofFolder].sort()];
}
