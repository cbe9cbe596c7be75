import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anyApi } from '../../../server/src/cli/emulator/setup.ts';
import type { LastError } from '../../../server/src/policies/step.ts';
import { type BackendAnswer, backend, clientOf, type HouseOptions, house, policyOf, testSet } from './house.ts';

// Each policy's success, its failure and what on-error sees. One row a behaviour; the pipeline around it is the real one.

interface Row {
  readonly name: string;
  readonly policy: string;
  readonly request?: { method?: string; url?: string; headers?: [string, string][]; body?: string };
  readonly client?: string;
  readonly repeat?: number;
  readonly options?: Partial<HouseOptions>;
  readonly status: number;
  readonly reason?: string;
  readonly body?: string | RegExp;
  readonly headers?: Record<string, string | null>;
  readonly lastError?: Partial<LastError>;
  /** What the back end was called with last; null: it was not called. */
  readonly called?: { url?: string; method?: string; headers?: Record<string, string>; body?: string } | null;
  readonly calls?: number;
  readonly trace?: [policy: string, outcome: string][];
}

const say = (expression: string) => `<return-response><set-body>@(${expression})</set-body></return-response>`;
const inbound = (text: string) => policyOf({ inbound: `<base />${text}` });
const outbound = (text: string) => policyOf({ outbound: `<base />${text}` });
const backendAnswers = (body: string): Partial<HouseOptions> => ({
  backend: { mock: { status: 200, headers: { 'Content-Type': 'text/plain' }, body }, allowedHosts: [], trusted: [] },
});

