/**
 * The model of `context` from data in the shape of a context file (JSON or YAML, already parsed; certificate files already read). What is left out has a default: an API, an
 * operation and a deployment of no account, a GET request without a body; no user, product, subscription, response or error.
 */
import { Decimal } from '../../runtime/decimal.ts';
import { Byte, Char, Double, Int16, SByte, Single, UInt16, UInt32, UInt64 } from '../../runtime/numbers.ts';
import { tokenOfJson } from '../newtonsoft/from-json.ts';
import { ContextDataError, type Data, listOf, recordOf, textAt, timeAt } from './data.ts';
import {
  type ApiModel,
  type BodyModel,
  bodyOf,
  type CertificateSource,
  type ContextModel,
  type LastErrorModel,
  type NamedModel,
  type OperationModel,
  type ProductModel,
  type RequestModel,
  type ResponseModel,
  type SubscriptionModel,
  type UserModel,
} from './model.ts';
import { foreignValue, parseDuration } from './values.ts';

export { ContextDataError } from './data.ts';

export interface ContextDataOptions {
  /** The certificate of a file that the data names (`request.certificate`, `deployment.certificates[].file`). */
  readonly certificate?: (file: string) => CertificateSource;
  /** Now, in ticks: the default of `timestamp`. */
  readonly now?: bigint;
  readonly trace?: (message: string | null) => void;
}

/** Throws ContextDataError, whose message says which key is wrong. */
export const contextFromData = (data: unknown, options: ContextDataOptions = {}): ContextModel => {
  const all = recordOf(data ?? {}, 'context');
  const deployment = recordOf(all.deployment ?? {}, 'deployment');
  return {
    requestId: textAt(all, 'requestId') ?? '00000000-0000-0000-0000-000000000001',
    timestamp: timeAt(all, 'timestamp') ?? options.now ?? 639_028_224_000_000_000n,
    elapsed: parseDuration(textAt(all, 'elapsed') ?? '00:00:00.0100000'),
    tracing: all.tracing === true,
    api: all.api === null ? null : apiOf(recordOf(all.api ?? {}, 'api')),
    operation: all.operation === null ? null : operationOf(recordOf(all.operation ?? {}, 'operation')),
    product: optional(all, 'product', productOf),
    user: optional(all, 'user', userOf),
    subscription: optional(all, 'subscription', subscriptionOf),
    deployment: {
      region: textAt(deployment, 'region') ?? 'West Europe',
      serviceId: textAt(deployment, 'serviceId') ?? textAt(deployment, 'serviceName') ?? 'gatehouse',
      serviceName: textAt(deployment, 'serviceName') ?? 'gatehouse',
      gatewayId: textAt(deployment, 'gatewayId') ?? 'managed',
      certificates: listOf(deployment.certificates, 'deployment.certificates').flatMap((item) => {
        const certificate = recordOf(item, 'deployment.certificates');
        const source = certificateOf(textAt(certificate, 'file'), options);
        return source ? [{ ...source, id: textAt(certificate, 'id'), verify: (revocation: boolean) => source.verify(revocation) }] : [];
      }),
    },
    backend: optional(all, 'backend', (backend) => ({
      id: textAt(backend, 'id'),
      type: textAt(backend, 'type') === 'Pool' ? ('Pool' as const) : ('Single' as const),
      azureRegion: textAt(backend, 'azureRegion'),
    })),
    workspace: optional(all, 'workspace', namedOf),
    graphQL: optional(all, 'graphQL', (graphQL) => ({
      arguments: tokenOfJson(graphQL.arguments ?? {}),
      parent: tokenOfJson(graphQL.parent ?? null),
    })),
    request: requestOf(recordOf(all.request ?? {}, 'request'), options),
    response: optional(all, 'response', responseOf),
    lastError: optional(all, 'lastError', lastErrorOf),
    variables: new Map(Object.entries(recordOf(all.variables ?? {}, 'variables')).map(([name, value]) => [name, variableOf(value, name)])),
    trace: options.trace ?? (() => {}),
  };
};

const optional = <T>(all: Data, key: string, make: (data: Data) => T): T | null =>
  all[key] === undefined || all[key] === null ? null : make(recordOf(all[key], key));

