import type { Handler } from '../step.ts';

/** Replaces text (no pattern) in the body of the request or the response. */
export default {
  prepare(policy) {
    const from = policy.requiredText('from');
    const to = policy.requiredText('to');
    return async (flow) => {
      const { message } = flow;
      if (!message.body.present) return;
      const text = new TextDecoder().decode(await message.body.read());
      const sought = from.read(flow);
      if (sought === '' || !text.includes(sought)) return;
      message.body.set(text.replaceAll(sought, () => to.read(flow)));
      message.headers.delete('Content-Length');
    };
  },
} satisfies Handler;
