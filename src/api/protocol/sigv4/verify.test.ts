import { describe, expect, test } from 'vitest';
import { Fault } from '../../../domain/fault.ts';
import type { Pair } from '../form.ts';
import { sha256 } from './canonical.ts';
import type { WireRequest } from './credentials.ts';
import { presign, sign } from './sign.ts';
import { claimedCaller, verify } from './verify.ts';

const now = new Date('2026-01-31T12:00:00Z');
const minutes = (n: number) => new Date(now.getTime() + n * 60_000);
const signer = {
  accessKeyId: 'AKID',
  secretAccessKey: 'secret',
  region: 'eu-west-1',
  service: 'elasticache',
};
const verifier = { service: 'elasticache', secretOf: (id: string) => (id === 'AKID' ? 'secret' : undefined) };
const host = '127.0.0.1:8555';
const body = Buffer.from('Action=DescribeCacheClusters');

function signed(
  over: Partial<typeof signer> = {},
  headers: Record<string, string> = {},
  at = now,
): WireRequest {
  const request = { method: 'POST', path: '/', query: [], headers: { host, ...headers }, body };
  return { ...request, headers: { ...request.headers, ...sign(request, { ...signer, ...over }, at) } };
}

function presigned(expires = 60, at = now, headers: Record<string, string> = { host }): WireRequest {
  const query: Pair[] = [['Action', 'DescribeCacheClusters']];
  const request = { method: 'GET', path: '/', query, headers, body: Buffer.alloc(0) };
  return { ...request, query: presign(request, signer, expires, at) };
}

function without(request: WireRequest, name: string): WireRequest {
  return { ...request, query: request.query.filter(([key]) => key !== name) };
}

function withQuery(request: WireRequest, name: string, value: string): WireRequest {
  return { ...request, query: request.query.map(([key, old]) => [key, key === name ? value : old] as const) };
}

function withHeader(request: WireRequest, name: string, value: string | undefined): WireRequest {
  return { ...request, headers: { ...request.headers, [name]: value } };
}

function edited(request: WireRequest, from: string | RegExp, to: string): WireRequest {
  return withHeader(request, 'authorization', String(request.headers['authorization']).replace(from, to));
}

function codeOf(request: WireRequest, at = now): string {
  try {
    verify(request, verifier, at);
    return 'verified';
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    expect(error.status).toBe(403);
    expect(error.message).not.toContain('secret');
    return error.code;
  }
}

describe('the header form', () => {
  test('proves the key and gives the region of its scope', () => {
    expect(verify(signed(), verifier, now)).toEqual({ accessKeyId: 'AKID', region: 'eu-west-1' });
  });

  test('a session token and other headers may be signed as well', () => {
    expect(codeOf(signed({}, { 'x-amz-security-token': 'token', 'amz-sdk-request': 'attempt=1' }))).toBe(
      'verified',
    );
  });

  test.each<[string, WireRequest, string]>([
    ['nothing', { ...signed(), headers: { host } }, 'MissingAuthenticationToken'],
    ['another secret', signed({ secretAccessKey: 'other' }), 'SignatureDoesNotMatch'],
    ['an unknown key', signed({ accessKeyId: 'OTHER' }), 'InvalidClientTokenId'],
    ['another service', signed({ service: 'iam' }), 'SignatureDoesNotMatch'],
    ['a region that is none', signed({ region: '../x' }), 'SignatureDoesNotMatch'],
    ['a region in capitals', signed({ region: 'EU' }), 'SignatureDoesNotMatch'],
    [
      'another body',
      { ...signed(), body: Buffer.from('Action=DeleteCacheCluster') },
      'SignatureDoesNotMatch',
    ],
    ['another method', { ...signed(), method: 'GET' }, 'SignatureDoesNotMatch'],
    ['another path', { ...signed(), path: '/x' }, 'SignatureDoesNotMatch'],
    ['another query', { ...signed(), query: [['Action', 'X']] }, 'SignatureDoesNotMatch'],
    ['another host', withHeader(signed(), 'host', 'evil'), 'SignatureDoesNotMatch'],
    ['no host signed', edited(signed(), 'SignedHeaders=host;', 'SignedHeaders='), 'SignatureDoesNotMatch'],
    ['another terminator', edited(signed(), 'aws4_request', 'aws5_request'), 'SignatureDoesNotMatch'],
    ["another day's scope", edited(signed(), '/20260131/', '/20260130/'), 'SignatureDoesNotMatch'],
    ['another region', edited(signed(), 'eu-west-1', 'us-east-1'), 'SignatureDoesNotMatch'],
    ['no credential', edited(signed(), /Credential=[^,]+, /, ''), 'IncompleteSignature'],
    ['half a credential', edited(signed(), /Credential=[^,]+/, 'Credential=AKID'), 'IncompleteSignature'],
    ['no signed headers', edited(signed(), /SignedHeaders=[^,]+, /, ''), 'IncompleteSignature'],
    ['no signature', edited(signed(), /, Signature=.*/, ''), 'IncompleteSignature'],
    ['a short signature', edited(signed(), /.$/, ''), 'IncompleteSignature'],
    ['two signatures', edited(signed(), /$/, ', Signature=x'), 'IncompleteSignature'],
    [
      'another algorithm',
      edited(signed(), 'AWS4-HMAC-SHA256', 'AWS4-ECDSA-P256-SHA256'),
      'IncompleteSignature',
    ],
    ['basic', edited(signed(), /.*/, 'Basic abc'), 'IncompleteSignature'],
    ['one word', edited(signed(), /.*/, 'AWS4-HMAC-SHA256'), 'IncompleteSignature'],
    ['no date', withHeader(signed(), 'x-amz-date', undefined), 'IncompleteSignature'],
    ['a wrong date', withHeader(signed(), 'x-amz-date', 'today'), 'IncompleteSignature'],
    ['a date that is none', withHeader(signed(), 'x-amz-date', '20260131T250000Z'), 'RequestExpired'],
    ['another time', withHeader(signed(), 'x-amz-date', '20260131T120001Z'), 'SignatureDoesNotMatch'],
  ])('%s is refused', (_what, request, code) => {
    expect(codeOf(request)).toBe(code);
  });

  test('one digit of the signature is enough to refuse it', () => {
    const request = signed();
    const last = String(request.headers['authorization']).at(-1);
    expect(codeOf(edited(request, /.$/, last === '0' ? '1' : '0'))).toBe('SignatureDoesNotMatch');
  });

  test.each([
    [-15, 'verified'],
    [-15.02, 'RequestExpired'],
    [15, 'verified'],
    [15.02, 'RequestExpired'],
  ])('a clock off by %d minutes: %s', (offset, code) => {
    expect(codeOf(signed({}, {}, minutes(offset)))).toBe(code);
  });

  test('a Date header in the form of HTTP stands for X-Amz-Date', () => {
    const at = signed();
    const dated = withHeader(
      withHeader(at, 'x-amz-date', undefined),
      'date',
      'Sat, 31 Jan 2026 12:00:00 GMT',
    );
    // It was not what the signer signed: read, and found to be another request.
    expect(codeOf(dated)).toBe('SignatureDoesNotMatch');
    expect(codeOf(withHeader(dated, 'date', 'Sat, 31 Jan 2026 11:00:00 GMT'))).toBe('RequestExpired');
  });

  test.each([
    ['its own hash', sha256(body), 'verified'],
    ["another's hash", sha256('other'), 'SignatureDoesNotMatch'],
    ['UNSIGNED-PAYLOAD', 'UNSIGNED-PAYLOAD', 'SignatureDoesNotMatch'],
  ])('a body declared with %s', (_what, declared, code) => {
    expect(codeOf(signed({}, { 'x-amz-content-sha256': declared }))).toBe(code);
  });
});

