/**
 * What the `context` types read: plain data, so that the gateway, the command line and tests can each supply it their own way (object literals, or objects with getters
 * that follow a running request). Library code turns it into `context`. Times are .NET ticks (100 ns since 0001-01-01) UTC; durations are ticks. `null` is null in C#.
 */
import type { CertificateSource } from '../crypto/certificate-source.ts';

export type { CertificateSource } from '../crypto/certificate-source.ts';

export interface ContextModel {
  /** A GUID's text. */
  readonly requestId: string;
  readonly timestamp: bigint;
  /** Since the timestamp; a getter where time runs. */
  readonly elapsed: bigint;
  readonly tracing: boolean;
  readonly api: ApiModel | null;
  readonly operation: OperationModel | null;
  readonly product: ProductModel | null;
  readonly user: UserModel | null;
  readonly subscription: SubscriptionModel | null;
  readonly deployment: DeploymentModel;
  readonly backend: BackendModel | null;
  readonly workspace: NamedModel | null;
  readonly graphQL: { readonly arguments: unknown; readonly parent: unknown } | null;
  readonly request: RequestModel;
  readonly response: ResponseModel | null;
  readonly lastError: LastErrorModel | null;
  /** Values as the evaluator has them (int → number, long → bigint, …), by name. */
  readonly variables: ReadonlyMap<string, unknown>;
  /** `context.Trace(message)`. */
  trace(message: string | null): void;
}

export interface NamedModel {
  readonly id: string | null;
  readonly name: string | null;
}
export interface ApiModel extends NamedModel {
  readonly path: string | null;
  readonly protocols: readonly string[];
  /** An absolute URL. */
  readonly serviceUrl: string | null;
  readonly subscriptionKeyParameterNames: { readonly header: string; readonly query: string } | null;
  readonly revision: string | null;
  readonly version: string | null;
  readonly isCurrentRevision: boolean;
}
export interface OperationModel extends NamedModel {
  readonly method: string | null;
  readonly urlTemplate: string | null;
}
export interface ProductModel extends NamedModel {
  readonly apis: readonly ApiModel[];
  readonly groups: readonly NamedModel[];
  readonly state: 'NotPublished' | 'Published';
  readonly approvalRequired: boolean;
  readonly subscriptionRequired: boolean;
  readonly subscriptionLimit: number | null;
}
export interface UserModel {
  readonly id: string | null;
  readonly email: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly note: string | null;
  readonly registrationDate: bigint;
  readonly groups: readonly NamedModel[];
  readonly identities: readonly { readonly id: string | null; readonly provider: string | null }[];
}
export interface SubscriptionModel extends NamedModel {
  readonly key: string | null;
  readonly primaryKey: string | null;
  readonly secondaryKey: string | null;
  readonly createdDate: bigint;
  readonly startDate: bigint | null;
  readonly endDate: bigint | null;
}
export interface DeploymentModel {
  readonly region: string | null;
  readonly serviceId: string | null;
  readonly serviceName: string | null;
  /** `managed` for managed gateways. */
  readonly gatewayId: string | null;
  /** The uploaded certificates; `context.Deployment.Certificates` has them by thumbprint. */
  readonly certificates: readonly CertificateSource[];
}
export interface BackendModel {
  readonly id: string | null;
  readonly type: 'Single' | 'Pool';
  readonly azureRegion: string | null;
}
export interface RequestModel {
  readonly method: string;
  /** Absolute URLs: to the back end, and as received. */
  readonly url: string;
  readonly originalUrl: string;
  readonly ipAddress: string | null;
  /** Changed headers are another map. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly matchedParameters: ReadonlyMap<string, string>;
  readonly body: BodyModel | null;
  readonly certificate: CertificateSource | null;
  /** `context.Request.Foundry.Deployment`. */
  readonly foundryDeployment?: string | null;
  readonly privateEndpointConnection?: { readonly name: string; readonly groupId: string; readonly memberName: string } | null;
}
export interface ResponseModel {
  readonly statusCode: number;
  readonly statusReason: string | null;
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly body: BodyModel | null;
}
/** A message's body. Reading it without `preserveContent` consumes it: from then on `bytes` is empty. */
export interface BodyModel {
  readonly bytes: Uint8Array;
  /** The charset the content type names, in lower case; null: UTF-8. */
  readonly charset: string | null;
  /** Called after a read that did not preserve the content. */
  consume(): void;
}
export interface LastErrorModel {
  readonly source: string | null;
  readonly reason: string | null;
  readonly message: string | null;
  readonly scope: string | null;
  readonly section: string | null;
  readonly path: string | null;
  readonly policyId: string | null;
  readonly httpErrorCode?: number;
}

/** A body that holds its bytes itself. */
export const bodyOf = (content: string | Uint8Array, charset: string | null = null): BodyModel => {
  let bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return {
    get bytes() {
      return bytes;
    },
    charset,
    consume: () => {
      bytes = new Uint8Array();
    },
  };
};
