import { describe, expect, test } from 'vitest';
import type { Pair } from '../form.ts';
import { canonicalRequest } from './canonical.ts';
import { presign, type Signer, sign } from './sign.ts';
import { signingKey } from './signing-key.ts';

/** AWS's published examples: the SigV4 test suite, and the one in IAM's user guide. */
const secretAccessKey = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
const suite: Signer = {
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey,
  region: 'us-east-1',
  service: 'service',
};
const now = new Date('2015-08-30T12:36:00Z');
const host = 'example.amazonaws.com';

interface Example {
  method: string;
  path: string;
  query: Pair[];
  headers: Record<string, string>;
  body: string;
}

const get: Example = { method: 'GET', path: '/', query: [], headers: { host }, body: '' };

test.each<[string, Example, string]>([
  ['get-vanilla', get, '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31'],
  [
    'get-vanilla-query-order-key-case',
    {
      ...get,
      query: [
        ['Param2', 'value2'],
        ['Param1', 'value1'],
      ],
    },
    'b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500',
  ],
  [
    'get-vanilla-empty-query-key',
    { ...get, query: [['Param1', 'value1']] },
    'a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb',
  ],
  [
    'post-vanilla',
    { ...get, method: 'POST' },
    '5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b',
  ],
  [
    'post-x-www-form-urlencoded',
    {
      ...get,
      method: 'POST',
      headers: { host, 'content-type': 'application/x-www-form-urlencoded' },
      body: 'Param1=value1',
    },
    'ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a',
  ],
])("signs %s of AWS's test suite", (_name, example, expected) => {
  const { authorization } = sign(example, suite, now);
  expect(authorization.split('Signature=')[1]).toBe(expected);
});

test("signs the IAM user guide's ListUsers", () => {
  const headers = {
    'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
    host: 'iam.amazonaws.com',
  };
  const query: Pair[] = [
    ['Action', 'ListUsers'],
    ['Version', '2010-05-08'],
  ];
  expect(sign({ ...get, headers, query }, { ...suite, service: 'iam' }, now)).toEqual({
    'x-amz-date': '20150830T123600Z',
    authorization:
      'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, ' +
      'SignedHeaders=content-type;host;x-amz-date, ' +
      'Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7',
  });
});

test("derives the user guide's signing key, again after the cache has turned over", () => {
  const scope = { secret: secretAccessKey, date: '20150830', region: 'us-east-1', service: 'iam' };
  const expected = 'c4afb1cc5771d871763a393e44b703571b55cc28424d1a5e86da6ed3c154a4b9';
  expect(signingKey(scope).toString('hex')).toBe(expected);
  for (let i = 0; i < 300; i++) signingKey({ ...scope, region: `region-${i}` });
  expect(signingKey(scope).toString('hex')).toBe(expected);
  expect(signingKey({ ...scope, secret: 'replaced' }).toString('hex')).not.toBe(expected);
});

test("presigns to the same text as AWS's rules: the signature is the last parameter and isn't signed", () => {
  const query = presign({ ...get, query: [['Action', 'X']] }, suite, 60, now);
  expect(query.map(([name]) => name)).toEqual([
    'Action',
    'X-Amz-Algorithm',
    'X-Amz-Credential',
    'X-Amz-Date',
    'X-Amz-Expires',
    'X-Amz-SignedHeaders',
    'X-Amz-Signature',
  ]);
});

describe('the canonical request', () => {
  const canonical = (over: Partial<Example>, signedHeaders = ['host']) =>
    canonicalRequest({ ...get, ...over }, signedHeaders, 'HASH').split('\n');

  test.each([
    ['/', '/'],
    ['', '/'],
    ['/a/../b/./c', '/b/c'],
    ['//a//', '/a/'],
    ['/a/..', '/'],
    ['/%20 x', '/%2520%20x'],
  ])('the path %s is %s', (path, expected) => {
    expect(canonical({ path })[1]).toBe(expected);
  });

  test('the query is sorted by name, then value, and escaped by RFC 3986', () => {
    const query: Pair[] = [
      ['b', "!'()*"],
      ['a-b', '2'],
      ['a', '2'],
      ['a', '1'],
      ['é', '~ +'],
    ];
    expect(canonical({ query })[2]).toBe('%C3%A9=~%20%2B&a=1&a=2&a-b=2&b=%21%27%28%29%2A');
  });

  test('header values are trimmed and their spaces folded; one that is missing is empty', () => {
    const headers = { host, 'my-header': '  a   b  ' };
    expect(canonical({ headers }, ['host', 'my-header', 'none'])).toEqual([
      'GET',
      '/',
      '',
      `host:${host}`,
      'my-header:a b',
      'none:',
      '',
      'host;my-header;none',
      'HASH',
    ]);
  });
});