const rows: Row[] = [
  // set-header
  {
    name: 'set-header appends',
    policy: inbound('<set-header name="X-A" exists-action="append"><value>2</value></set-header>'),
    request: { headers: [['X-A', '1']] },
    status: 200,
    called: { headers: { 'X-A': '1,2' } },
  },
  {
    name: 'set-header skips what is there',
    policy: inbound('<set-header name="X-A" exists-action="skip"><value>2</value></set-header>'),
    request: { headers: [['X-A', '1']] },
    status: 200,
    called: { headers: { 'X-A': '1' } },
  },
  {
    name: 'set-header deletes',
    policy: inbound('<set-header name="X-A" exists-action="delete" />'),
    request: { headers: [['X-A', '1']] },
    status: 200,
    called: { headers: { 'X-A': '' } },
  },
  {
    name: 'set-header cannot break out of its line',
    policy: outbound('<set-header name="X-A"><value>@("a\\r\\nX-B: b")</value></set-header>'),
    status: 200,
    headers: { 'X-A': 'a X-B: b', 'X-B': null },
  },
  {
    name: 'set-header refuses what belongs to the connection',
    policy: inbound('<set-header name="Transfer-Encoding"><value>chunked</value></set-header>'),
    status: 500,
    lastError: { source: 'set-header', reason: 'HeaderNotAllowed' },
  },
  // set-body
  {
    name: 'set-body of a request',
    policy: inbound('<set-body>@("hello " + context.Request.Body.As<string>())</set-body>'),
    request: { method: 'POST', body: 'you' },
    status: 200,
    called: { body: 'hello you' },
  },
  {
    name: 'set-body of a response',
    policy: outbound('<set-body>@(context.Response.Body.As<string>().ToUpper())</set-body>'),
    options: backendAnswers('quiet'),
    status: 200,
    body: 'QUIET',
    headers: { 'Content-Length': '5' },
  },
  {
    name: 'set-body keeps literal text as it is',
    policy: inbound('<return-response><set-body>{ "a": "&lt;b&gt;" }</set-body></return-response>'),
    status: 200,
    body: '{ "a": "<b>" }',
  },
  {
    name: 'set-body liquid is said not to be simulated',
    policy: inbound('<return-response><set-body template="liquid">{{body.a}}</set-body></return-response>'),
    status: 500,
    lastError: { reason: 'NotSimulated' },
  },
  {
    name: 'a body read without preserveContent is gone',
    policy: inbound('<set-variable name="a" value="@(context.Request.Body.As<string>())" />'),
    request: { method: 'POST', body: 'x' },
    status: 200,
    called: { body: '' },
  },
  // set-variable, choose
  {
    name: 'set-variable keeps the type',
    policy: inbound(`<set-variable name="n" value="@(1 + 1)" />${say('((int)context.Variables["n"] * 21).ToString()')}`),
    status: 200,
    body: '42',
  },
  {
    name: 'set-variable of a literal is a string',
    policy: inbound(`<set-variable name="n" value="7" />${say('context.Variables["n"].GetType().Name')}`),
    status: 200,
    body: 'String',
  },
  {
    name: 'choose takes otherwise',
    policy: inbound(
      '<choose><when condition="@(false)"><return-response><set-body>a</set-body></return-response></when><otherwise><return-response><set-body>b</set-body></return-response></otherwise></choose>',
    ),
    status: 200,
    body: 'b',
    trace: [
      ['choose', 'ok'],
      ['when', 'not-taken'],
      ['otherwise', 'taken'],
      ['return-response', 'ended'],
    ],
  },
  {
    name: 'a condition that throws',
    policy: inbound('<choose><when condition="@(context.Variables[&quot;none&quot;] == null)"><set-status code="204" /></when></choose>'),
    status: 500,
    body: /Internal server error/,
    lastError: { source: 'choose', reason: 'ExpressionValueEvaluationFailure', section: 'inbound', scope: 'api' },
    called: null,
  },
  // return-response, set-status
  {
    name: 'return-response is 200 without a body',
    policy: inbound('<return-response />'),
    status: 200,
    reason: 'OK',
    body: '',
    called: null,
  },
  {
    name: 'return-response skips outbound',
    policy: policyOf({
      inbound: '<base /><return-response />',
      outbound: '<base /><set-header name="X-Out"><value>1</value></set-header>',
    }),
    status: 200,
    headers: { 'X-Out': null },
  },
  {
    name: 'set-status in outbound',
    policy: outbound('<set-status code="418" reason="Teapot" />'),
    status: 418,
    reason: 'Teapot',
    called: {},
  },
  // on-error
  {
    name: 'on-error sees and changes the answer',
    policy: policyOf({
      inbound:
        '<base /><check-header name="X" failed-check-httpcode="403" failed-check-error-message="nope" ignore-case="true" id="the-check" />',
      onError:
        '<base /><set-header name="X-Why"><value>@(context.LastError.PolicyId + " " + context.LastError.Path + " " + context.Response.StatusCode)</value></set-header><set-status code="409" />',
    }),
    status: 409,
    headers: { 'X-Why': 'the-check check-header 403' },
    body: '{ "statusCode": 403, "message": "nope" }',
    lastError: { policyId: 'the-check', reason: 'HeaderNotFound', message: 'Header X was not found in the request. Access denied.' },
  },
  {
    name: 'on-error may answer by itself',
    policy: policyOf({
      inbound: '<base /><check-header name="X" failed-check-httpcode="403" failed-check-error-message="nope" ignore-case="true" />',
      onError: '<return-response><set-status code="299" /><set-body>mine</set-body></return-response>',
    }),
    status: 299,
    body: 'mine',
  },
  {
    name: 'an error in on-error is a 500',
    policy: policyOf({
      inbound: '<base /><return-response><set-status code="@(int.Parse(&quot;x&quot;))" /></return-response>',
      onError: '<set-variable name="a" value="@(int.Parse(&quot;y&quot;))" />',
    }),
    status: 500,
    lastError: { source: 'return-response', section: 'inbound' },
  },
  {
    name: 'paths number what is repeated',
    policy: inbound(
      '<choose><when condition="@(false)" /><when condition="@(true)"><set-variable name="a" value="1" /><set-variable name="b" value="@(int.Parse(&quot;x&quot;))" /></when></choose>',
    ),
    status: 500,
    lastError: { path: 'choose\\when[2]\\set-variable[2]', source: 'set-variable' },
  },
  // include-fragment
  {
    name: 'a fragment fails in its place',
    policy: inbound('<include-fragment fragment-id="f" />'),
    options: {
      service: {
        fragments: new Map([
          ['f', { file: 'f.xml', text: '<fragment><set-variable name="a" value="@(int.Parse(&quot;x&quot;))" /></fragment>' }],
        ]),
      },
    },
    status: 500,
    lastError: { path: 'include-fragment\\set-variable', section: 'inbound' },
  },
  // backend
  { name: 'without forward-request the back end is not called', policy: policyOf({ backend: '' }), status: 200, body: '', called: null },
  {
    name: 'set-backend-service base-url',
    policy: inbound('<set-backend-service base-url="https://other.test/x" />'),
    request: { url: '/y?z=1' },
    status: 200,
    called: { url: 'https://other.test/x/y?z=1' },
  },
  {
    name: 'set-backend-service backend-id',
    policy: inbound('<set-backend-service backend-id="b" />'),
    options: { service: { backends: new Map([['b', { id: 'b', url: 'https://b.test' }]]) } },
    status: 200,
    called: { url: 'https://b.test/' },
  },
  {
    name: 'set-backend-service of no backend',
    policy: inbound('<set-backend-service backend-id="none" />'),
    status: 500,
    lastError: { source: 'set-backend-service', reason: 'BackendNotFound' },
  },
  {
    name: 'rewrite-uri',
    policy: inbound('<rewrite-uri template="/new?a=1" />'),
    request: { url: '/old?b=2' },
    status: 200,
    called: { url: 'https://backend.test/new?a=1&b=2' },
  },
  {
    name: 'rewrite-uri without the rest',
    policy: inbound('<rewrite-uri template="/new" copy-unmatched-params="false" />'),
    request: { url: '/old?b=2' },
    status: 200,
    called: { url: 'https://backend.test/new' },
  },
  {
    name: 'set-method and set-query-parameter',
    policy: inbound(
      '<set-method>PUT</set-method><set-query-parameter name="a" exists-action="append"><value>x y</value></set-query-parameter><set-query-parameter name="b" exists-action="delete" />',
    ),
    request: { url: '/?a=1&b=2' },
    status: 200,
    called: { method: 'PUT', url: 'https://backend.test/?a=1&a=x%20y' },
  },
  {
    name: 'authentication-basic',
    policy: inbound('<authentication-basic username="u" password="p" />'),
    status: 200,
    called: { headers: { Authorization: 'Basic dTpw' } },
  },
  {
    name: 'find-and-replace',
    policy: outbound('<find-and-replace from="a" to="$&amp;" />'),
    options: backendAnswers('banana'),
    status: 200,
    body: 'b$&n$&n$&',
  },
  // checks
  {
    name: 'check-header lets through',
    policy: inbound(
      '<check-header name="X" failed-check-httpcode="403" failed-check-error-message="nope" ignore-case="false"><value>v</value></check-header>',
    ),
    request: { headers: [['X', 'v']] },
    status: 200,
  },
  {
    name: 'check-header refuses',
    policy: inbound(
      '<check-header name="X" failed-check-httpcode="402" failed-check-error-message="nope" ignore-case="false"><value>v</value></check-header>',
    ),
    request: { headers: [['X', 'w']] },
    status: 402,
    body: '{ "statusCode": 402, "message": "nope" }',
    lastError: { reason: 'HeaderValueNotAllowed', message: 'Header X value of w is not allowed. Access denied.' },
  },
  { name: 'ip-filter allows', policy: inbound('<ip-filter action="allow"><address>127.0.0.1</address></ip-filter>'), status: 200 },
  {
    name: 'ip-filter keeps out',
    policy: inbound('<ip-filter action="allow"><address-range from="10.0.0.0" to="10.0.0.255" /></ip-filter>'),
    status: 403,
    body: '{ "statusCode": 403, "message": "Forbidden" }',
    lastError: { source: 'ip-filter', reason: 'CallerIpNotAllowed', message: 'Caller IP address 127.0.0.1 is not allowed. Access denied.' },
  },
  {
    name: 'ip-filter without an address',
    policy: inbound('<ip-filter action="allow"><address>127.0.0.1</address></ip-filter>'),
    options: { clientIp: () => 'unknown' },
    status: 403,
    lastError: { reason: 'FailedToParseCallerIP' },
  },
  // limits
  {
    name: 'rate-limit-by-key',
    policy: inbound('<rate-limit-by-key calls="1" renewal-period="60" counter-key="k" />'),
    repeat: 2,
    status: 429,
    headers: { 'Retry-After': '60' },
    body: '{ "statusCode": 429, "message": "Rate limit is exceeded. Try again in 60 seconds." }',
    lastError: { source: 'rate-limit-by-key', reason: 'RateLimitExceeded', message: 'Rate limit is exceeded' },
  },
  {
    name: 'rate-limit-by-key tells what is left',
    policy: inbound(
      '<rate-limit-by-key calls="5" renewal-period="60" counter-key="k" remaining-calls-header-name="X-Left" total-calls-header-name="X-All" />',
    ),
    repeat: 2,
    status: 200,
    headers: { 'X-Left': '3', 'X-All': '5' },
  },
  { name: 'rate-limit counts no keyless call', policy: inbound('<rate-limit calls="1" renewal-period="60" />'), repeat: 3, status: 200 },
  {
    name: 'quota-by-key',
    policy: inbound('<quota-by-key calls="1" renewal-period="3600" counter-key="k" />'),
    repeat: 2,
    status: 403,
    body: /^\{ "statusCode": 403, "message": "Out of call volume quota\. Quota will be replenished in 00:\d\d:\d\d\." \}$/,
    lastError: { reason: 'QuotaExceeded' },
  },
  {
    name: 'limit-concurrency lets one through',
    policy: inbound('<limit-concurrency key="k" max-count="1"><set-variable name="a" value="1" /></limit-concurrency>'),
    repeat: 2,
    status: 200,
  },
  // cache
  {
    name: 'a stored value is found by the next request',
    policy: inbound(
      `<cache-lookup-value key="k" variable-name="v" /><choose><when condition="@(!context.Variables.ContainsKey(&quot;v&quot;))"><cache-store-value key="k" value="@(7)" duration="60" /><return-response><set-body>miss</set-body></return-response></when></choose>${say('((int)context.Variables["v"]).ToString()')}`,
    ),
    repeat: 2,
    status: 200,
    body: '7',
  },
  {
    name: 'a removed value is gone',
    policy: inbound(
      `<cache-store-value key="k" value="x" duration="60" /><cache-remove-value key="k" /><cache-lookup-value key="k" variable-name="v" />${say('context.Variables.ContainsKey("v").ToString()')}`,
    ),
    status: 200,
    body: 'False',
  },
  // flow
  {
    name: 'wait runs its children',
    policy: inbound(
      `<wait for="all"><choose><when condition="@(true)"><set-variable name="a" value="1" /></when></choose><choose><when condition="@(true)"><set-variable name="b" value="2" /></when></choose></wait>${say('(string)context.Variables["a"] + (string)context.Variables["b"]')}`,
    ),
    status: 200,
    body: '12',
  },
  {
    name: 'send-request keeps the answer',
    policy: inbound(
      `<send-request mode="new" response-variable-name="r"><set-url>https://backend.test/token</set-url><set-method>POST</set-method><set-header name="X"><value>y</value></set-header><set-body>b</set-body></send-request>${say('((IResponse)context.Variables["r"]).StatusCode + " " + ((IResponse)context.Variables["r"]).Body.As<string>()')}`,
    ),
    options: backendAnswers('token'),
    status: 200,
    body: '200 token',
    called: { url: 'https://backend.test/token', method: 'POST', body: 'b', headers: { X: 'y' } },
  },
  {
    name: 'send-request may fail quietly',
    policy: inbound(
      `<send-request mode="new" response-variable-name="r" ignore-error="true"><set-url>https://elsewhere.test/</set-url><set-method>GET</set-method></send-request>${say('(context.Variables["r"] == null).ToString()')}`,
    ),
    status: 200,
    body: 'True',
  },
  {
    name: 'mock-response without an example',
    policy: inbound('<mock-response status-code="204" content-type="application/json" />'),
    status: 204,
    body: '',
    called: null,
  },
  {
    name: 'cors without an Origin does nothing',
    policy: inbound(
      '<cors><allowed-origins><origin>https://a.test</origin></allowed-origins><allowed-headers><header>*</header></allowed-headers></cors>',
    ),
    status: 200,
    headers: { 'Access-Control-Allow-Origin': null },
    called: {},
  },
  {
    name: 'cors lets a listed origin read the answer',
    policy: inbound(
      '<cors><allowed-origins><origin>https://a.test</origin></allowed-origins><allowed-headers><header>*</header></allowed-headers><expose-headers><header>X-B</header></expose-headers></cors>',
    ),
    request: { headers: [['Origin', 'https://a.test']] },
    status: 200,
    headers: { 'Access-Control-Allow-Origin': 'https://a.test', 'Access-Control-Expose-Headers': 'X-B' },
  },
  {
    name: 'trace writes into the trace',
    policy: inbound('<trace source="me" severity="error"><message>@("hi")</message><metadata name="n" value="v" /></trace>'),
    status: 200,
    trace: [['trace', 'ok']],
  },
  {
    name: 'what is not simulated says so',
    policy: inbound('<log-to-eventhub logger-id="l">x</log-to-eventhub>'),
    status: 200,
    trace: [['log-to-eventhub', 'not-simulated']],
  },
  // certificates
  {
    name: 'the certificate of the connection',
    policy: inbound(say('context.Request.Certificate.Subject + " by " + context.Request.Certificate.Issuer')),
    client: 'valid',
    status: 200,
    body: 'CN=Test Client, O=Gatehouse Test by CN=Gatehouse Test Issuing CA, O=Gatehouse Test',
  },
  {
    name: "authentication-certificate leaves the caller's certificate alone",
    policy: inbound(`<authentication-certificate certificate-id="valid" />${say('(context.Request.Certificate == null).ToString()')}`),
    status: 200,
    body: 'True',
  },
];

