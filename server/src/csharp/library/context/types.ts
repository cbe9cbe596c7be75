/** The interfaces of `context`, member by member as the gateway documents them. */
import { enumValue } from '../../runtime/enums.ts';
import { clr, runtimeType } from '../../runtime/type.ts';
import { certificateOf } from '../crypto/certificate-value.ts';
import { type Call, type Declaration, declare } from '../declare.ts';
import { dateTime, guid, timeSpan, uri } from '../newtonsoft/foreign.ts';
import { Lazy } from '../newtonsoft/lazy.ts';
import { JObject, type JToken } from '../newtonsoft/token.ts';
import { Entity } from './entity.ts';
import { MapView } from './map-view.ts';
import type {
  ApiModel,
  BackendModel,
  CertificateSource,
  ContextModel,
  DeploymentModel,
  LastErrorModel,
  NamedModel,
  OperationModel,
  ProductModel,
  RequestModel,
  ResponseModel,
  SubscriptionModel,
  UserModel,
} from './model.ts';
import { stringArray, strings } from './tokens.ts';
import { parameters, type UrlParts, urlParts, urlText } from './url.ts';

type Of<Model extends object> = Entity<Model>;
const certificateType = runtimeType('System.Security.Cryptography.X509Certificates.X509Certificate2');
/** A sequence of entities, made when it is first walked. */
class EntityList extends Lazy {
  readonly #name: string;
  readonly #models: readonly object[];
  #entities: readonly unknown[] | null = null;
  constructor(name: string, models: readonly object[]) {
    super(runtimeType(name), () => this.fixedElements);
    this.#name = name;
    this.#models = models;
  }
  get fixedElements(): readonly unknown[] {
    this.#entities ??= this.#models.map((model) => Entity.of(this.#name, model));
    return this.#entities;
  }
}
const list = <Model extends object>(name: string, of: (model: Model) => readonly object[]) =>
  Entity.part(of, (models) => new EntityList(name, models));
const lists = (map: ReadonlyMap<string, readonly string[]>): MapView =>
  new MapView(map, stringArray, { ignoreCase: true, convert: (values) => strings(values as string[]) });
const certificate = (source: CertificateSource | null, call: Call): unknown =>
  source ? certificateOf(source, call.machine.cryptography) : null;
const utc = (ticks: bigint | null): unknown => (ticks === null ? null : dateTime(ticks, 1));

