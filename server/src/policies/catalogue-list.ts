// Every policy folder, written by scripts/catalogue.mjs (npm run new:policy, npm run new:rule call it); a test says when it is behind.
import authenticationBasic from './authentication-basic/policy.ts';
import authenticationCertificate from './authentication-certificate/policy.ts';
import authenticationManagedIdentity from './authentication-managed-identity/policy.ts';
import authenticationToken from './authentication-token/policy.ts';
import authenticationTokenStore from './authentication-token-store/policy.ts';
import azureOpenaiEmitTokenMetric from './azure-openai-emit-token-metric/policy.ts';
import azureOpenaiSemanticCacheLookup from './azure-openai-semantic-cache-lookup/policy.ts';
import azureOpenaiSemanticCacheStore from './azure-openai-semantic-cache-store/policy.ts';
import azureOpenaiTokenLimit from './azure-openai-token-limit/policy.ts';
import block from './block/policy.ts';
import cacheLookup from './cache-lookup/policy.ts';
import cacheLookupValue from './cache-lookup-value/policy.ts';
import cacheRemoveValue from './cache-remove-value/policy.ts';
import cacheStore from './cache-store/policy.ts';
import cacheStoreValue from './cache-store-value/policy.ts';
import cacheValue from './cache-value/policy.ts';
import checkHeader from './check-header/policy.ts';
import choose from './choose/policy.ts';
import cors from './cors/policy.ts';
import cosmosdbDataSource from './cosmosdb-data-source/policy.ts';
import crossDomain from './cross-domain/policy.ts';
import emitMetric from './emit-metric/policy.ts';
import findAndReplace from './find-and-replace/policy.ts';
import forwardRequest from './forward-request/policy.ts';
import getAuthorizationContext from './get-authorization-context/policy.ts';
import graphqlDataSource from './graphql-data-source/policy.ts';
import httpDataSource from './http-data-source/policy.ts';
import includeFragment from './include-fragment/policy.ts';
import invokeDaprBinding from './invoke-dapr-binding/policy.ts';
import invokeRequest from './invoke-request/policy.ts';
import ipFilter from './ip-filter/policy.ts';
import jsonToXml from './json-to-xml/policy.ts';
import jsonp from './jsonp/policy.ts';
import limitConcurrency from './limit-concurrency/policy.ts';
import llmContentSafety from './llm-content-safety/policy.ts';
import llmEmitTokenMetric from './llm-emit-token-metric/policy.ts';
import llmSemanticCacheLookup from './llm-semantic-cache-lookup/policy.ts';
import llmSemanticCacheStore from './llm-semantic-cache-store/policy.ts';
import llmTokenLimit from './llm-token-limit/policy.ts';
import logToEventhub from './log-to-eventhub/policy.ts';
import mockResponse from './mock-response/policy.ts';
import type { Policy } from './policy.ts';
import proxy from './proxy/policy.ts';
import publishEvent from './publish-event/policy.ts';
import publishToDapr from './publish-to-dapr/policy.ts';
import quota from './quota/policy.ts';
import quotaByKey from './quota-by-key/policy.ts';
import rateLimit from './rate-limit/policy.ts';
import rateLimitByKey from './rate-limit-by-key/policy.ts';
import redirectContentUrls from './redirect-content-urls/policy.ts';
import retry from './retry/policy.ts';
import returnResponse from './return-response/policy.ts';
import rewriteUri from './rewrite-uri/policy.ts';
import sendOneWayRequest from './send-one-way-request/policy.ts';
import sendRequest from './send-request/policy.ts';
import sendServiceBusMessage from './send-service-bus-message/policy.ts';
import setBackendService from './set-backend-service/policy.ts';
import setBackendServiceDapr from './set-backend-service-dapr/policy.ts';
import setBody from './set-body/policy.ts';
import setHeader from './set-header/policy.ts';
import setMethod from './set-method/policy.ts';
import setQueryParameter from './set-query-parameter/policy.ts';
import setRequestMetricDimensionValue from './set-request-metric-dimension-value/policy.ts';
import setStatus from './set-status/policy.ts';
import setUrl from './set-url/policy.ts';
import setVariable from './set-variable/policy.ts';
import sqlDataSource from './sql-data-source/policy.ts';
import trace from './trace/policy.ts';
import validateAzureAdToken from './validate-azure-ad-token/policy.ts';
import validateClientCertificate from './validate-client-certificate/policy.ts';
import validateContent from './validate-content/policy.ts';
import validateGraphqlRequest from './validate-graphql-request/policy.ts';
import validateHeaders from './validate-headers/policy.ts';
import validateJwt from './validate-jwt/policy.ts';
import validateOdataRequest from './validate-odata-request/policy.ts';
import validateParameters from './validate-parameters/policy.ts';
import validateStatusCode from './validate-status-code/policy.ts';
import wait from './wait/policy.ts';
import xmlToJson from './xml-to-json/policy.ts';
import xslTransform from './xsl-transform/policy.ts';

export const all: readonly Policy[] = [
  authenticationBasic,
  authenticationCertificate,
  authenticationManagedIdentity,
  authenticationToken,
  authenticationTokenStore,
  azureOpenaiEmitTokenMetric,
  azureOpenaiSemanticCacheLookup,
  azureOpenaiSemanticCacheStore,
  azureOpenaiTokenLimit,
  block,
  cacheLookup,
  cacheLookupValue,
  cacheRemoveValue,
  cacheStore,
  cacheStoreValue,
  cacheValue,
  checkHeader,
  choose,
  cors,
  cosmosdbDataSource,
  crossDomain,
  emitMetric,
  findAndReplace,
  forwardRequest,
  getAuthorizationContext,
  graphqlDataSource,
  httpDataSource,
  includeFragment,
  invokeDaprBinding,
  invokeRequest,
  ipFilter,
  jsonToXml,
  jsonp,
  limitConcurrency,
  llmContentSafety,
  llmEmitTokenMetric,
  llmSemanticCacheLookup,
  llmSemanticCacheStore,
  llmTokenLimit,
  logToEventhub,
  mockResponse,
  proxy,
  publishEvent,
  publishToDapr,
  quota,
  quotaByKey,
  rateLimit,
  rateLimitByKey,
  redirectContentUrls,
  retry,
  returnResponse,
  rewriteUri,
  sendOneWayRequest,
  sendRequest,
  sendServiceBusMessage,
  setBackendService,
  setBackendServiceDapr,
  setBody,
  setHeader,
  setMethod,
  setQueryParameter,
  setRequestMetricDimensionValue,
  setStatus,
  setUrl,
  setVariable,
  sqlDataSource,
  trace,
  validateAzureAdToken,
  validateClientCertificate,
  validateContent,
  validateGraphqlRequest,
  validateHeaders,
  validateJwt,
  validateOdataRequest,
  validateParameters,
  validateStatusCode,
  wait,
  xmlToJson,
  xslTransform,
];