for (const row of rows)
  test(row.name, async () => {
    const gateway = await house({ policy: row.policy, ...row.options });
    try {
      const client = row.client === undefined ? null : clientOf(row.client, testSet.get(row.client)!);
      let answer = await gateway.ask(row.request, client);
      for (let i = 1; i < (row.repeat ?? 1); i++) answer = await gateway.ask(row.request, client);
      const { lastError, calls, trace } = gateway.outcomes.at(-1)!;
      assert.equal(answer.status, row.status, JSON.stringify({ lastError, body: answer.body }));
      if (row.reason !== undefined) assert.equal(answer.reason, row.reason);
      if (typeof row.body === 'string') assert.equal(answer.body, row.body);
      else if (row.body) assert.match(answer.body, row.body);
      for (const [name, value] of Object.entries(row.headers ?? {})) assert.equal(answer.headers[name]?.join(',') ?? null, value, name);
      for (const [name, value] of Object.entries(row.lastError ?? {})) assert.equal(lastError?.[name as keyof LastError], value, name);
      if (row.status < 400 && !row.lastError) assert.equal(lastError === null || row.body === 'mine', true);
      if (row.called === null) assert.equal(calls.length, 0);
      else if (row.called) {
        const { request } = calls.at(-1)!;
        if (row.called.url !== undefined) assert.equal(request.url, row.called.url);
        if (row.called.method !== undefined) assert.equal(request.method, row.called.method);
        if (row.called.body !== undefined) assert.equal(request.body ?? '', row.called.body);
        for (const [name, value] of Object.entries(row.called.headers ?? {}))
          assert.equal(request.headers[name]?.join(',') ?? '', value, name);
      }
      let at = 0;
      for (const [policy, outcome] of row.trace ?? []) {
        at = trace.findIndex((entry, i) => i >= at && entry.policy === policy && entry.outcome === outcome) + 1;
        assert.ok(at > 0, `${policy} ${outcome} in ${trace.map((entry) => `${entry.policy} ${entry.outcome}`).join(', ')}`);
      }
    } finally {
      await gateway.stop();
    }
  });

