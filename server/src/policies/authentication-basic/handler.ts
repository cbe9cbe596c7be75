import type { Handler } from '../step.ts';

/** Basic authentication towards the back end. */
export default {
  prepare(policy) {
    const username = policy.requiredText('username');
    const password = policy.requiredText('password');
    return (flow) => {
      const credentials = new TextEncoder().encode(`${username.read(flow)}:${password.read(flow)}`);
      flow.request.headers.set('Authorization', [`Basic ${btoa(String.fromCharCode(...credentials))}`]);
      flow.note('message', 'The Authorization header was set.');
    };
  },
} satisfies Handler;
