import { type Handler, PolicyFailure } from '../step.ts';

/** Sends the request to the back end; its answer becomes the response. */
export default {
  prepare(policy) {
    const seconds = policy.whole('timeout', 300);
    const milliseconds = policy.attribute('timeout-ms') === null ? null : policy.requiredWhole('timeout-ms');
    const followRedirects = policy.flag('follow-redirects', false);
    const buffered = policy.flag('buffer-request-body', false);
    const failOnError = policy.flag('fail-on-error-status-code', false);
    return async (flow) => {
      if (buffered.read(flow)) await flow.request.body.read();
      const response = await flow.gateway.forward(flow, {
        timeoutMs: milliseconds?.read(flow) ?? seconds.read(flow) * 1000,
        followRedirects: followRedirects.read(flow),
        policy: policy.name,
      });
      flow.response = response;
      flow.note('status', response.status);
      if (failOnError.read(flow) && response.status >= 400 && response.status < 600)
        throw new PolicyFailure('BackendErrorStatusCode', `The back end answered ${response.status} ${response.statusReason}.`, {
          keepResponse: true,
        });
    };
  },
} satisfies Handler;
