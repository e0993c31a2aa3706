import { timingSafeEqual } from 'node:crypto';
import { Fault } from '../../../domain/fault.ts';
import { basicTimestamp, canonicalRequest, sha256, stringToSign, TERMINATOR } from './canonical.ts';
import { type Claim, readClaim, type WireRequest } from './credentials.ts';
import { signature, signingKey } from './signing-key.ts';

export interface Verifier {
  /** undefined for an access key that isn't known. */
  readonly secretOf: (accessKeyId: string) => string | undefined;
  readonly service: string;
}

export interface Caller {
  readonly accessKeyId: string;
  readonly region: string;
}

const SKEW_MS = 15 * 60 * 1000;
const UNSIGNED_PAYLOAD = 'UNSIGNED-PAYLOAD';
const REGION = /^[a-z0-9-]{1,32}$/;

/**
 * Who signed the request, proven by SigV4 in its header or its presigned form. Throws MissingAuthenticationToken,
 * IncompleteSignature, InvalidClientTokenId, RequestExpired or SignatureDoesNotMatch.
 */
export function verify(request: WireRequest, { secretOf, service }: Verifier, now: Date): Caller {
  const claim = readClaim(request);
  if (claim === undefined) {
    throw new Fault('MissingAuthenticationToken', 'Request is missing Authentication Token.');
  }
  checkScope(claim, service);
  checkHeaders(claim);
  checkTime(claim, now);
  const secret = secretOf(claim.accessKeyId);
  if (secret === undefined) {
    throw new Fault(
      'InvalidClientTokenId',
      'The security token included in the request is invalid: the access key is not known here.',
    );
  }
  const payloadHash = payloadHashOf(request, claim);
  const expected = signatureOf(request, claim, secret, payloadHash);
  if (!timingSafeEqual(Buffer.from(expected), Buffer.from(claim.signature))) {
    throw mismatch(
      'The request signature we calculated does not match the signature you provided. ' +
        'Check your AWS Secret Access Key and signing method.',
    );
  }
  return { accessKeyId: claim.accessKeyId, region: claim.region };
}

/** Whom a request claims to be from, unproven; undefined where it says nothing that can be read. */
export function claimedCaller(request: WireRequest): Caller | undefined {
  try {
    const claim = readClaim(request);
    if (claim === undefined || !REGION.test(claim.region)) return undefined;
    return { accessKeyId: claim.accessKeyId, region: claim.region };
  } catch {
    return undefined;
  }
}

function signatureOf(request: WireRequest, claim: Claim, secret: string, payloadHash: string): string {
  const { date, region, service, timestamp, signedHeaders } = claim;
  const query = request.query.filter(([name]) => name !== 'X-Amz-Signature');
  const signed = claim.expires === undefined ? request : { ...request, query };
  const canonical = canonicalRequest(signed, signedHeaders, payloadHash);
  const scope = [date, region, service, TERMINATOR].join('/');
  return signature(signingKey({ secret, date, region, service }), stringToSign(timestamp, scope, canonical));
}

function checkScope(claim: Claim, service: string): void {
  if (claim.terminator !== TERMINATOR) throw mismatch(`Credential should end with '${TERMINATOR}'.`);
  if (claim.service !== service) {
    throw mismatch(`Credential should be scoped to correct service: '${service}'.`);
  }
  if (!REGION.test(claim.region)) throw mismatch('Credential should be scoped to a valid region.');
  if (claim.date !== claim.timestamp.slice(0, 8)) {
    throw mismatch("Credential's date should be the day of the request's X-Amz-Date.");
  }
}

function checkHeaders({ signedHeaders }: Claim): void {
  if (!signedHeaders.includes('host')) throw mismatch("'Host' must be a signed header.");
}

function checkTime({ timestamp, expires }: Claim, now: Date): void {
  const signed = parseTimestamp(timestamp);
  const shown = basicTimestamp(now);
  if (signed > now.getTime() + SKEW_MS) {
    throw new Fault(
      'RequestExpired',
      `Signature not yet current: ${timestamp} is more than 15 minutes after ${shown}. Check your clock.`,
    );
  }
  if (signed + (expires === undefined ? SKEW_MS : expires * 1000) < now.getTime()) {
    const limit = expires === undefined ? '15 minutes' : `its ${expires} seconds`;
    throw new Fault(
      'RequestExpired',
      `Signature expired: ${timestamp} is more than ${limit} before ${shown}.`,
    );
  }
}

/** A digit group out of range (25 o'clock) gives NaN; such a time is never current. */
function parseTimestamp(text: string): number {
  const iso = text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z');
  const time = Date.parse(iso);
  return Number.isNaN(time) ? Number.NEGATIVE_INFINITY : time;
}

/** The hash that the caller signed for the body; the body must have it. */
function payloadHashOf(request: WireRequest, claim: Claim): string {
  const inUrl = request.query.find(([name]) => name === 'X-Amz-Content-Sha256')?.[1];
  const declared = request.headers['x-amz-content-sha256'] ?? inUrl;
  const actual = sha256(request.body);
  // A presigned URL carries all that is signed; what a body would add to it, nobody signed.
  if (declared === UNSIGNED_PAYLOAD && claim.expires !== undefined && request.body.length === 0) {
    return UNSIGNED_PAYLOAD;
  }
  if (declared !== undefined && declared !== actual) {
    throw mismatch('The body does not have the SHA-256 that X-Amz-Content-Sha256 declares.');
  }
  return actual;
}

function mismatch(message: string): Fault {
  return new Fault('SignatureDoesNotMatch', message);
}
