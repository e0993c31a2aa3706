import { Fault } from '../../../domain/fault.ts';
import type { Pair } from '../form.ts';
import { ALGORITHM, type SignableRequest } from './canonical.ts';

/** A request as it came in. `query` is its URL's, decoded; `body` the bytes as sent. */
export interface WireRequest extends SignableRequest {
  readonly body: Buffer;
}

/** What a request says about who signed it, and how; nothing of it is proven. */
export interface Claim {
  readonly accessKeyId: string;
  readonly date: string;
  readonly region: string;
  readonly service: string;
  readonly terminator: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  /** 20260131T120000Z */
  readonly timestamp: string;
  /** Seconds a presigned URL is good for; undefined in the header form. */
  readonly expires?: number;
}

const MAX_EXPIRES = 7 * 24 * 3600;
const TIMESTAMP = /^\d{8}T\d{6}Z$/;

/**
 * Reads the header form or the presigned form; undefined where the request has neither.
 * Throws IncompleteSignature on one that is half there or malformed.
 */
export function readClaim(request: WireRequest): Claim | undefined {
  const authorization = request.headers['authorization'];
  const presigned = request.query.some(([name]) => name === 'X-Amz-Algorithm' || name === 'X-Amz-Signature');
  if (authorization === undefined) return presigned ? readQueryForm(request.query) : undefined;
  if (presigned) throw incomplete('it is signed in the Authorization header and in the URL; leave one out');
  return readHeaderForm(String(authorization), request.headers['x-amz-date'] ?? request.headers['date']);
}

function readHeaderForm(authorization: string, date: string | string[] | undefined): Claim {
  const space = authorization.indexOf(' ');
  requireAlgorithm(space === -1 ? authorization : authorization.slice(0, space));
  const parts = new Map<string, string>();
  for (const part of authorization.slice(space + 1).split(',')) {
    const equals = part.indexOf('=');
    const name = part.slice(0, Math.max(equals, 0)).trim();
    if (parts.has(name)) throw incomplete(`the Authorization header has ${name} more than once`);
    parts.set(name, part.slice(equals + 1).trim());
  }
  const need = (name: string): string => {
    const value = parts.get(name);
    if (!value) throw incomplete(`the Authorization header has no ${name}`);
    return value;
  };
  return {
    ...readCredential(need('Credential')),
    signedHeaders: readSignedHeaders(need('SignedHeaders')),
    signature: readSignature(need('Signature')),
    timestamp: readHeaderDate(date),
  };
}

function readQueryForm(query: readonly Pair[]): Claim {
  const need = (name: string): string => {
    const values = query.filter(([key]) => key === name);
    if (values.length !== 1 || values[0]![1] === '') throw incomplete(`the URL must have one ${name}`);
    return values[0]![1];
  };
  requireAlgorithm(need('X-Amz-Algorithm'));
  const timestamp = need('X-Amz-Date');
  if (!TIMESTAMP.test(timestamp)) throw incomplete('X-Amz-Date must look like 20260131T120000Z');
  const expires = need('X-Amz-Expires');
  if (!/^\d{1,6}$/.test(expires) || Number(expires) < 1 || Number(expires) > MAX_EXPIRES) {
    throw incomplete(`X-Amz-Expires must be 1 to ${MAX_EXPIRES} seconds`);
  }
  return {
    ...readCredential(need('X-Amz-Credential')),
    signedHeaders: readSignedHeaders(need('X-Amz-SignedHeaders')),
    signature: readSignature(need('X-Amz-Signature')),
    timestamp,
    expires: Number(expires),
  };
}

function requireAlgorithm(algorithm: string): void {
  if (algorithm !== ALGORITHM) throw incomplete(`the algorithm must be ${ALGORITHM}`);
}

/** An access key's id may hold slashes; the scope after it is always four parts. */
function readCredential(credential: string) {
  const parts = credential.split('/');
  const [date, region, service, terminator] = parts.slice(-4);
  const accessKeyId = parts.slice(0, -4).join('/');
  if (accessKeyId === '' || date === undefined || region === undefined || service === undefined) {
    throw incomplete('Credential must be <access key>/<date>/<region>/<service>/aws4_request');
  }
  return { accessKeyId, date, region, service, terminator: terminator ?? '' };
}

function readSignedHeaders(text: string): string[] {
  const names = text.split(';');
  if (names.some((name) => !/^[a-z0-9!#$%&'*+.^_`|~-]+$/.test(name))) {
    throw incomplete('SignedHeaders must be header names in lower case, separated by semicolons');
  }
  return names;
}

function readSignature(text: string): string {
  if (!/^[0-9a-f]{64}$/.test(text)) throw incomplete('Signature must be 64 hex digits in lower case');
  return text;
}

/** `Date` may come in HTTP's own form. */
function readHeaderDate(date: string | string[] | undefined): string {
  const text = String(date ?? '');
  if (TIMESTAMP.test(text)) return text;
  const parsed = /^[A-Z][a-z]{2}, /.test(text) ? new Date(text) : new Date(Number.NaN);
  if (Number.isNaN(parsed.getTime())) {
    throw incomplete('X-Amz-Date (or Date) is needed and must look like 20260131T120000Z');
  }
  return `${parsed.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

function incomplete(why: string): Fault {
  return new Fault('IncompleteSignature', `The request's signature can't be read: ${why}.`);
}
