import { Fault } from '../domain/fault.ts';
import { SERVICE } from './model.ts';
import type { WireRequest } from './protocol/sigv4/credentials.ts';
import { type Caller, claimedCaller, verify } from './protocol/sigv4/verify.ts';

/** Where secrets come from; 'none' believes whoever asks, signed or not (for use as an emulator, on loopback only). */
export type Credentials = { secretOf(accessKeyId: string): string | undefined } | 'none';

export type Authenticate = (request: WireRequest, now: Date) => Caller;

const ANYONE: Caller = { accessKeyId: 'anonymous', region: 'us-east-1' };

export function createAuthenticator(credentials: Credentials): Authenticate {
  if (credentials === 'none') return believe;
  const verifier = { secretOf: (id: string) => credentials.secretOf(id), service: SERVICE };
  return (request, now) => verify(request, verifier, now);
}

function believe(request: WireRequest): Caller {
  refuseBrowser(request);
  return claimedCaller(request) ?? ANYONE;
}

/**
 * A form post needs no permission to leave a web page for another site, loopback included: without signatures any
 * page that a developer visits could delete clusters. Browsers say where a request comes from; SDKs and curl don't.
 */
function refuseBrowser({ headers }: WireRequest): void {
  const site = headers['sec-fetch-site'];
  if (headers['origin'] === undefined && (site === undefined || site === 'none')) return;
  throw new Fault('AccessDenied', 'With --auth none, requests from web pages are refused.');
}
