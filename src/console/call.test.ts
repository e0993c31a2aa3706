import { describe, expect, it } from 'vitest';
import type { ApiRequest } from '../api/handler.ts';
import { Fault } from '../domain/fault.ts';
import { KEY, startConsole } from './testing.ts';

async function signedIn(handlers: Parameters<typeof startConsole>[0] = {}) {
  const { browser } = await startConsole(handlers);
  await browser.signIn();
  return browser;
}

it('gives an operation what the Query API would, and answers in JSON', async () => {
  const seen: unknown[] = [];
  const browser = await signedIn({
    handlers: {
      CreateCacheCluster: async (input: unknown, request: ApiRequest) => {
        seen.push(input, request);
        return { CacheCluster: { CacheClusterCreateTime: new Date(0) } };
      },
    },
  });
  const body = {
    CacheClusterId: 'c',
    NumCacheNodes: 1,
    AutoMinorVersionUpgrade: false,
    Tags: [{ Key: 'team', Value: 'a.b=c&d' }],
    SecurityGroupIds: [],
    SnapshotName: null,
  };
  const answer = await browser.send('POST', '/api/eu-west-1/CreateCacheCluster', { body });
  expect(answer).toMatchObject({
    status: 200,
    body: { CacheCluster: { CacheClusterCreateTime: '1970-01-01T00:00:00.000Z' } },
  });
  const { SnapshotName: _, ...given } = body;
  expect(seen[0]).toEqual(given);
  expect(seen[1]).toMatchObject({ region: 'eu-west-1', accessKeyId: KEY.accessKeyId });
});

it("answers with the action's own fault", async () => {
  const browser = await signedIn({
    handlers: {
      DescribeCacheClusters: async () => {
        throw new Fault('CacheClusterNotFound', 'no <c>');
      },
    },
  });
  const answer = await browser.send('POST', '/api/us-east-1/DescribeCacheClusters', { body: {} });
  expect(answer).toMatchObject({ status: 404, body: { code: 'CacheClusterNotFound', message: 'no <c>' } });
});

it('tells nothing of what went wrong inside', async () => {
  const browser = await signedIn({
    handlers: {
      DescribeCacheClusters: async () => {
        throw new Error('the secret is hunter2');
      },
    },
  });
  const answer = await browser.send('POST', '/api/us-east-1/DescribeCacheClusters', { body: {} });
  expect(answer).toMatchObject({ status: 500, body: { code: 'InternalFailure' } });
  expect(JSON.stringify(answer.body)).not.toContain('hunter2');
});

describe('refuses, and never with a 5xx', () => {
  it.each([
    ['an operation that there is not', '/api/us-east-1/MakeCoffee', {}, 400, 'InvalidAction'],
    ['one that is not built', '/api/us-east-1/CreateUser', {}, 400, 'InvalidAction'],
    ['a region that is none', '/api/somewhere/DescribeEvents', {}, 400, 'UnknownRegion'],
    [
      'a number that is none',
      '/api/us-east-1/DescribeEvents',
      { MaxRecords: 'x' },
      400,
      'InvalidParameterValue',
    ],
    [
      'a list where a text must be',
      '/api/us-east-1/DescribeEvents',
      { Marker: ['x'] },
      400,
      'MalformedQueryString',
    ],
    ['a list', '/api/us-east-1/DescribeEvents', [], 400, 'MalformedQueryString'],
    ['what is no JSON', '/api/us-east-1/DescribeEvents', '{', 400, 'MalformedRequest'],
    ['a text', '/api/us-east-1/DescribeEvents', '"x"', 400, 'MalformedQueryString'],
  ])('%s', async (_what, path, body, status, code) => {
    const browser = await signedIn({ handlers: { DescribeEvents: async () => ({}) } });
    expect(await browser.send('POST', path, { body })).toMatchObject({ status, body: { code } });
  });

  it('depth beyond reason', async () => {
    const browser = await signedIn({ handlers: { DescribeEvents: async () => ({}) } });
    let body: unknown = 'x';
    for (let depth = 0; depth < 1_000; depth++) body = { Marker: body };
    expect(await browser.send('POST', '/api/us-east-1/DescribeEvents', { body })).toMatchObject({
      status: 400,
      body: { code: 'MalformedQueryString' },
    });
  });

  it.each([
    ['a page of another site', { origin: 'http://evil.example' }],
    ['a page of another port', { origin: 'http://127.0.0.1:1' }],
    ['what the browser says is from elsewhere', { 'sec-fetch-site': 'same-site' }],
    ['a sandboxed frame', { origin: 'null' }],
  ])('%s', async (_what, headers) => {
    const browser = await signedIn({ handlers: { DescribeEvents: async () => ({}) } });
    const answer = await browser.send('POST', '/api/us-east-1/DescribeEvents', { body: {}, headers });
    expect(answer).toMatchObject({ status: 403, body: { code: 'ForeignPage' } });
  });

  it('a plain form, which can not send the header', async () => {
    const { browser, endpoint } = await startConsole({ handlers: { DescribeEvents: async () => ({}) } });
    await browser.signIn();
    const response = await fetch(`${endpoint}/console/api/us-east-1/DescribeEvents`, {
      method: 'POST',
      headers: { cookie: browser.cookie, 'content-type': 'text/plain' },
      body: '{}',
    });
    expect([403, 415]).toContain(response.status);
  });
});
