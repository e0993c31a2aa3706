// Requests of all kinds against a running Holdfast, with everything behind the API there: never a 5xx, always XML.
import { connect } from 'node:net';
import { CreateCacheParameterGroupCommand, CreateCacheSubnetGroupCommand } from '@aws-sdk/client-elasticache';
import fc from 'fast-check';
import { XMLValidator } from 'fast-xml-parser';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { actions } from '../../src/actions/index.ts';
import { MODEL, SERVICE } from '../../src/api/model.ts';
import { encodeForm, serializeQuery } from '../../src/api/protocol/query-serializer.ts';
import { sign } from '../../src/api/protocol/sigv4/sign.ts';
import { readError } from '../../src/api/protocol/xml-reader.ts';
import { readCredentials } from '../../src/cli/serve/credentials.ts';
import { connectTo, makeCluster, makeSnapshot } from '../support/elasticache.ts';
import { TestHoldfast } from '../support/holdfast.ts';
import { damaged, inputOf } from '../support/requests.ts';

let holdfast: TestHoldfast;
let pid: number | undefined;

beforeAll(async () => {
  holdfast = await TestHoldfast.start({ args: ['--log-level', 'warn'] });
  pid = holdfast.controller!.pid;
  const client = holdfast.client();
  // Something for plausible requests to find.
  await client.send(
    new CreateCacheParameterGroupCommand({
      CacheParameterGroupName: 'mine',
      CacheParameterGroupFamily: 'redis7',
      Description: 'x',
    }),
  );
  await client.send(
    new CreateCacheSubnetGroupCommand({
      CacheSubnetGroupName: 'inside',
      CacheSubnetGroupDescription: 'x',
      SubnetIds: ['subnet-0123456789abcdef0'],
    }),
  );
  await makeCluster(client, 'here', { CacheNodeType: 'cache.t4g.micro' });
  await makeSnapshot(client, 'here', 'taken');
});
afterAll(() => holdfast?.[Symbol.asyncDispose]());

const CONTENT_TYPE = 'application/x-www-form-urlencoded; charset=utf-8';

/** Sends a body, signed as it should be unless `spoil` says otherwise. */
async function post(body: Buffer, spoil: (authorization: string) => string = (same) => same) {
  const headers = { host: new URL(holdfast.endpoint).host, 'content-type': CONTENT_TYPE };
  const signer = { ...readCredentials(holdfast.data)!, region: 'us-east-1', service: SERVICE };
  const signature = sign({ method: 'POST', path: '/', query: [], headers, body }, signer);
  return fetch(holdfast.endpoint, {
    method: 'POST',
    body: new Uint8Array(body),
    headers: {
      'content-type': CONTENT_TYPE,
      'x-amz-date': signature['x-amz-date'],
      authorization: spoil(signature.authorization),
    },
  });
}

/** An answer that every client can read. @returns its status and the fault's code */
async function readable(response: Response): Promise<{ status: number; code: string | undefined }> {
  const text = await response.text();
  expect(response.status, text).toBeLessThan(500);
  expect(response.headers.get('content-type')).toMatch(/^text\/xml/);
  expect(XMLValidator.validate(text), text.slice(0, 500)).toBe(true);
  const code = response.status === 200 ? undefined : readError(text)?.code;
  if (response.status !== 200) expect(code, text).toMatch(/^\w+$/);
  return { status: response.status, code };
}

const built = Object.keys(actions).filter((name) => MODEL.operations.has(name));
const operation = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...built) },
  { weight: 1, arbitrary: fc.constantFrom(...MODEL.operations.keys()) },
);
const request = operation.chain((name) =>
  inputOf(MODEL.operations.get(name)!.input).map((input) => serializeQuery(MODEL, name, input)),
);

it('requests of the right shape, with values that are right, nearly right and wrong', async () => {
  const seen = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(request, async (pairs) => {
      const { status, code } = await readable(await post(Buffer.from(encodeForm(pairs))));
      expect([200, 400, 404, 409], code).toContain(status);
      seen.set(code ?? 'fine', (seen.get(code ?? 'fine') ?? 0) + 1);
    }),
    { numRuns: 1_500 },
  );
  // Both sides of the checks were reached.
  expect(seen.get('fine')).toBeGreaterThan(50);
  expect(seen.size).toBeGreaterThan(10);
});