/** A URL as an object: one per text of one model, so that `context.Request.Url` is itself, taken apart once. */
class UrlModel {
  readonly url: string;
  #parts: UrlParts | null = null;
  #query: MapView | null = null;
  constructor(url: string) {
    this.url = url;
  }
  get parts(): UrlParts {
    return (this.#parts ??= urlParts(this.url));
  }
  get query(): MapView {
    return (this.#query ??= lists(parameters(this.parts.queryString.slice(1), true)));
  }
}
const urls = new WeakMap<object, Map<string, UrlModel>>();
const url = <Model extends object>(of: (model: Model) => string | null) =>
  Entity.part(of, (text, _, owner) => {
    let known = urls.get(owner);
    if (!known) urls.set(owner, (known = new Map()));
    let model = known.get(text);
    if (!model) known.set(text, (model = new UrlModel(text)));
    return Entity.of('IUrl', model);
  });
const gateways = new WeakMap<DeploymentModel, { readonly id: string | null }>();
const gatewayOf = (deployment: DeploymentModel): { readonly id: string | null } => {
  let model = gateways.get(deployment);
  if (!model) gateways.set(deployment, (model = { id: deployment.gatewayId }));
  return model;
};
const certificates = Entity.part(
  ({ certificates: sources }: DeploymentModel) => sources,
  (sources, { cryptography }) => {
    const values = sources.map((source) => certificateOf(source, cryptography));
    return new MapView(new Map(values.map((value) => [value.certificate.thumbprint, value])), certificateType);
  },
);

const apiMembers = {
  'string Id { get; }': (self: Of<ApiModel>) => self.of.id,
  'string Name { get; }': (self: Of<ApiModel>) => self.of.name,
  'string Path { get; }': (self: Of<ApiModel>) => self.of.path,
  'IEnumerable<string> Protocols { get; }': (self: Of<ApiModel>) => strings(self.of.protocols),
  'IUrl ServiceUrl { get; }': url((model: ApiModel) => model.serviceUrl),
  'ISubscriptionKeyParameterNames SubscriptionKeyParameterNames { get; }': Entity.child(
    'ISubscriptionKeyParameterNames',
    (model: ApiModel) => model.subscriptionKeyParameterNames,
  ),
};
const named = {
  'string Id { get; }': (self: Of<NamedModel>) => self.of.id,
  'string Name { get; }': (self: Of<NamedModel>) => self.of.name,
};
const contract = (name: string, members: Readonly<Record<string, unknown>>, docs: Readonly<Record<string, string>> = {}): Declaration =>
  declare(`public interface ${name}`, members, { complete: true, docs });

export default [
  contract(
    'IExpressionContext',
    {
      'IContextApi Api { get; }': Entity.child('IContextApi', (model: ContextModel) => model.api),
      'IBackend Backend { get; }': Entity.child('IBackend', (model: ContextModel) => model.backend),
      'IDeployment Deployment { get; }': Entity.child('IDeployment', (model: ContextModel) => model.deployment),
      'TimeSpan Elapsed { get; }': (self: Of<ContextModel>) => timeSpan(self.of.elapsed),
      'IGraphQL GraphQL { get; }': Entity.child('IGraphQL', (model: ContextModel) => model.graphQL),
      'ILastError LastError { get; }': Entity.child('ILastError', (model: ContextModel) => model.lastError),
      'IOperation Operation { get; }': Entity.child('IOperation', (model: ContextModel) => model.operation),
      'IProduct Product { get; }': Entity.child('IProduct', (model: ContextModel) => model.product),
      'IRequest Request { get; }': Entity.child('IRequest', (model: ContextModel) => model.request),
      'Guid RequestId { get; }': (self: Of<ContextModel>) => guid(self.of.requestId),
      'IResponse Response { get; }': Entity.child('IResponse', (model: ContextModel) => model.response),
      'ISubscription Subscription { get; }': Entity.child('ISubscription', (model: ContextModel) => model.subscription),
      'DateTime Timestamp { get; }': (self: Of<ContextModel>) => utc(self.of.timestamp),
      'bool Tracing { get; }': (self: Of<ContextModel>) => self.of.tracing,
      'IUser User { get; }': Entity.child('IUser', (model: ContextModel) => model.user),
      'IReadOnlyDictionary<string, object> Variables { get; }': Entity.part(
        ({ variables }: ContextModel) => variables,
        (variables) => new MapView(variables, clr.object),
      ),
      'IWorkspace Workspace { get; }': Entity.child('IWorkspace', (model: ContextModel) => model.workspace),
      'void Trace(string message)': (self: Of<ContextModel>, message: string | null) => self.of.trace(message),
    },
    {
      Api: 'The API that matched the request.',
      Backend: 'The backend entity in use, when one is set.',
      Deployment: 'The gateway and the service.',
      Elapsed: 'Time since Timestamp.',
      GraphQL: 'Arguments and parent object; in resolvers only.',
      LastError: 'The error that led to on-error.',
      Operation: 'The operation that matched.',
      Product: 'The product of the subscription; null when there is none.',
      Request: 'The current request.',
      RequestId: "The request's unique id.",
      Response: 'The current response (outbound, on-error).',
      Subscription: 'The subscription used; null when there is none.',
      Timestamp: 'When the request arrived.',
      Tracing: 'Whether tracing is on.',
      User: 'The user who owns the subscription; null when there is none.',
      Variables: 'Variables that policies have set.',
      Workspace: 'The workspace of the API.',
      Trace: 'Writes to the trace.',
    },
  ),
  declare(
    `public interface IContextApi : IApi`,
    {
      'bool IsCurrentRevision { get; }': (self: Of<ApiModel>) => self.of.isCurrentRevision,
      'string Revision { get; }': (self: Of<ApiModel>) => self.of.revision,
      'string Version { get; }': (self: Of<ApiModel>) => self.of.version,
    },
    { complete: true },
  ),
  contract('IApi', apiMembers),
  contract('IBackend', {
    'string AzureRegion { get; }': (self: Of<BackendModel>) => self.of.azureRegion,
    'string Id { get; }': (self: Of<BackendModel>) => self.of.id,
    'BackendType Type { get; }': (self: Of<BackendModel>) => enumValue(`BackendType`, self.of.type === 'Pool' ? 1 : 0),
  }),
  declare(`public enum BackendType`, { Single: 0, Pool: 1 }),
  contract(
    'IDeployment',
    {
      'IGateway Gateway { get; }': (self: Of<DeploymentModel>) => Entity.of('IGateway', gatewayOf(self.of)),
      'string GatewayId { get; }': (self: Of<DeploymentModel>) => self.of.gatewayId,
      'string Region { get; }': (self: Of<DeploymentModel>) => self.of.region,
      'string ServiceId { get; }': (self: Of<DeploymentModel>) => self.of.serviceId,
      'string ServiceName { get; }': (self: Of<DeploymentModel>) => self.of.serviceName,
      'ISustainabilityInfo SustainabilityInfo { get; }': (self: Of<DeploymentModel>) => Entity.of('ISustainabilityInfo', self.of),
      'IReadOnlyDictionary<string, X509Certificate2> Certificates { get; }': certificates,
    },
    { Certificates: 'Uploaded certificates by thumbprint.', GatewayId: '"managed" on managed gateways.' },
  ),
  contract('IGateway', {
    'string Id { get; }': (self: Of<{ readonly id: string | null }>) => self.of.id,
    'string InstanceId { get; }': (self: Of<{ readonly id: string | null }>) => self.of.id,
    'bool IsManaged { get; }': (self: Of<{ readonly id: string | null }>) => self.of.id === 'managed',
  }),
  contract('ISustainabilityInfo', {
    'CarbonIntensityCategory CurrentCarbonIntensity { get; }': () => enumValue(`CarbonIntensityCategory`, 0),
  }),
  declare(`public enum CarbonIntensityCategory`, { NotAvailable: 0, VeryLow: 1, Low: 2, Medium: 3, High: 4, VeryHigh: 5 }),
  contract('IGraphQL', {
    'IGraphQLDataObject Arguments { get; }': (self: Of<NonNullable<ContextModel['graphQL']>>) => dataObject(self.of.arguments),
    'IGraphQLDataObject GraphQLArguments { get; }': (self: Of<NonNullable<ContextModel['graphQL']>>) => dataObject(self.of.arguments),
    'IGraphQLDataObject Parent { get; }': (self: Of<NonNullable<ContextModel['graphQL']>>) => dataObject(self.of.parent),
  }),
  declare(`public interface IGraphQLDataObject`, {
    'JToken this[string name] { get; }': (self: Of<JObject>, name: string) => self.of.get(name),
  }),
  contract('ILastError', {
    'string Source { get; }': (self: Of<LastErrorModel>) => self.of.source,
    'string Reason { get; }': (self: Of<LastErrorModel>) => self.of.reason,
    'string Message { get; }': (self: Of<LastErrorModel>) => self.of.message,
    'string Scope { get; }': (self: Of<LastErrorModel>) => self.of.scope,
    'string Section { get; }': (self: Of<LastErrorModel>) => self.of.section,
    'string Path { get; }': (self: Of<LastErrorModel>) => self.of.path,
    'string PolicyId { get; }': (self: Of<LastErrorModel>) => self.of.policyId,
    'int HttpErrorCode { get; }': (self: Of<LastErrorModel>) => self.of.httpErrorCode ?? 0,
  }),
  contract('IOperation', {
    ...named,
    'string Method { get; }': (self: Of<OperationModel>) => self.of.method,
    'string UrlTemplate { get; }': (self: Of<OperationModel>) => self.of.urlTemplate,
  }),
  contract('IProduct', {
    ...named,
    'IEnumerable<IApi> Apis { get; }': list('IApi', (model: ProductModel) => model.apis),
    'bool ApprovalRequired { get; }': (self: Of<ProductModel>) => self.of.approvalRequired,
    'IEnumerable<IGroup> Groups { get; }': list('IGroup', (model: ProductModel) => model.groups),
    'ProductState State { get; }': (self: Of<ProductModel>) => enumValue(`ProductState`, self.of.state === 'Published' ? 1 : 0),
    'int? SubscriptionLimit { get; }': (self: Of<ProductModel>) => self.of.subscriptionLimit,
    'int? SubscriptionsLimit { get; }': (self: Of<ProductModel>) => self.of.subscriptionLimit,
    'bool SubscriptionRequired { get; }': (self: Of<ProductModel>) => self.of.subscriptionRequired,
  }),
  declare(`public enum ProductState`, { NotPublished: 0, Published: 1 }),
  contract(
    'IRequest',
    {
      'IMessageBody Body { get; }': Entity.child('IMessageBody', (model: RequestModel) => model.body),
      'X509Certificate2 Certificate { get; }': (self: Of<RequestModel>, call: Call) => certificate(self.of.certificate, call),
      'IFoundry Foundry { get; }': (self: Of<RequestModel>) =>
        self.of.foundryDeployment === undefined ? null : Entity.of('IFoundry', self.of),
      'IReadOnlyDictionary<string, string[]> Headers { get; }': Entity.part(({ headers }: RequestModel) => headers, lists),
      'string IpAddress { get; }': (self: Of<RequestModel>) => self.of.ipAddress,
      'IReadOnlyDictionary<string, string> MatchedParameters { get; }': Entity.part(
        ({ matchedParameters }: RequestModel) => matchedParameters,
        (matched) => new MapView(matched, clr.string, { ignoreCase: true }),
      ),
      'string Method { get; }': (self: Of<RequestModel>) => self.of.method,
      'IUrl OriginalUrl { get; }': url((model: RequestModel) => model.originalUrl),
      'IUrl Url { get; }': url((model: RequestModel) => model.url),
      'IPrivateEndpointConnection PrivateEndpointConnection { get; }': Entity.child(
        'IPrivateEndpointConnection',
        (model: RequestModel) => model.privateEndpointConnection,
      ),
      'IAzureVnetInfo AzureVnetInfo { get; }': () => null,
    },
    {
      Body: 'The body; null when there is none.',
      Certificate: 'The client certificate; null when there is none.',
      MatchedParameters: 'Parameters of the URL template.',
      Url: 'The URL to be sent to the back end.',
      OriginalUrl: 'The URL as received.',
    },
  ),
  contract('IFoundry', { 'string Deployment { get; }': (self: Of<RequestModel>) => self.of.foundryDeployment ?? null }),
  contract('IAzureVnetInfo', {
    'int VnetTrafficTag { get; }': () => 0,
    'int SubnetId { get; }': () => 0,
    'int PrivateLinkId { get; }': () => 0,
    'string SnatVip { get; }': () => null,
  }),
  contract('IResponse', {
    'IMessageBody Body { get; }': Entity.child('IMessageBody', (model: ResponseModel) => model.body),
    'IReadOnlyDictionary<string, string[]> Headers { get; }': Entity.part(({ headers }: ResponseModel) => headers, lists),
    'int StatusCode { get; }': (self: Of<ResponseModel>) => self.of.statusCode,
    'string StatusReason { get; }': (self: Of<ResponseModel>) => self.of.statusReason,
  }),
  contract('ISubscription', {
    ...named,
    'DateTime CreatedDate { get; }': (self: Of<SubscriptionModel>) => utc(self.of.createdDate),
    'DateTime? EndDate { get; }': (self: Of<SubscriptionModel>) => utc(self.of.endDate),
    'string Key { get; }': (self: Of<SubscriptionModel>) => self.of.key,
    'string PrimaryKey { get; }': (self: Of<SubscriptionModel>) => self.of.primaryKey,
    'string SecondaryKey { get; }': (self: Of<SubscriptionModel>) => self.of.secondaryKey,
    'DateTime? StartDate { get; }': (self: Of<SubscriptionModel>) => utc(self.of.startDate),
  }),
  contract('IUser', {
    'string Email { get; }': (self: Of<UserModel>) => self.of.email,
    'string FirstName { get; }': (self: Of<UserModel>) => self.of.firstName,
    'IEnumerable<IGroup> Groups { get; }': list('IGroup', (model: UserModel) => model.groups),
    'string Id { get; }': (self: Of<UserModel>) => self.of.id,
    'IEnumerable<IUserIdentity> Identities { get; }': list('IUserIdentity', (model: UserModel) => model.identities),
    'string LastName { get; }': (self: Of<UserModel>) => self.of.lastName,
    'string Note { get; }': (self: Of<UserModel>) => self.of.note,
    'DateTime RegistrationDate { get; }': (self: Of<UserModel>) => utc(self.of.registrationDate),
  }),
  contract('IUserIdentity', {
    'string Id { get; }': (self: Of<{ readonly id: string | null; readonly provider: string | null }>) => self.of.id,
    'string Provider { get; }': (self: Of<{ readonly id: string | null; readonly provider: string | null }>) => self.of.provider,
  }),
  contract('IGroup', named),
  contract('IWorkspace', named),
  contract('IUrl', {
    'string Host { get; }': (self: Of<UrlModel>) => self.of.parts.host,
    'string Path { get; }': (self: Of<UrlModel>) => self.of.parts.path,
    'int Port { get; }': (self: Of<UrlModel>) => self.of.parts.port,
    'IReadOnlyDictionary<string, string[]> Query { get; }': (self: Of<UrlModel>) => self.of.query,
    'string QueryString { get; }': (self: Of<UrlModel>) => self.of.parts.queryString,
    'string Scheme { get; }': (self: Of<UrlModel>) => self.of.parts.scheme,
    'Uri ToUri()': (self: Of<UrlModel>) => uri(self.of.url),
    'string ToString()': (self: Of<UrlModel>) => urlText(self.of.url),
  }),
  contract('ISubscriptionKeyParameterNames', {
    'string Header { get; }': (self: Of<{ readonly header: string; readonly query: string }>) => self.of.header,
    'string Query { get; }': (self: Of<{ readonly header: string; readonly query: string }>) => self.of.query,
  }),
  contract('IPrivateEndpointConnection', {
    'string Name { get; }': (self: Of<NonNullable<RequestModel['privateEndpointConnection']>>) => self.of.name,
    'string GroupId { get; }': (self: Of<NonNullable<RequestModel['privateEndpointConnection']>>) => self.of.groupId,
    'string MemberName { get; }': (self: Of<NonNullable<RequestModel['privateEndpointConnection']>>) => self.of.memberName,
  }),
];
const dataObject = (value: unknown): unknown => (value instanceof JObject ? Entity.of('IGraphQLDataObject', value as JToken) : null);