describe('the presigned form', () => {
  test('proves the key', () => {
    expect(verify(presigned(), verifier, now)).toEqual({ accessKeyId: 'AKID', region: 'eu-west-1' });
  });

  test.each([
    [0.99, 'verified'],
    [1.02, 'RequestExpired'],
    [-15, 'verified'],
    [-15.02, 'RequestExpired'],
  ])('%d minutes after it was signed for one: %s', (later, code) => {
    expect(codeOf(presigned(60), minutes(later))).toBe(code);
  });

  test('it may be good for seven days and no more', () => {
    expect(codeOf(presigned(604800), minutes(7 * 24 * 60 - 1))).toBe('verified');
    expect(codeOf(presigned(604801))).toBe('IncompleteSignature');
  });

  test.each<[string, WireRequest, string]>([
    ['a longer life', withQuery(presigned(), 'X-Amz-Expires', '600'), 'SignatureDoesNotMatch'],
    ['another action', withQuery(presigned(), 'Action', 'DeleteCacheCluster'), 'SignatureDoesNotMatch'],
    ['a body', { ...presigned(), method: 'POST', body }, 'SignatureDoesNotMatch'],
    ['no expiry', without(presigned(), 'X-Amz-Expires'), 'IncompleteSignature'],
    ['no signature', without(presigned(), 'X-Amz-Signature'), 'IncompleteSignature'],
    ['no algorithm', without(presigned(), 'X-Amz-Algorithm'), 'IncompleteSignature'],
    ['no date', without(presigned(), 'X-Amz-Date'), 'IncompleteSignature'],
    ['a wrong date', withQuery(presigned(), 'X-Amz-Date', 'x'), 'IncompleteSignature'],
    ['no host signed', presigned(60, now, { 'x-other': 'x' }), 'SignatureDoesNotMatch'],
    ['a header form as well', withHeader(presigned(), 'authorization', 'x'), 'IncompleteSignature'],
    [
      'an expiry given twice',
      { ...presigned(), query: [...presigned().query, ['X-Amz-Expires', '9']] },
      'IncompleteSignature',
    ],
  ])('%s is refused', (_what, request, code) => {
    expect(codeOf(request)).toBe(code);
  });

  test('an unsigned payload cannot carry parameters of its own', () => {
    const query: Pair[] = [['X-Amz-Content-Sha256', 'UNSIGNED-PAYLOAD']];
    const request = { method: 'POST', path: '/', query, headers: { host }, body };
    expect(codeOf({ ...request, query: presign(request, signer, 60, now) })).toBe('SignatureDoesNotMatch');
  });
});

describe('who a request claims to be from', () => {
  test('is read without proof', () => {
    expect(claimedCaller(signed({ secretAccessKey: 'any' }))).toEqual({
      accessKeyId: 'AKID',
      region: 'eu-west-1',
    });
    expect(claimedCaller(presigned())).toEqual({ accessKeyId: 'AKID', region: 'eu-west-1' });
  });

  test('is nothing where there is no signature or a broken one', () => {
    expect(claimedCaller({ ...signed(), headers: { host } })).toBeUndefined();
    expect(claimedCaller(edited(signed(), /.*/, 'Bearer x'))).toBeUndefined();
    expect(claimedCaller(signed({ region: 'EU WEST' }))).toBeUndefined();
  });
});