it('requests damaged on their way: names, lists, doubles, hundreds of members', async () => {
  await fc.assert(
    fc.asyncProperty(request.chain(damaged), async (pairs) => {
      const { status, code } = await readable(await post(Buffer.from(encodeForm(pairs))));
      expect([200, 400, 404, 409, 413], code).toContain(status);
    }),
    { numRuns: 800 },
  );
});

it('bytes that are no text, properly signed', async () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    fc
      .uint8Array({ maxLength: 40 })
      .map((tail) => [...Buffer.from('Action=DescribeCacheClusters&'), ...tail]),
    fc
      .constantFrom('%', '%zz=%', '&&&', '=', 'Action', 'Action=%c3%28', '\ufeffAction=x')
      .map((text) => [...Buffer.from(text)]),
  );
  await fc.assert(
    fc.asyncProperty(bytes, async (body) => {
      const { status } = await readable(await post(Buffer.from(body)));
      expect([200, 400]).toContain(status);
    }),
    { numRuns: 400 },
  );
});

it('a body beyond all reason is refused, not read', async () => {
  // The answer comes before all is sent: whoever writes on may find the connection closed, and never hear it.
  const status = await post(Buffer.alloc(20 * 1_048_576, 'x')).then(
    async (response) => (await readable(response)).status,
    (error: Error) => (error.cause as NodeJS.ErrnoException).code,
  );
  expect([400, 413, 'EPIPE', 'ECONNRESET', 'UND_ERR_SOCKET']).toContain(status);
});

it('signatures with any character changed are refused', async () => {
  const body = Buffer.from('Action=DescribeCacheClusters&Version=2015-02-02');
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.constantFrom(...'0123456789abcdefgXYZ/;=, '), async (at, letter) => {
      let spoiled = '';
      let intact = '';
      const response = await post(body, (authorization) => {
        const i = at % authorization.length;
        intact = authorization;
        spoiled = authorization.slice(0, i) + letter + authorization.slice(i + 1);
        return spoiled;
      });
      const { status } = await readable(response);
      // How the parts are separated is the sender's to choose.
      const parts = (text: string) => text.split(/[\s,]+/).filter((part) => part !== '');
      const same = String(parts(spoiled)) === String(parts(intact));
      if (!same) expect(status, spoiled).toBe(403);
    }),
    { numRuns: 300 },
  );
});

it('bytes that are no HTTP end in a refusal, or in nothing', async () => {
  const { hostname, port } = new URL(holdfast.endpoint);
  const piece = fc.oneof(
    fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
    fc
      .constantFrom(
        'POST / HTTP/1.1\r\n',
        'GET /healthz HTTP/9.9\r\n\r\n',
        'Host: x\r\n',
        'Content-Length: -5\r\n',
        'Content-Length: 99999999999999999999\r\n',
        'Transfer-Encoding: chunked\r\n\r\nzz\r\n',
        'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
        '\r\n\r\n',
        `X: ${'y'.repeat(20_000)}\r\n`,
      )
      .map((text) => Buffer.from(text)),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 5 }), async (pieces) => {
      const answer = await new Promise<string>((resolve) => {
        let heard = '';
        const socket = connect({ host: hostname, port: Number(port) });
        socket.on('data', (chunk) => {
          heard += chunk.toString('latin1');
        });
        socket.on('error', () => undefined);
        socket.on('close', () => resolve(heard));
        socket.end(Buffer.concat(pieces));
      });
      expect(answer).not.toMatch(/^HTTP\/1\.1 5/m);
    }),
    { numRuns: 300 },
  );
});

it('after all of that the same process serves, and has logged no error of its own', async () => {
  expect(holdfast.controller!.exitCode).toBeNull();
  expect(holdfast.controller!.pid).toBe(pid);
  expect((await fetch(`${holdfast.endpoint}/healthz`)).status).toBe(200);
  const region = holdfast.client('eu-west-1');
  const cluster = await makeCluster(region, 'afterwards');
  await using redis = await connectTo(cluster);
  expect(await redis.ping()).toBe('PONG');
  const ERROR = 50;
  const errors = holdfast
    .log()
    .split('\n')
    .filter((line) => line !== '' && JSON.parse(line).level >= ERROR);
  expect(errors).toEqual([]);
});
