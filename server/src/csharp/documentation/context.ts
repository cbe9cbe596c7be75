/** What the policy reference says of context and its parts, in our own words; how lines are read: `documentation.ts`. */
export const contextText = `
# IExpressionContext: The request as policies see it.
Deployment: The gateway and the service; its certificates, too.
Variables: Variables that policies have set: context.Variables["name"] is an object that needs a cast.
# IContextApi: The API that matched the request.
IsCurrentRevision: Whether this is the API's current revision.
Revision: The revision's number.
Version: The version's name.
# IApi: An API.
Id: The API's id.
Name: The API's display name.
Path: The path suffix of the API.
Protocols: The protocols it can be called with.
ServiceUrl: The back end's URL from the API's settings.
SubscriptionKeyParameterNames: How header and query parameter of the subscription key are called.
# IBackend: The backend entity in use.
AzureRegion: The region of the back end.
Id: The backend entity's id.
Type: One back end or a pool.
# BackendType: What a backend entity is.
Single: One back end.
Pool: Several back ends that share the load.
# IDeployment: The gateway and the service.
Gateway: The gateway that runs the request.
GatewayId: The gateway's id; managed for the service's own.
Region: The gateway's region.
ServiceId: The service's id.
ServiceName: The service's name.
SustainabilityInfo: What is known of the region's carbon intensity.
Certificates: Certificates uploaded to the service, by id.
# IGateway: A gateway.
Id: Its id; managed for the service's own.
InstanceId: The running instance's id; managed for the service's own.
IsManaged: Whether it is the service's own, not a self-hosted one.
# ISustainabilityInfo: Carbon intensity.
CurrentCarbonIntensity: How much carbon the region's power costs now.
# CarbonIntensityCategory: How much carbon the power costs.
NotAvailable: Not known.
VeryLow, Low, Medium, High, VeryHigh: That much.
# IGraphQL: Of a GraphQL resolver: arguments and parent object.
Arguments: The field's arguments by name.
GraphQLArguments: The field's arguments, under the name that the expressions reference uses.
Parent: The parent object.
# IGraphQLDataObject: Values by name.
this[]: The value of a field; null when there is none.
# ILastError: The error that led to on-error.
Source: The policy or step that failed.
Reason: The error's code, such as TokenExpired.
Message: What went wrong, in words.
Scope: The scope it happened in: global, product, api, operation.
Section: The section it happened in.
Path: Where among nested policies.
PolicyId: The id attribute of the policy.
HttpErrorCode: The status code.
# IOperation: The operation that matched the request.
Id: The operation's id.
Method: Its HTTP method.
Name: Its display name.
UrlTemplate: Its URL template, as /orders/{id}.
# IProduct: The product of the subscription.
Apis: Its APIs.
ApprovalRequired: Whether subscriptions need approval.
Groups: The groups that see it.
Id: Its id.
Name: Its display name.
State: Whether it is published.
SubscriptionsLimit: How many subscriptions a user may have; null for any number.
SubscriptionLimit: The toolkit's spelling of SubscriptionsLimit.
SubscriptionRequired: Whether calls need a key.
# ProductState: Whether a product is published.
NotPublished: Only administrators see it.
Published: Developers see it.
# IRequest: The request.
Body: The body; null when there is none. Reading it consumes it, unless preserveContent is true.
Certificate: The client's certificate; null when the caller sent none, or the gateway does not ask for one.
Foundry: What is known of the Microsoft Foundry deployment that is called.
Headers: Headers by name, whatever its case; each has an array of values. One text of them, without exception: GetValueOrDefault.
IpAddress: The caller's address.
MatchedParameters: Parameters of the URL template, by name.
Method: The HTTP method, in upper case.
OriginalUrl: The URL as the caller sent it.
Url: The URL as the back end gets it.
PrivateEndpointConnection: The private endpoint it came through; null when there is none.
AzureVnetInfo: What is known of the virtual network it came through.
# IFoundry: Microsoft Foundry.
Deployment: The model deployment's id.
# IAzureVnetInfo: The virtual network.
VnetTrafficTag: The network's traffic tag.
SubnetId: The subnet's number.
PrivateLinkId: The private link's number.
SnatVip: The address of network address translation.
# IResponse: A response: the back end's, or one that send-request got.
Body: The body; null when there is none. Reading it consumes it, unless preserveContent is true.
Headers: Headers by name; each has an array of values. One text of them, without exception: GetValueOrDefault.
StatusCode: The status code, such as 200.
StatusReason: The reason phrase, such as OK.
# ISubscription: The subscription that the key belongs to.
CreatedDate: When it was made.
EndDate: When it ends; null when it does not.
Id: Its id.
Key: The key the caller sent.
Name: Its display name.
PrimaryKey: Its first key.
SecondaryKey: Its second key.
StartDate: When it starts; null when that is not set.
# IUser: The user who owns the subscription.
Email: The mail address.
FirstName: The first name.
Groups: The groups the user is in.
Id: The user's id.
Identities: How the user signs in.
LastName: The last name.
Note: What administrators noted.
RegistrationDate: When the user registered.
# IUserIdentity: How a user signs in.
Id: The id the provider knows the user by.
Provider: Who knows the user.
# IGroup: A group of users.
Id: Its id.
Name: Its name.
# IWorkspace: A workspace of the service.
Id: Its id.
Name: Its name.
# IUrl: A URL, in parts.
Host: The host.
Path: The path, without query.
Port: The port.
Query: Query parameters by name; each has an array of values. One text of them, without exception: GetValueOrDefault.
QueryString: The query as it was sent, with its leading ?.
Scheme: http or https.
ToUri: The URL as a Uri.
ToString: The whole URL.
# ISubscriptionKeyParameterNames: How the subscription key is sent.
Header: The header's name.
Query: The query parameter's name.
# IPrivateEndpointConnection: A private endpoint.
Name: The connection's name.
GroupId: Its group.
MemberName: Its member.
# IMessageBody: A body.
As: The body as string, byte[], JObject, JToken, JArray, XNode, XElement or XDocument. It can be read once, unless preserveContent is true.
AsFormUrlEncodedContent: The fields of a form. It can be read once, unless preserveContent is true.
# Jwt: A token, read but not validated: validate-jwt does that.
Algorithm: How it is signed (alg).
Audiences: Whom it is for (aud).
Claims: Its claims by name; each has an array of values. One text of them, without exception: GetValueOrDefault.
ExpirationTime: Until when it is valid (exp), in UTC.
Id: Its id (jti).
IssuedAt: When it was issued (iat), in UTC.
Issuer: Who issued it (iss).
NotBefore: From when it is valid (nbf), in UTC.
Subject: Whom it is about (sub).
Type: Its type (typ).
# BasicAuthCredentials: User name and password of Basic authentication.
Password: The password.
UserId: The user's name.
Username: The user's name, in the toolkit's spelling.
# Authorization: What get-authorization-context got.
AccessToken: The token for the back end.
Claims: Claims of the token's response.
# ExpressionExtensions: What API Management adds to .NET.
GetValueOrDefault: Of headers, query and claims: all values as one text, joined by commas. Of variables: the value as T. Where there is none, the given default or null.
AsBasic: User name and password of an Authorization header's Basic value; null when it is none.
TryParseBasic: The same as out parameter, and whether it is one.
AsJwt: The token of a text (without "Bearer "), not validated; null when it is none.
TryParseJwt: The same as out parameter, and whether it is one.
ToQueryString: A form's fields as a query, with its leading ?.
ToFormUrlEncodedContent: A form's fields as a body.
`;
