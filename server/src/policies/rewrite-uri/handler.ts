import { type Handler, PolicyFailure } from '../step.ts';

/** Another path (and query) towards the back end; `{parameters}` come from the operation's template. */
export default {
  prepare(policy) {
    const template = policy.requiredText('template');
    const copy = policy.flag('copy-unmatched-params', true);
    return (flow) => {
      const written = template.read(flow);
      const filled = written.replace(/\{\*?([^{}]+)\}/g, (_, name: string) => {
        const value = flow.request.matchedParameters.get(name);
        if (value === undefined) throw new PolicyFailure('ParameterNotFound', `The operation's template has no parameter "${name}".`);
        return value.split('/').map(encodeURIComponent).join('/');
      });
      const at = filled.indexOf('?');
      const path = at < 0 ? filled : filled.slice(0, at);
      const query = at < 0 ? '' : filled.slice(at + 1);
      const { url } = flow.request;
      const own = new Set(templateNames(flow.operation.urlTemplate));
      const set = new Set(query.split('&').map((pair) => pair.split('=')[0]));
      const kept = copy.read(flow)
        ? url.query
            .slice(1)
            .split('&')
            .filter((pair) => pair !== '' && !own.has(pair.split('=')[0]!) && !set.has(pair.split('=')[0]!))
        : [];
      const all = [query, ...kept].filter((part) => part !== '').join('&');
      url.path = path.startsWith('/') ? path : `/${path}`;
      url.query = all === '' ? '' : `?${all}`;
      flow.note('url', url.path + url.query);
    };
  },
} satisfies Handler;

const templateNames = (urlTemplate: string): string[] => (urlTemplate.split('?')[1] ?? '').split('&').map((pair) => pair.split('=')[0]!);
