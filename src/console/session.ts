import type { FastifyInstance, FastifyRequest } from 'fastify';
import {
  type ConsoleSession,
  createSession,
  endSession,
  findSession,
  redeemSignIn,
  SESSION_MS,
} from '../control/console/access.ts';
import { newestChange } from '../control/console/changes.ts';
import { giveToken, readToken, takeToken } from './cookie.ts';
import type { ConsoleOptions } from './options.ts';
import { Refusal } from './refusal.ts';
import { sameSecret } from './same-secret.ts';
import { requireLocalName, requireOwnPage } from './same-site.ts';
import type { SessionEnds } from './session-ends.ts';

/** How somebody asks to be let in: by a one-time link, or by the access key. With --auth none by asking. */
interface SignIn {
  token?: unknown;
  accessKeyId?: unknown;
  secretAccessKey?: unknown;
}

/** Whom a request is from. @throws Refusal with 401 when nobody is signed in */
export async function requireSession(
  request: FastifyRequest,
  { store, clock }: ConsoleOptions,
): Promise<ConsoleSession> {
  const token = readToken(request);
  const session = token === undefined ? undefined : await findSession(store, token, clock.now());
  if (!session) throw new Refusal(401, 'NotSignedIn', 'Nobody is signed in, or the session is over.');
  return session;
}

/** `/session`: who is signed in, signing in and out. */
export function serveSession(app: FastifyInstance, options: ConsoleOptions, ends: SessionEnds): void {
  const { store, clock, credentials, accountId, region, version } = options;
  const about = { accountId, region, version, auth: credentials === 'none' ? 'none' : 'sigv4' };

  /** Where a page begins to listen: what it asks for afterwards is no older. */
  const since = async () => ({ since: await newestChange(store) });

  app.get('/session', async (request) => {
    const session = await requireSession(request, options).catch(() => undefined);
    return { ...about, ...(await since()), signedIn: session !== undefined, ...session };
  });

  app.post('/session', async (request, reply) => {
    requireOwnPage(request);
    const accessKeyId = await letIn((request.body ?? {}) as SignIn);
    if (credentials === 'none') requireLocalName(request);
    const ticket = await createSession(store, accessKeyId, clock.now());
    giveToken(request, reply, ticket.token, SESSION_MS);
    return { ...about, ...(await since()), signedIn: true, accessKeyId, expiresAt: ticket.expiresAt };
  });

  app.delete('/session', async (request, reply) => {
    requireOwnPage(request);
    const token = readToken(request);
    if (token !== undefined) {
      await endSession(store, token);
      ends.tell(token);
    }
    takeToken(request, reply);
    return { ...about, signedIn: false };
  });

  async function letIn({ token, accessKeyId, secretAccessKey }: SignIn): Promise<string> {
    if (credentials === 'none') return 'anonymous';
    if (typeof token === 'string') {
      if (await redeemSignIn(store, token, clock.now())) return 'one-time-link';
      throw new Refusal(
        403,
        'UsedLink',
        'The link was used already, or is too old. `holdfast console` makes another.',
      );
    }
    if (typeof accessKeyId === 'string' && typeof secretAccessKey === 'string') {
      // An unknown key takes as long as a wrong secret.
      const secret = credentials.secretOf(accessKeyId);
      if (sameSecret(secretAccessKey, secret ?? '') && secret) return accessKeyId;
    }
    throw new Refusal(403, 'WrongKey', 'There is no such access key, or its secret is another.');
  }
}
