import { type Flow, type Handler, PolicyFailure } from '../step.ts';

/** A fixed window per key value; `renewal-period` 0 never renews. */
export default {
  prepare(policy) {
    if (policy.attribute('calls') === null && policy.attribute('bandwidth') === null)
      policy.problem('<quota-by-key> needs "calls" or "bandwidth".');
    const calls = policy.attribute('calls') === null ? null : policy.requiredWhole('calls');
    const seconds = policy.requiredWhole('renewal-period');
    const key = policy.requiredText('counter-key');
    const condition = policy.flag('increment-condition', true);
    const by = policy.whole('increment-count', 1);
    const start = Date.parse(policy.attribute('first-period-start') ?? '0001-01-01T00:00:00Z');
    if (Number.isNaN(start)) policy.problem('"first-period-start" of <quota-by-key> is no date.');
    return (flow) => {
      if (policy.attribute('bandwidth') !== null)
        flow.entry(policy, 'not-simulated', { message: 'Gatehouse does not count bandwidth: only calls are limited.' });
      if (!calls || !condition.read(flow)) return;
      count(flow, `quota-by-key ${key.read(flow)}`, calls.read(flow), seconds.read(flow), start, by.read(flow));
    };
  },
} satisfies Handler;

/** Counts a call; the refusal says when the quota is replenished. Also of quota. */
export function count(flow: Flow, key: string, limit: number, seconds: number, startMs: number, by: number): void {
  const { used, renewInMs } = flow.gateway.counters.fixed(key, limit, seconds * 1000, startMs, by);
  flow.note('remaining', Math.max(0, limit - used));
  if (renewInMs === null) return;
  const left = Number.isFinite(renewInMs) ? Math.max(1, Math.ceil(renewInMs / 1000)) : null;
  const message = `Out of call volume quota.${left === null ? '' : ` Quota will be replenished in ${timeSpan(left)}.`}`;
  throw new PolicyFailure('QuotaExceeded', message, {
    status: 403,
    message,
    headers: left === null ? [] : [['Retry-After', String(left)]],
  });
}

/** As .NET prints a TimeSpan: `00:30:02`, `14.07:13:56`. */
function timeSpan(seconds: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const days = Math.floor(seconds / 86400);
  return `${days > 0 ? `${days}.` : ''}${two((seconds / 3600) % 24)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
}
