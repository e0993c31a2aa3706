import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sampleOf } from '../../test/support/api-samples.ts';
import { startServer, TEST_KEY } from '../../test/support/api-server.ts';
import type { ApiHandler } from './handler.ts';
import { MODEL, SERVICE } from './model.ts';
import { encodeForm } from './protocol/query-serializer.ts';
import { sign } from './protocol/sigv4/sign.ts';
import { readError } from './protocol/xml-reader.ts';

/** A server with every operation built, so that nothing is refused for being missing. */
async function openServer(credentials?: 'none') {
  const handlers = Object.fromEntries(
    [...MODEL.operations].map(([name, { output }]): [string, ApiHandler] => [
      name,
      async () => (output === undefined ? {} : sampleOf(output)),
    ]),
  );
  return startServer({ handlers, ...(credentials === undefined ? {} : { credentials }) });
}

/** The answer is a 200 or an error in the 400s that clients can read: never a 5xx, never HTML. */
async function expectAnswer(response: Response): Promise<number> {
  const text = await response.text();
  expect(response.headers.get('content-type')).toMatch(/^text\/xml/);
  expect(response.status).toBeLessThan(500);
  if (response.status !== 200)
    expect(readError(text)).toMatchObject({ code: expect.stringMatching(/^\w+$/) });
  return response.status;
}

const action = fc.constantFrom(...MODEL.operations.keys());
const name = fc.oneof(
  fc.constantFrom(
    'CacheClusterId',
    'Tags.Tag.1.Key',
    'Tags.Tag.2.Key',
    'MaxRecords',
    'Marker',
    'StartTime',
    '__proto__',
  ),
  fc.string({ unit: 'grapheme' }),
);
const form = fc
  .tuple(action, fc.array(fc.tuple(name, fc.string({ unit: 'grapheme' })), { maxLength: 8 }))
  .map(([operation, pairs]) => encodeForm([['Action', operation], ...pairs]));
const body = fc.oneof(
  form.map((text) => Buffer.from(text)),
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
);

test('bodies of all kinds, properly signed', async () => {
  const { endpoint, port } = await openServer();
  const signer = { ...TEST_KEY, region: 'us-east-1', service: SERVICE };
  await fc.assert(
    fc.asyncProperty(body, async (bytes) => {
      const headers = { host: `127.0.0.1:${port}`, 'content-type': 'application/x-www-form-urlencoded' };
      const request = { method: 'POST', path: '/', query: [], headers, body: bytes };
      const signed = { 'content-type': headers['content-type'], ...sign(request, signer) };
      const status = await expectAnswer(
        await fetch(endpoint, { method: 'POST', body: bytes, headers: signed }),
      );
      expect([200, 400]).toContain(status);
    }),
    { numRuns: 200 },
  );
});

test('bodies and queries of all kinds, unsigned, where anyone may ask', async () => {
  const { endpoint } = await openServer('none');
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const query = fc.oneof(form, fc.webQueryParameters());
  await fc.assert(
    fc.asyncProperty(body, query, fc.constantFrom('GET', 'POST'), async (bytes, search, method) => {
      const options = method === 'GET' ? { method } : { method, body: bytes, headers };
      await expectAnswer(await fetch(`${endpoint}/?${search}`, options));
    }),
    { numRuns: 200 },
  );
});

test('signatures of all kinds are refused with a 403', async () => {
  const { endpoint } = await openServer();
  const printable = fc.stringMatching(/^[ -~]{0,80}$/);
  const part = fc.constantFrom(
    'Credential=',
    'AKIDTEST',
    '/',
    '20260131',
    'SignedHeaders=host',
    ', ',
    'Signature=',
    ';',
    'a'.repeat(64),
  );
  const authorization = fc.oneof(
    printable,
    fc
      .array(fc.oneof(part, printable), { maxLength: 8 })
      .map((parts) => `AWS4-HMAC-SHA256 ${parts.join('')}`),
  );
  const date = fc.oneof(
    printable,
    fc.constantFrom('20260131T120000Z', '99999999T999999Z', '00000000T000000Z'),
  );
  await fc.assert(
    fc.asyncProperty(authorization, date, async (Authorization, amzDate) => {
      const headers = {
        Authorization,
        'X-Amz-Date': amzDate,
        'content-type': 'application/x-www-form-urlencoded',
      };
      const response = await fetch(endpoint, { method: 'POST', body: 'Action=DescribeUsers', headers });
      expect(await expectAnswer(response)).toBe(403);
    }),
    { numRuns: 300 },
  );
});

test('presigned parameters of all kinds are refused with a 403', async () => {
  const { endpoint } = await openServer();
  const key = fc.constantFrom(
    'Algorithm',
    'Credential',
    'Date',
    'Expires',
    'SignedHeaders',
    'Signature',
    'Security-Token',
  );
  const known = fc.constantFrom(
    'AWS4-HMAC-SHA256',
    `AKIDTEST/20260131/x/${SERVICE}/aws4_request`,
    '20260131T120000Z',
    '60',
    'host',
    'a'.repeat(64),
  );
  const value = fc.oneof(fc.string({ unit: 'grapheme' }), known);
  const pairs = fc.array(
    fc.tuple(
      key.map((text) => `X-Amz-${text}`),
      value,
    ),
    { maxLength: 9 },
  );
  await fc.assert(
    fc.asyncProperty(pairs, async (parameters) => {
      const response = await fetch(`${endpoint}/?Action=DescribeUsers&${encodeForm(parameters)}`);
      expect(await expectAnswer(response)).toBe(403);
    }),
    { numRuns: 300 },
  );
});