test('retry waits as long as it says, and sends the body again', async () => {
  const busy: BackendAnswer = { status: 503, headers: {}, body: '' };
  const server = await backend([busy, busy, busy, { status: 200, headers: {}, body: 'at last' }]);
  const slept: number[] = [];
  const retry =
    '<retry condition="@(context.Response.StatusCode == 503)" count="5" interval="10" delta="5"><forward-request buffer-request-body="true" /></retry>';
  const gateway = await house({
    policy: '',
    service: { apis: [anyApi('a', '', `http://127.0.0.1:${server.port}`, { file: 'policy.xml', text: policyOf({ backend: retry }) })] },
    backend: { mock: null, allowedHosts: [], trusted: [] },
    clock: { now: Date.now, sleep: async (milliseconds) => void slept.push(milliseconds) },
  });
  try {
    const answer = await gateway.ask({ method: 'POST', body: 'again' });
    assert.equal(answer.body, 'at last');
    assert.deepEqual(slept, [10_000, 15_000, 20_000]);
    assert.deepEqual(
      server.calls.map(({ body }) => body),
      ['again', 'again', 'again', 'again'],
    );
  } finally {
    await gateway.stop();
    await server.stop();
  }
});

test('a policy that never ends is ended', async () => {
  const gateway = await house({ policy: inbound('<set-variable name="a" value="@{ while (true) { } }" />') });
  try {
    const answer = await gateway.ask();
    assert.equal(answer.status, 500);
    assert.match(gateway.outcomes[0]!.lastError!.message, /steps/);
  } finally {
    await gateway.stop();
  }
});

