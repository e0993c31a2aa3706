import { once } from 'node:events';
import { connect } from 'node:net';
import { ElastiCacheClient } from '@aws-sdk/client-elasticache';
import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import { startServer, TEST_KEY } from '../../test/support/api-server.ts';
import { createQueryClient } from '../client/query-client.ts';
import { Fault } from '../domain/fault.ts';
import type { ApiHandlers, ApiRequest } from './handler.ts';
import type { Pair } from './protocol/form.ts';
import { encodeForm } from './protocol/query-serializer.ts';
import { presign } from './protocol/sigv4/sign.ts';
import { readError } from './protocol/xml-reader.ts';
import { createApiServer } from './server.ts';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const handlers: ApiHandlers = { DescribeCacheClusters: async () => ({ CacheClusters: [] }) };

/** Every answer but healthz's is XML with a request id, and an error is one that AWS's clients can read. */
async function read(response: Response): Promise<string> {
  const text = await response.text();
  const requestId = response.headers.get('x-amzn-requestid') ?? 'none';
  expect(response.headers.get('content-type')).toMatch(/^text\/xml/);
  expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
  expect(text).toContain(`<RequestId>${requestId}</RequestId>`);
  if (response.ok) return 'ok';
  return `${response.status} ${readError(text)?.code}`;
}

async function post(endpoint: string, body: string, headers: Record<string, string> = FORM): Promise<string> {
  return read(await fetch(endpoint, { method: 'POST', body, headers }));
}

test('GET /healthz answers without a signature', async () => {
  const { endpoint } = await startServer();
  const response = await fetch(`${endpoint}/healthz`);
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ status: 'ok', version: '1.2.3' });
});

describe('who may ask', () => {
  test('nobody without a signature', async () => {
    const { endpoint } = await startServer({ handlers });
    expect(await post(endpoint, 'Action=DescribeCacheClusters')).toBe('403 MissingAuthenticationToken');
    expect(await read(await fetch(endpoint))).toBe('403 MissingAuthenticationToken');
  });

  test("a URL presigned by the SDK's own signer is as good as a header", async () => {
    const { endpoint, port } = await startServer({ handlers });
    const client = new ElastiCacheClient({ endpoint, region: 'us-west-2', credentials: TEST_KEY });
    const signer = (await client.config.signer({} as never)) as unknown as {
      presign(request: object, options: object): Promise<{ query: Record<string, string> }>;
    };
    const { query } = await signer.presign(
      {
        method: 'GET',
        protocol: 'http:',
        hostname: '127.0.0.1',
        port,
        path: '/',
        query: { Action: 'DescribeCacheClusters', Version: '2015-02-02', Marker: "a b+c'*é" },
        headers: { host: `127.0.0.1:${port}` },
      },
      { expiresIn: 60, signingService: 'elasticache', signingRegion: 'us-west-2' },
    );
    client.destroy();
    const url = `${endpoint}/?${encodeForm(Object.entries(query))}`;
    expect(await read(await fetch(url))).toBe('ok');
    expect(await read(await fetch(url, { method: 'POST' }))).toBe('403 SignatureDoesNotMatch');
    expect(await read(await fetch(`${url}&MaxRecords=20`))).toBe('403 SignatureDoesNotMatch');
  });

  test('a presigned URL is refused when its time is over', async () => {
    const { endpoint, port } = await startServer({ handlers, clock: () => new Date(Date.now() + 61_000) });
    const query: Pair[] = [['Action', 'DescribeCacheClusters']];
    const request = { method: 'GET', path: '/', query, headers: { host: `127.0.0.1:${port}` } };
    const signer = { ...TEST_KEY, region: 'us-east-1', service: 'elasticache' };
    const signed = encodeForm(presign(request, signer, 60));
    expect(await read(await fetch(`${endpoint}/?${signed}`))).toBe('403 RequestExpired');
  });
});

