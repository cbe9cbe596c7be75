import type { Flow, Handler, Policy, Value } from '../step.ts';

/** Cross-origin requests: answers preflights itself, adds the headers to other answers; an origin that is not listed gets an empty 200. */
export default {
  prepare(policy) {
    const list = (parent: string, child: string) =>
      policy
        .child(parent)
        ?.children(child)
        .map((item) => item.content(true)) ?? [];
    const origins = list('allowed-origins', 'origin');
    if (origins.length === 0) policy.problem('<cors> needs <allowed-origins> with at least one <origin>.');
    const methods = list('allowed-methods', 'method');
    const allowedHeaders = list('allowed-headers', 'header');
    const exposed = list('expose-headers', 'header');
    const maxAge = (policy.child('allowed-methods') as Policy | null)?.whole('preflight-result-max-age', 0) ?? null;
    const credentials = policy.flag('allow-credentials', false);
    const terminate = policy.flag('terminate-unmatched-request', true);
    return (flow) => {
      const { request } = flow;
      const origin = request.headers.get('Origin')?.[0] ?? '';
      if (origin === '')
        return flow.note(
          'message',
          'Origin header was missing or empty and the request was classified as not cross-domain. CORS policy was not applied.',
        );
      const asked = request.headers.get('Access-Control-Request-Method')?.[0];
      const preflight = request.method === 'OPTIONS' && asked !== undefined;
      const all = read(origins, flow);
      const any = all.includes('*');
      const matched = any || all.some((allowed) => sameOrigin(allowed, origin));
      flow.note('origin', { origin, matched });
      if (!matched) {
        if (preflight || terminate.read(flow)) flow.end(flow.newResponse(200));
        return;
      }
      const allowOrigin = any && !credentials.read(flow) ? '*' : origin;
      const common = (response: { headers: { set(name: string, values: readonly string[]): void } }) => {
        response.headers.set('Access-Control-Allow-Origin', [allowOrigin]);
        if (credentials.read(flow)) response.headers.set('Access-Control-Allow-Credentials', ['true']);
      };
      if (!preflight) {
        return flow.atEnd(() => {
          const response = (flow.response ??= flow.newResponse(200));
          common(response);
          if (exposed.length > 0) response.headers.set('Access-Control-Expose-Headers', [read(exposed, flow).join(',')]);
        });
      }
      const response = flow.newResponse(200);
      const verbs = methods.length > 0 ? read(methods, flow) : ['GET', 'POST'];
      if (verbs.includes('*') || verbs.some((verb) => verb.toUpperCase() === asked.toUpperCase())) {
        common(response);
        response.headers.set('Access-Control-Allow-Methods', [verbs.includes('*') ? asked : verbs.join(',')]);
        const wanted = request.headers.get('Access-Control-Request-Headers')?.join(',') ?? '';
        const names = read(allowedHeaders, flow);
        if (wanted !== '') response.headers.set('Access-Control-Allow-Headers', [names.includes('*') ? wanted : names.join(',')]);
        const seconds = maxAge?.read(flow) ?? 0;
        if (seconds > 0) response.headers.set('Access-Control-Max-Age', [String(seconds)]);
      }
      flow.end(response);
    };
  },
} satisfies Handler;

const read = (values: readonly Value<string>[], flow: Flow): string[] => values.map((value) => value.read(flow));

/** By scheme, host and port. */
function sameOrigin(a: string, b: string): boolean {
  try {
    return new URL(a).origin === new URL(b).origin;
  } catch {
    return false;
  }
}
