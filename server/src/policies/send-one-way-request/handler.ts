import { prepareCall } from '../send-request/handler.ts';
import type { Handler } from '../step.ts';

/** Another request whose answer nobody waits for. */
export default {
  prepare(policy) {
    const call = prepareCall(policy);
    return (flow) => {
      const view = flow.fork();
      void call(view, 60)
        .then(
          (response) => response.body.read(),
          (error: unknown) => flow.entry(policy, 'failed', { message: error instanceof Error ? error.message : String(error) }),
        )
        .catch(() => {});
    };
  },
} satisfies Handler;
