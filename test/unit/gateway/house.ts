// What gateway tests share: a gateway on a free port, certificates, a back end that records what it receives.
import { createServer as createHttpServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { type Issued, issue } from '../../../server/src/certificates/authority/issue.ts';
import { encodeName } from '../../../server/src/certificates/authority/parse-name.ts';
import { makeTestSet } from '../../../server/src/certificates/authority/test-set.ts';
import { toPem } from '../../../server/src/certificates/pem.ts';
import type { ClientCertificate } from '../../../server/src/cli/emulator/certificates.ts';
import { type ClientRequest, send } from '../../../server/src/cli/emulator/request.ts';
import { anyApi } from '../../../server/src/cli/emulator/setup.ts';
import { csharp } from '../../../server/src/gateway/csharp.ts';
import { type GatewayOptions, type Outcome, type RunningGateway, startGateway } from '../../../server/src/gateway/gateway.ts';
import { openPfx } from '../../../server/src/gateway/open-pfx.ts';
import { DEFAULT_GLOBAL_POLICY, type Service } from '../../../server/src/gateway/service.ts';
import { parse } from '../../../server/src/syntax/parser.ts';

export const testSet = new Map(makeTestSet(Date.now()).map((one) => [one.id as string, one]));

const day = 86_400_000;
export const serverIdentity = issue({
  subject: encodeName('CN=localhost'),
  notBefore: Date.now() - day,
  notAfter: Date.now() + day,
  usage: 'server',
  dnsNames: ['localhost', 'backend.test'],
  addresses: ['127.0.0.1'],
});

export const pemOf = ({ certificate, key }: Issued): { certificate: string; key: string } => ({
  certificate: toPem('CERTIFICATE', certificate.der),
  key: key.export({ format: 'pem', type: 'pkcs8' }) as string,
});
export const clientOf = (name: string, issued: Issued): ClientCertificate => ({ name, ...pemOf(issued) });
export const uploadedOf = (id: string, { certificate, key }: Issued) => ({
  id,
  der: certificate.der,
  chain: [],
  key: key.export({ format: 'der', type: 'pkcs8' }),
  keyProblem: '',
});

/** The test set as its page says it is uploaded. */
export const testSetMaterial: GatewayOptions['certificates'] = {
  uploaded: [...testSet.values()].filter(({ uploaded }) => uploaded).map((one) => uploadedOf(one.id, one)),
  roots: [{ id: 'root', der: testSet.get('root')!.certificate.der }],
  intermediates: [{ id: 'issuing', der: testSet.get('issuing')!.certificate.der }],
};

export interface HouseOptions extends Partial<Omit<GatewayOptions, 'service'>> {
  readonly policy: string;
  readonly service?: Partial<Service>;
}

export interface House {
  readonly gateway: RunningGateway;
  readonly outcomes: Outcome[];
  ask(request?: Partial<ClientRequest>, client?: ClientCertificate | null): ReturnType<typeof send>;
  stop(): Promise<void>;
}

/** A gateway with one API at every path; the back end is a mock unless `backend` says otherwise. */
export async function house({ policy, service, ...rest }: HouseOptions): Promise<House> {
  const outcomes: Outcome[] = [];
  const gateway = await startGateway({
    certificates: testSetMaterial,
    backend: { mock: { status: 200, headers: { 'Content-Type': 'application/json' }, body: '{"ok":true}' }, allowedHosts: [], trusted: [] },
    listener: { host: '127.0.0.1', port: 0, ...pemOf(serverIdentity) },
    expressions: csharp,
    parse,
    openPfx,
    onOutcome: (outcome) => outcomes.push(outcome),
    ...rest,
    service: {
      apis: [anyApi('policy', '', 'https://backend.test', { file: 'policy.xml', text: policy })],
      products: [],
      subscriptions: [],
      users: [],
      backends: new Map(),
      fragments: new Map(),
      namedValues: new Map(),
      secrets: [],
      globalPolicy: DEFAULT_GLOBAL_POLICY,
      negotiateClientCertificate: true,
      ...service,
    },
  });
  return {
    gateway,
    outcomes,
    ask: (request, client = null) =>
      send(gateway.port, '127.0.0.1', { method: 'GET', url: '/', headers: [], body: null, ...request }, client, 10_000),
    stop: () => gateway.stop(),
  };
}

/** A document with these sections; the others inherit. */
export const policyOf = (sections: { inbound?: string; backend?: string; outbound?: string; onError?: string }): string =>
  `<policies><inbound>${sections.inbound ?? '<base />'}</inbound><backend>${sections.backend ?? '<base />'}</backend><outbound>${sections.outbound ?? '<base />'}</outbound><on-error>${sections.onError ?? '<base />'}</on-error></policies>`;

export interface ReceivedCall {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  /** Upper-case hex, null without a client certificate. */
  readonly certificate: string | null;
}
export interface BackendAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A back end on a free port; answers one after the other, the last one again and again. */
export async function backend(answers: readonly BackendAnswer[], tls?: { readonly identity: Issued; readonly requestCert: boolean }) {
  const calls: ReceivedCall[] = [];
  const handle = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const peer = 'getPeerX509Certificate' in incoming.socket ? (incoming.socket as TLSSocket).getPeerX509Certificate() : undefined;
    calls.push({
      method: incoming.method ?? '',
      url: `${tls ? 'https' : 'http'}://${incoming.headers.host}${incoming.url}`,
      headers: incoming.headers,
      body: Buffer.concat(chunks).toString('utf8'),
      certificate: peer ? peer.fingerprint.replaceAll(':', '') : null,
    });
    const answer = answers[Math.min(calls.length, answers.length) - 1]!;
    outgoing.writeHead(answer.status, answer.headers);
    outgoing.end(answer.body);
  };
  const listener = (incoming: IncomingMessage, outgoing: ServerResponse) => void handle(incoming, outgoing);
  const pem = tls && pemOf(tls.identity);
  const server: Server = tls
    ? createHttpsServer({ cert: pem!.certificate, key: pem!.key, requestCert: tls.requestCert, rejectUnauthorized: false }, listener)
    : createHttpServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    calls,
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise<void>((resolve) => {
        // Closed before (a back end that is down): fine as well.
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
