import type { RequestUrl } from '../policies/step.ts';
import { keyInvalid, keyMissing } from './default-errors.ts';
import type { GatewayRequest } from './messages.ts';
import type { Api, Product, Service, Subscription } from './service.ts';

export interface Access {
  readonly subscription: Subscription | null;
  /** The product whose policy applies; null for keys of an API or of all APIs. */
  readonly product: Product | null;
}

/** Decides by the subscription key; throws the gateway's 401 where one is needed. The header wins over the query. */
export function authorize(service: Service, api: Api, request: GatewayRequest, url: Readonly<RequestUrl>): Access {
  const { header, query } = api.keyNames;
  const key = request.headers.get(header)?.[0] ?? new URLSearchParams(url.query).get(query);
  const products = service.products.filter((product) => product.apis.includes(api.id));
  const open = products.find((product) => !product.subscriptionRequired) ?? null;
  const realm = `${url.scheme}://${url.host}/${api.path}`;
  if (key === null || key === '') {
    if (!api.subscriptionRequired || open) return { subscription: null, product: open };
    throw keyMissing(realm, header);
  }
  const subscription = service.subscriptions.find(({ primaryKey, secondaryKey, state, scope }) => {
    if ((primaryKey !== key && secondaryKey !== key) || state !== 'active') return false;
    return covers(scope, api, products);
  });
  if (subscription) return { subscription, product: products.find(({ id }) => tail(subscription.scope, 'products') === id) ?? null };
  if (!api.subscriptionRequired || open) return { subscription: null, product: open };
  throw keyInvalid(realm, header);
}

function covers(scope: string, api: Api, products: readonly Product[]): boolean {
  if (scope === '/' || scope === '' || /(^|\/)apis\/?$/.test(scope)) return true;
  if (tail(scope, 'apis') === api.id) return true;
  const product = tail(scope, 'products');
  return product !== null && products.some(({ id }) => id === product);
}

/** The id behind `/apis/` or `/products/`, also at the end of a full resource id. */
function tail(scope: string, kind: string): string | null {
  const parts = scope.split('/');
  return parts.at(-2) === kind ? parts.at(-1)! : null;
}
