import { randomUUID } from 'node:crypto';
import { type LastError, PolicyFailure } from '../policies/step.ts';
import { type GatewayResponse, newResponse } from './messages.ts';

/** The gateway's own answer to a failure, byte for byte as captured on live gateways: inner spaces, `application/json`. */
export function defaultResponse(failure: PolicyFailure, activityId: string = randomUUID()): GatewayResponse {
  const { status, statusReason, message, headers } = failure.answer;
  const response = newResponse(status ?? 500, statusReason);
  response.headers.set('Content-Type', ['application/json']);
  for (const [name, value] of headers ?? []) response.headers.set(name, [value]);
  response.body.set(
    status === undefined
      ? `{ "statusCode": 500, "message": "Internal server error", "activityId": ${JSON.stringify(activityId)} }`
      : `{ "statusCode": ${status}, "message": ${JSON.stringify(message ?? failure.message)} }`,
  );
  return response;
}

export const operationNotFound = (): PolicyFailure =>
  new PolicyFailure(
    'OperationNotFound',
    'Unable to match incoming request to an operation.',
    { status: 404, message: 'Resource not found' },
    null,
    'configuration',
  );

/** The table of LastError says "this API", the wire says "an API" (captures of 2021 and 2024). */
export const keyMissing = (realm: string, header: string): PolicyFailure =>
  new PolicyFailure(
    'SubscriptionKeyNotFound',
    'Access denied due to missing subscription key. Make sure to include subscription key when making requests to this API.',
    {
      status: 401,
      statusReason: 'Access Denied',
      message: 'Access denied due to missing subscription key. Make sure to include subscription key when making requests to an API.',
      headers: [['WWW-Authenticate', challenge(realm, header)]],
    },
    null,
    'authorization',
  );

export const keyInvalid = (realm: string, header: string): PolicyFailure => {
  const message = 'Access denied due to invalid subscription key. Make sure to provide a valid key for an active subscription.';
  return new PolicyFailure(
    'SubscriptionKeyInvalid',
    message,
    { status: 401, statusReason: 'Access Denied', message, headers: [['WWW-Authenticate', challenge(realm, header)]] },
    null,
    'authorization',
  );
};

const challenge = (realm: string, header: string): string => `AzureApiManagementKey realm="${realm}",name="${header}",type="header"`;

/** What `context.LastError` says of a failure where it happened. */
export const lastErrorOf = (failure: PolicyFailure, place: Omit<LastError, 'reason' | 'message'>): LastError => ({
  ...place,
  source: failure.source ?? place.source,
  reason: failure.reason,
  message: failure.message,
});
