import { isIP } from 'node:net';
import { type Handler, PolicyFailure } from '../step.ts';

const FORBIDDEN = { status: 403, message: 'Forbidden' };

/** Lets through (allow) or keeps out (forbid) the addresses listed. */
export default {
  prepare(policy) {
    const action = policy.requiredText('action');
    const addresses = policy.children('address').map((address) => address.content(true));
    const ranges = policy.children('address-range').map((range) => [range.requiredText('from'), range.requiredText('to')] as const);
    if (addresses.length + ranges.length === 0) policy.problem('<ip-filter> needs at least one <address> or <address-range>.');
    return (flow) => {
      const ip = flow.request.clientIp;
      const caller = parse(ip);
      if (caller === null)
        throw new PolicyFailure('FailedToParseCallerIP', 'Failed to establish IP address for the caller. Access denied.', FORBIDDEN);
      const listed =
        addresses.some((address) => parse(address.read(flow)) === caller) ||
        ranges.some(([from, to]) => {
          const [low, high] = [parse(from.read(flow)), parse(to.read(flow))];
          return low !== null && high !== null && caller.length === low.length && low <= caller && caller <= high;
        });
      const allow = action.read(flow).toLowerCase() === 'allow';
      flow.note('ip', ip);
      if (allow && !listed)
        throw new PolicyFailure('CallerIpNotAllowed', `Caller IP address ${ip} is not allowed. Access denied.`, FORBIDDEN);
      if (!allow && listed) throw new PolicyFailure('CallerIpBlocked', 'Caller IP address is blocked. Access denied.', FORBIDDEN);
    };
  },
} satisfies Handler;

/** An address as hex digits of fixed length, so that addresses of a kind compare as text. */
function parse(text: string): string | null {
  const kind = isIP(text);
  if (kind === 4)
    return text
      .split('.')
      .map((part) => Number(part).toString(16).padStart(2, '0'))
      .join('');
  if (kind !== 6) return null;
  const url = new URL(`http://[${text.split('%')[0]}]`).hostname.slice(1, -1);
  const [head = '', tail = ''] = url.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === '' ? [] : tail.split(':');
  const middle = url.includes('::') ? Array<string>(8 - left.length - right.length).fill('0') : [];
  return [...left, ...middle, ...right].map((part) => part.padStart(4, '0')).join('');
}