const namedOf = (data: Data): NamedModel => ({ id: textAt(data, 'id'), name: textAt(data, 'name') ?? textAt(data, 'id') });
const namedList = (value: unknown, where: string): NamedModel[] => listOf(value, where).map((item) => namedOf(recordOf(item, where)));

const apiOf = (data: Data): ApiModel => {
  const names = recordOf(data.subscriptionKeyParameterNames ?? {}, 'api.subscriptionKeyParameterNames');
  return {
    id: textAt(data, 'id') ?? 'api',
    name: textAt(data, 'name') ?? textAt(data, 'id') ?? 'API',
    path: textAt(data, 'path') ?? textAt(data, 'id') ?? '',
    protocols: listOf(data.protocols ?? ['https'], 'api.protocols').map(String),
    serviceUrl: data.serviceUrl === null ? null : (textAt(data, 'serviceUrl') ?? 'https://backend.test'),
    subscriptionKeyParameterNames: {
      header: textAt(names, 'header') ?? 'Ocp-Apim-Subscription-Key',
      query: textAt(names, 'query') ?? 'subscription-key',
    },
    revision: textAt(data, 'revision') ?? '1',
    version: textAt(data, 'version'),
    isCurrentRevision: data.isCurrentRevision !== false,
  };
};
const operationOf = (data: Data): OperationModel => ({
  id: textAt(data, 'id') ?? 'operation',
  name: textAt(data, 'name') ?? textAt(data, 'id') ?? 'Operation',
  method: textAt(data, 'method') ?? 'GET',
  urlTemplate: textAt(data, 'urlTemplate') ?? '/*',
});
const productOf = (data: Data): ProductModel => ({
  ...namedOf(data),
  apis: listOf(data.apis, 'product.apis').map((item) => apiOf(recordOf(item, 'product.apis'))),
  groups: namedList(data.groups, 'product.groups'),
  state: textAt(data, 'state') === 'NotPublished' ? 'NotPublished' : 'Published',
  approvalRequired: data.approvalRequired === true,
  subscriptionRequired: data.subscriptionRequired !== false,
  subscriptionLimit: typeof data.subscriptionLimit === 'number' ? data.subscriptionLimit : null,
});
const userOf = (data: Data): UserModel => ({
  id: textAt(data, 'id'),
  email: textAt(data, 'email'),
  firstName: textAt(data, 'firstName'),
  lastName: textAt(data, 'lastName'),
  note: textAt(data, 'note'),
  registrationDate: timeAt(data, 'registrationDate') ?? 0n,
  groups: namedList(data.groups, 'user.groups'),
  identities: listOf(data.identities, 'user.identities').map((item) => {
    const identity = recordOf(item, 'user.identities');
    return { id: textAt(identity, 'id'), provider: textAt(identity, 'provider') };
  }),
});
const subscriptionOf = (data: Data): SubscriptionModel => ({
  ...namedOf(data),
  key: textAt(data, 'key') ?? textAt(data, 'primaryKey'),
  primaryKey: textAt(data, 'primaryKey') ?? textAt(data, 'key'),
  secondaryKey: textAt(data, 'secondaryKey'),
  createdDate: timeAt(data, 'createdDate') ?? 0n,
  startDate: timeAt(data, 'startDate'),
  endDate: timeAt(data, 'endDate'),
});
const headersOf = (value: unknown, where: string): Map<string, string[]> =>
  new Map(
    Object.entries(recordOf(value ?? {}, where)).map(([name, header]) => [
      name,
      Array.isArray(header) ? header.map(String) : [header === null ? '' : String(header)],
    ]),
  );
