import type { Pair } from '../form.ts';
import {
  ALGORITHM,
  basicTimestamp,
  canonicalRequest,
  type SignableRequest,
  sha256,
  stringToSign,
  TERMINATOR,
} from './canonical.ts';
import { signature, signingKey } from './signing-key.ts';

export interface Signer {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly region: string;
  readonly service: string;
}

/** The headers to add to a request, `authorization` among them. All that it has already are signed; `host` must be. */
export function sign(
  request: SignableRequest & { readonly body: string | Buffer },
  signer: Signer,
  now: Date = new Date(),
): { 'x-amz-date': string; authorization: string } {
  const timestamp = basicTimestamp(now);
  const headers = { ...request.headers, 'x-amz-date': timestamp };
  const signedHeaders = Object.keys(headers).sort();
  const canonical = canonicalRequest({ ...request, headers }, signedHeaders, sha256(request.body));
  const scope = scopeOf(signer, timestamp);
  const authorization =
    `${ALGORITHM} Credential=${signer.accessKeyId}/${scope}, SignedHeaders=${signedHeaders.join(';')}, ` +
    `Signature=${signText(signer, timestamp, scope, canonical)}`;
  return { 'x-amz-date': timestamp, authorization };
}

/** The query of a URL that stands for the request by itself for `expires` seconds (at most 604800). */
export function presign(
  request: SignableRequest,
  signer: Signer,
  expires: number,
  now: Date = new Date(),
): Pair[] {
  const timestamp = basicTimestamp(now);
  const scope = scopeOf(signer, timestamp);
  const signedHeaders = Object.keys(request.headers).sort();
  const query: Pair[] = [
    ...request.query,
    ['X-Amz-Algorithm', ALGORITHM],
    ['X-Amz-Credential', `${signer.accessKeyId}/${scope}`],
    ['X-Amz-Date', timestamp],
    ['X-Amz-Expires', String(expires)],
    ['X-Amz-SignedHeaders', signedHeaders.join(';')],
  ];
  const canonical = canonicalRequest({ ...request, query }, signedHeaders, sha256(''));
  return [...query, ['X-Amz-Signature', signText(signer, timestamp, scope, canonical)]];
}

function scopeOf({ region, service }: Signer, timestamp: string): string {
  return [timestamp.slice(0, 8), region, service, TERMINATOR].join('/');
}

function signText(signer: Signer, timestamp: string, scope: string, canonical: string): string {
  const { secretAccessKey: secret, region, service } = signer;
  const key = signingKey({ secret, date: timestamp.slice(0, 8), region, service });
  return signature(key, stringToSign(timestamp, scope, canonical));
}
