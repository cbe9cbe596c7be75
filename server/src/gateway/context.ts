import type {
  ApiModel,
  BodyModel,
  ContextModel,
  NamedModel,
  ProductModel,
  RequestModel,
  ResponseModel,
} from '../csharp/library/context/model.ts';
import type { MessageBody } from './body.ts';
import type { GatewayCertificates } from './certificates.ts';
import type { FlowState } from './flow.ts';
import type { HeaderList } from './headers.ts';
import { formatUrl, type GatewayRequest, type GatewayResponse } from './messages.ts';
import type { Api, Operation, Product, Service } from './service.ts';

/** What the service and its gateway look like from `context`, beside the request itself. */
export interface ContextFacts {
  readonly service: Service;
  readonly certificates: GatewayCertificates;
  readonly now: () => number;
}

/** Milliseconds since 1970 in .NET ticks. */
export const ticks = (milliseconds: number): bigint => 621355968000000000n + BigInt(Math.round(milliseconds)) * 10000n;

/** `context` as expressions see it: getters that follow the request through the house. One per request. */
export function contextModel(flow: FlowState, { service, certificates, now }: ContextFacts): ContextModel {
  const began = now();
  const started = performance.now();
  const { access } = flow.start;
  const request = requestModel(flow, certificates);
  let response: { of: GatewayResponse; model: ResponseModel } | null = null;
  return {
    requestId: flow.start.requestId,
    timestamp: ticks(began),
    get elapsed() {
      return BigInt(Math.round((performance.now() - started) * 10000));
    },
    tracing: flow.start.trace !== null,
    api: apiModel(flow.api as Api),
    operation: operationModel(flow.operation as Operation),
    product: access.product ? productModel(access.product, service) : null,
    user: userModel(flow, service),
    subscription: access.subscription
      ? {
          id: access.subscription.id,
          name: access.subscription.name,
          key: access.subscription.primaryKey,
          primaryKey: access.subscription.primaryKey,
          secondaryKey: access.subscription.secondaryKey,
          createdDate: ticks(began),
          startDate: null,
          endDate: null,
        }
      : null,
    deployment: {
      region: 'local',
      serviceId: 'gatehouse',
      serviceName: 'gatehouse',
      gatewayId: 'managed',
      get certificates() {
        return certificates.sources;
      },
    },
    get backend() {
      const { backendId } = flow.target;
      return backendId === null ? null : { id: backendId, type: 'Single' as const, azureRegion: null };
    },
    workspace: null,
    graphQL: null,
    request,
    get response() {
      const current = flow.response;
      if (!current) return null;
      if (response?.of !== current) response = { of: current, model: responseModel(current) };
      return response.model;
    },
    get lastError() {
      return flow.lastError;
    },
    variables: flow.variables,
    trace: (message) => flow.note('trace', message),
  };
}

function requestModel(flow: FlowState, certificates: GatewayCertificates): RequestModel {
  const { request, peer } = flow;
  const body = bodyGetter(request);
  return {
    get method() {
      return request.method;
    },
    get url() {
      return flow.gateway.addressOf(flow);
    },
    originalUrl: formatUrl(request.originalUrl),
    ipAddress: request.clientIp,
    get headers() {
      return request.headers.map;
    },
    matchedParameters: request.matchedParameters,
    get body() {
      return body();
    },
    certificate: peer ? certificates.peerSource(peer) : null,
  };
}

const responses = new WeakMap<ResponseModel, GatewayResponse>();
/** The response that a model (in a variable, say) stands for. */
export const responseBehind = (model: ResponseModel): GatewayResponse | null => responses.get(model) ?? null;

export function responseModel(response: GatewayResponse): ResponseModel {
  const body = bodyGetter(response);
  const model: ResponseModel = {
    get statusCode() {
      return response.status;
    },
    get statusReason() {
      return response.statusReason;
    },
    get headers() {
      return response.headers.map;
    },
    get body() {
      return body();
    },
  };
  responses.set(model, response);
  return model;
}

/** The body's bytes are in memory by then: the pipeline reads them before a policy whose expressions ask for them. */
function bodyGetter({ body, headers }: GatewayRequest | GatewayResponse): () => BodyModel | null {
  let model: BodyModel | null = null;
  return () => {
    if (!body.present) return null;
    model ??= {
      get bytes() {
        return body.buffered ?? EMPTY;
      },
      charset: charsetOf(headers),
      consume: () => (body as MessageBody).set(EMPTY),
    };
    return model;
  };
}
const EMPTY = new Uint8Array();
const charsetOf = (headers: HeaderList): string | null =>
  /;\s*charset="?([^";\s]+)/i.exec(headers.get('Content-Type')?.[0] ?? '')?.[1]?.toLowerCase() ?? null;

function apiModel(api: Api): ApiModel {
  return {
    id: api.id,
    name: api.name,
    path: api.path,
    protocols: api.protocols,
    serviceUrl: api.serviceUrl === '' ? null : api.serviceUrl,
    subscriptionKeyParameterNames: api.keyNames,
    revision: api.revision,
    version: api.version === '' ? null : api.version,
    isCurrentRevision: api.isCurrentRevision,
  };
}
const operationModel = ({ id, name, method, urlTemplate }: Operation) => ({ id, name, method, urlTemplate });

function productModel(product: Product, service: Service): ProductModel {
  return {
    id: product.id,
    name: product.name,
    apis: service.apis.filter(({ id }) => product.apis.includes(id)).map(apiModel),
    groups: [],
    state: 'Published',
    approvalRequired: false,
    subscriptionRequired: product.subscriptionRequired,
    subscriptionLimit: null,
  };
}

function userModel(flow: FlowState, service: Service) {
  const user = service.users.find(({ id }) => id === flow.start.access.subscription?.userId);
  if (!user) return null;
  const groups: NamedModel[] = user.groups.map((group) => ({ id: group, name: group }));
  const { id, email, firstName, lastName } = user;
  return { id, email, firstName, lastName, note: null, registrationDate: ticks(0), groups, identities: [] };
}