const charsetOf = (headers: ReadonlyMap<string, readonly string[]>): string | null => {
  for (const [name, values] of headers)
    if (name.toLowerCase() === 'content-type') return /charset\s*=\s*"?([^\s;"]+)/i.exec(values.join())?.[1]?.toLowerCase() ?? null;
  return null;
};
const bodyAt = (data: Data, headers: ReadonlyMap<string, readonly string[]>): BodyModel | null => {
  const { body } = data;
  if (body === undefined || body === null) return null;
  return bodyOf(typeof body === 'string' ? body : JSON.stringify(body), charsetOf(headers));
};
const requestOf = (data: Data, options: ContextDataOptions): RequestModel => {
  const headers = headersOf(data.headers, 'request.headers');
  const url = textAt(data, 'url') ?? textAt(data, 'originalUrl') ?? 'https://gateway.test/';
  const parameters = Object.entries(recordOf(data.matchedParameters ?? {}, 'request.matchedParameters'));
  return {
    method: textAt(data, 'method') ?? 'GET',
    url,
    originalUrl: textAt(data, 'originalUrl') ?? url,
    ipAddress: textAt(data, 'ipAddress') ?? '127.0.0.1',
    headers,
    matchedParameters: new Map(parameters.map(([name, value]) => [name, String(value)])),
    body: bodyAt(data, headers),
    certificate: certificateOf(textAt(data, 'certificate'), options),
  };
};
const responseOf = (data: Data): ResponseModel => {
  const headers = headersOf(data.headers, 'response.headers');
  return {
    statusCode: typeof data.statusCode === 'number' ? data.statusCode : 200,
    statusReason: textAt(data, 'statusReason') ?? (data.statusCode === undefined || data.statusCode === 200 ? 'OK' : ''),
    headers,
    body: bodyAt(data, headers),
  };
};
const lastErrorOf = (data: Data): LastErrorModel => ({
  source: textAt(data, 'source'),
  reason: textAt(data, 'reason'),
  message: textAt(data, 'message'),
  scope: textAt(data, 'scope'),
  section: textAt(data, 'section'),
  path: textAt(data, 'path'),
  policyId: textAt(data, 'policyId'),
  ...(typeof data.httpErrorCode === 'number' ? { httpErrorCode: data.httpErrorCode } : {}),
});
const certificateOf = (file: string | null, options: ContextDataOptions): CertificateSource | null => {
  if (file === null) return null;
  if (!options.certificate)
    throw new ContextDataError(`The context names the certificate file ${file}, and there is nothing here to read it with.`);
  return options.certificate(file);
};

/** A variable's value: plain (string, bool, int, double; objects and arrays as tokens) or `{ type, value }`. */
export const variableOf = (value: unknown, name: string): unknown => {
  if (typeof value === 'number') {
    if (!Number.isInteger(value)) return new Double(value);
    return value >= -2147483648 && value <= 2147483647 ? value : BigInt(value);
  }
  if (value === null || typeof value !== 'object') return value ?? null;
  const record = value as Data;
  if (typeof record.type === 'string' && record.type.startsWith('System.') && 'value' in record && Object.keys(record).length === 2)
    return typedValue(record.type, record.value, name);
  return tokenOfJson(value);
};
const typedValue = (type: string, value: unknown, name: string): unknown => {
  const text = String(value);
  const number = Number(value);
  const integer = (): bigint => {
    if (!/^-?\d+$/.test(text)) throw new ContextDataError(`variables.${name}: ${text} is no ${type}.`);
    return BigInt(text);
  };
  switch (type) {
    case 'System.String':
      return value === null ? null : text;
    case 'System.Boolean':
      return value === true || text.toLowerCase() === 'true';
    case 'System.Int32':
      return Number(integer());
    case 'System.Int64':
      return integer();
    case 'System.UInt64':
      return new UInt64(integer());
    case 'System.UInt32':
      return new UInt32(Number(integer()));
    case 'System.Int16':
      return new Int16(Number(integer()));
    case 'System.UInt16':
      return new UInt16(Number(integer()));
    case 'System.Byte':
      return Byte.of(Number(integer()));
    case 'System.SByte':
      return new SByte(Number(integer()));
    case 'System.Double':
      return new Double(number);
    case 'System.Single':
      return new Single(number);
    case 'System.Char':
      return Char.from(text);
    case 'System.Decimal': {
      const decimal = Decimal.parse(text);
      if (!decimal) throw new ContextDataError(`variables.${name}: ${text} is no ${type}.`);
      return decimal;
    }
    default:
      return foreignValue(type, text) ?? failType(type, name);
  }
};
const failType = (type: string, name: string): never => {
  throw new ContextDataError(`variables.${name}: values of type ${type} cannot be written here.`);
};