test('a back end that does not answer in time', async () => {
  const server = await backend([{ status: 200, headers: {}, body: '' }]);
  const gateway = await house({
    policy: '',
    service: {
      apis: [
        anyApi('a', '', 'http://192.0.2.1:9', { file: 'policy.xml', text: policyOf({ backend: '<forward-request timeout-ms="50" />' }) }),
      ],
    },
    backend: { mock: null, allowedHosts: [], trusted: [] },
  });
  try {
    assert.equal((await gateway.ask()).status, 500);
    assert.ok(['Timeout', 'BackendConnectionFailure'].includes(gateway.outcomes[0]!.lastError!.reason));
  } finally {
    await gateway.stop();
    await server.stop();
  }
});

test('a preflight is answered by cors alone, without a key and where the API has no OPTIONS', async () => {
  const cors =
    '<cors><allowed-origins><origin>https://a.test</origin></allowed-origins><allowed-methods><method>GET</method></allowed-methods><allowed-headers><header>*</header></allowed-headers></cors>';
  const policy = policyOf({ inbound: `<base /><return-response><set-status code="500" /></return-response>${cors}` });
  const get = { id: 'get', name: 'get', method: 'GET', urlTemplate: '/x', responses: [], policy: null };
  const api = {
    ...anyApi('a', 'a', 'https://backend.test', { file: 'policy.xml', text: policy }),
    operations: [get],
    subscriptionRequired: true,
  };
  const gateway = await house({ policy: '', service: { apis: [api] } });
  try {
    const headers: [string, string][] = [
      ['Origin', 'https://a.test'],
      ['Access-Control-Request-Method', 'GET'],
    ];
    const answer = await gateway.ask({ method: 'OPTIONS', url: '/a/x', headers });
    assert.equal(answer.status, 200);
    assert.deepEqual(answer.headers['Access-Control-Allow-Origin'], ['https://a.test']);
    assert.equal((await gateway.ask({ method: 'OPTIONS', url: '/a/x' })).status, 404);
  } finally {
    await gateway.stop();
  }
});
