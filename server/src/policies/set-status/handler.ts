import type { Handler, Response } from '../step.ts';

/** Status and reason phrase of the response; without a reason HTTP's own phrase. */
export default {
  prepare(policy) {
    const code = policy.requiredWhole('code');
    const reason = policy.text('reason');
    return (flow) => {
      const status = code.read(flow);
      const fresh = flow.newResponse(status, reason?.read(flow));
      const response: Response = (flow.response ??= fresh);
      response.status = status;
      response.statusReason = fresh.statusReason;
    };
  },
} satisfies Handler;