describe("with credentials 'none'", () => {
  async function whoIs(ask: (endpoint: string) => Promise<unknown>): Promise<unknown> {
    const seen: ApiRequest[] = [];
    const { endpoint } = await startServer({
      credentials: 'none',
      handlers: {
        DescribeCacheClusters: async (_input, request) => {
          seen.push(request);
          return {};
        },
      },
    });
    await ask(endpoint);
    return seen.map(({ region, accessKeyId, accountId }) => `${region} ${accessKeyId} ${accountId}`);
  }

  test('any key goes, and its scope still gives the region', async () => {
    const asked = await whoIs((endpoint) =>
      createQueryClient({ endpoint, accessKeyId: 'any', secretAccessKey: 'any', region: 'sa-east-1' }).call(
        'DescribeCacheClusters',
        {},
      ),
    );
    expect(asked).toEqual(['sa-east-1 any 000000000000']);
  });

  test('no signature goes as well, for us-east-1', async () => {
    const asked = await whoIs((endpoint) => post(endpoint, 'Action=DescribeCacheClusters'));
    expect(asked).toEqual(['us-east-1 anonymous 000000000000']);
    const byGet = await whoIs((endpoint) => fetch(`${endpoint}/?Action=DescribeCacheClusters`));
    expect(byGet).toEqual(['us-east-1 anonymous 000000000000']);
  });

  test.each<Record<string, string>>([
    { origin: 'http://evil.example' },
    { 'sec-fetch-site': 'cross-site' },
    { origin: 'null' },
  ])('a web page does not: %j', async (headers) => {
    const { endpoint } = await startServer({ credentials: 'none', handlers });
    const answer = await post(endpoint, 'Action=DescribeCacheClusters', { ...FORM, ...headers });
    expect(answer).toBe('403 AccessDenied');
  });
});

describe('what cannot be served', () => {
  const open = () => startServer({ credentials: 'none', handlers });

  test.each([
    ['Action=DescribeCacheClusters', 'ok'],
    ['Action=DescribeCacheClusters&MaxRecords=x', '400 InvalidParameterValue'],
    ['Action=DescribeCacheClusters&Version=1999-01-01', '400 InvalidAction'],
    ['Action=Nope', '400 InvalidAction'],
    ['Action=DescribeCacheClusters&a=%ff', '400 MalformedQueryString'],
    ['', '400 MissingAction'],
    [`Action=DescribeCacheClusters&a=${'x'.repeat(1024 * 1024)}`, '413 RequestEntityTooLarge'],
  ])('%s', async (body, expected) => {
    expect(await post((await open()).endpoint, body)).toBe(expected);
  });

  test('an action of AWS that is not built yet says so, in a 400', async () => {
    const { endpoint } = await open();
    const response = await fetch(endpoint, {
      method: 'POST',
      body: 'Action=CreateServerlessCache',
      headers: FORM,
    });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(
      '<Code>InvalidAction</Code><Message>The action CreateServerlessCache is not built in Holdfast yet; ' +
        'see docs/api-coverage.md.</Message>',
    );
  });

  test.each([
    ['application/json', '{}', '415 UnsupportedMediaType'],
    ['multipart/form-data; boundary=x', '--x--', '415 UnsupportedMediaType'],
    ['text/plain', 'Action=DescribeCacheClusters', '415 UnsupportedMediaType'],
    ['nonsense', 'x', '415 UnsupportedMediaType'],
    ['application/x-www-form-urlencoded; charset=utf-8', 'Action=DescribeCacheClusters', 'ok'],
    ['Application/X-WWW-Form-Urlencoded', 'Action=DescribeCacheClusters', 'ok'],
  ])('a body of type %s', async (type, body, expected) => {
    expect(await post((await open()).endpoint, body, { 'content-type': type })).toBe(expected);
  });

  test.each([
    ['GET', '/', '400 MissingAction'],
    ['GET', '/console', '404 NotFound'],
    ['GET', '/favicon.ico?Action=DescribeCacheClusters', '404 NotFound'],
    ['GET', '/%zz', '400 MalformedRequest'],
    ['POST', '/other', '404 NotFound'],
    ['PUT', '/', '404 NotFound'],
    ['DELETE', '/', '404 NotFound'],
    ['PATCH', '/healthz', '404 NotFound'],
    ['OPTIONS', '/', '404 NotFound'],
  ])('%s %s', async (method, path, expected) => {
    expect(await read(await fetch((await open()).endpoint + path, { method }))).toBe(expected);
  });

  test.each([
    ['not HTTP at all', 'hello\r\n\r\n', '400 MalformedRequest'],
    [
      'a header too long',
      `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`,
      '431 RequestHeaderSectionTooLarge',
    ],
    [
      'two lengths',
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\na',
      '400 MalformedRequest',
    ],
    ['no host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', '400 MalformedRequest'],
    ['a method that is none', 'NOPE / HTTP/1.1\r\nHost: x\r\n\r\n', '400 MalformedRequest'],
    ['an asterisk', 'OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', '404 NotFound'],
  ])('%s', async (_what, request, expected) => {
    const answer = await raw((await open()).port, request);
    const status = /^HTTP\/1.1 (\d+)/.exec(answer)?.[1];
    expect(`${status} ${readError(answer.slice(answer.indexOf('\r\n\r\n') + 4))?.code}`).toBe(expected);
    expect(answer).not.toContain('<html');
  });
});

