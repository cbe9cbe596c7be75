import type { Handler } from '../step.ts';

/** Answers from the operation's examples, without a back end. */
export default {
  prepare(policy) {
    const status = policy.whole('status-code', 200);
    const type = policy.text('content-type');
    const enabled = policy.flag('enabled', true);
    return (flow) => {
      if (!enabled.read(flow)) return;
      const code = status.read(flow);
      const wanted = type?.read(flow) ?? null;
      const example = flow.operation.responses.find(
        ({ statusCode, contentType }) => statusCode === code && (wanted === null || contentType.toLowerCase() === wanted.toLowerCase()),
      );
      const response = flow.newResponse(code);
      const contentType = wanted ?? example?.contentType;
      if (contentType) response.headers.set('Content-Type', [contentType]);
      if (example?.example) response.body.set(example.example);
      else flow.note('message', 'The operation has no example for this answer: the body is empty.');
      flow.end(response);
    };
  },
} satisfies Handler;
