import { type Handler, PolicyFailure } from '../step.ts';

/** Points the request to another base URL, or to a backend entity. */
export default {
  prepare(policy) {
    const baseUrl = policy.text('base-url');
    const backendId = policy.text('backend-id');
    if ((baseUrl === null) === (backendId === null)) policy.problem('<set-backend-service> needs either "base-url" or "backend-id".');
    return (flow) => {
      if (backendId) {
        const id = backendId.read(flow);
        if (!flow.gateway.backends.has(id)) throw new PolicyFailure('BackendNotFound', `There is no backend "${id}".`);
        flow.target.backendId = id;
        flow.target.baseUrl = null;
        flow.note('backend', id);
        return;
      }
      const url = baseUrl!.read(flow);
      if (!/^https?:\/\//i.test(url)) throw new PolicyFailure('InvalidBackendUrl', `"${url}" is not an absolute http or https URL.`);
      flow.target.baseUrl = url;
      flow.target.backendId = null;
      flow.note('url', url);
    };
  },
} satisfies Handler;