test("a handler's Fault is answered as it is; anything else says only where to look", async () => {
  const lines: string[] = [];
  const logger = pino({ level: 'debug' }, { write: (line) => lines.push(line) });
  const { endpoint } = await startServer({
    credentials: 'none',
    logger,
    handlers: {
      DescribeSnapshots: async () => {
        throw new Fault('SnapshotNotFoundFault', 'no such snapshot');
      },
      DescribeUsers: async () => {
        throw new TypeError('secret detail');
      },
      DescribeEvents: () => Promise.reject('not even an error'),
      DescribeUserGroups: async () => ({ UserGroups: 5 }),
      CreateSnapshot: async () => ({}),
    },
  });
  expect(await post(endpoint, 'Action=DescribeSnapshots')).toBe('404 SnapshotNotFoundFault');
  const response = await fetch(endpoint, { method: 'POST', body: 'Action=DescribeUsers', headers: FORM });
  const text = await response.text();
  const requestId = response.headers.get('x-amzn-requestid');
  expect(response.status).toBe(500);
  expect(readError(text)).toMatchObject({
    code: 'InternalFailure',
    message: expect.stringContaining(requestId!),
  });
  expect(text).not.toMatch(/secret detail|TypeError|\.ts/);
  expect(await post(endpoint, 'Action=DescribeEvents')).toBe('500 InternalFailure');
  expect(await post(endpoint, 'Action=DescribeUserGroups')).toBe('500 InternalFailure');
  await post(endpoint, 'Action=CreateSnapshot&SnapshotName=s');

  const log = lines.map((line) => JSON.parse(line));
  const failed = log.find((line) => line.requestId === requestId && line.level === 50);
  expect(failed.err.stack).toContain('secret detail');
  const access = log.filter((line) => line.msg === 'request');
  expect(access.map(({ level, operation, status }) => `${level} ${operation} ${status}`)).toEqual([
    '20 DescribeSnapshots 404',
    '20 DescribeUsers 500',
    '20 DescribeEvents 500',
    '20 DescribeUserGroups 500',
    '30 CreateSnapshot 200',
  ]);
  expect(access.at(-1)).toMatchObject({
    region: 'us-east-1',
    accessKeyId: 'anonymous',
    ms: expect.any(Number),
  });
});

test('what the caller registers beside the API keeps its own ways with bodies and errors', async () => {
  const app = createApiServer({
    handlers,
    accountId: '000000000000',
    credentials: 'none',
    logger: pino({ level: 'silent' }),
    version: '1.2.3',
  });
  app.register(async (console) => {
    console.setErrorHandler((error: Error, _request, reply) =>
      reply.status(418).send({ error: error.message }),
    );
    console.post('/console/echo', async (request) => request.body);
    console.get('/console/fail', async () => {
      throw new Error('its own');
    });
  });
  const echo = await app.inject({ method: 'POST', url: '/console/echo', payload: { a: 1 } });
  expect(echo.json()).toEqual({ a: 1 });
  const failed = await app.inject('/console/fail');
  expect([failed.statusCode, failed.json()]).toEqual([418, { error: 'its own' }]);
  const api = await app.inject({ method: 'POST', url: '/', payload: { a: 1 } });
  expect([api.statusCode, readError(api.body)?.code]).toEqual([415, 'UnsupportedMediaType']);
  await app.close();
});

test('a connection that is kept open but idle does not hold up close', async () => {
  const app = createApiServer({
    handlers,
    accountId: '000000000000',
    credentials: 'none',
    logger: pino({ level: 'silent' }),
    version: '1.2.3',
  });
  const endpoint = new URL(await app.listen({ host: '127.0.0.1', port: 0 }));
  const socket = connect(Number(endpoint.port), '127.0.0.1');
  const ended = once(socket, 'close');
  socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n');
  await once(socket, 'data');
  const start = performance.now();
  await app.close();
  await ended;
  expect(performance.now() - start).toBeLessThan(1000);
});

test('a handler for an operation that the model lacks is refused at start', async () => {
  await expect(startServer({ handlers: { Nope: async () => ({}) } })).rejects.toThrow('a handler for Nope');
});

async function raw(port: number, request: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(request);
  let answer = '';
  for await (const chunk of socket.setEncoding('utf8')) answer += chunk;
  return answer;
}
