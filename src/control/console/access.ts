import { createHash, randomBytes } from 'node:crypto';
import type { Queryable } from '../../store/database.ts';

/** How long a one-time link may be used. */
export const SIGN_IN_MS = 60 * 60_000;
/** How long a browser stays signed in without being used; each use begins that time anew. */
export const SESSION_MS = 12 * 60 * 60_000;
/** A session's end is written down anew when it has moved by so much: not at every request. */
const RENEWAL_MS = 5 * 60_000;

/** What a browser is given, and until when that is good for anything. */
export interface Ticket {
  readonly token: string;
  readonly expiresAt: Date;
}

export interface ConsoleSession {
  readonly accessKeyId: string;
  readonly expiresAt: Date;
}

/** Makes the token of a one-time sign-in link. */
export async function createSignIn(store: Queryable, now: Date): Promise<Ticket> {
  const ticket = ticketUntil(now, SIGN_IN_MS);
  await store.deleteFrom('console_sign_in').where('expires_at', '<=', now.toISOString()).execute();
  await store
    .insertInto('console_sign_in')
    .values({ token_hash: hashOf(ticket.token), expires_at: ticket.expiresAt.toISOString() })
    .execute();
  return ticket;
}

/** The page that uses a token up. Behind `#`, it is never sent to a server, and so never in a log. */
export function signInPath(token: string): string {
  return `/console/sign-in#${token}`;
}

/** Uses up a sign-in token; false when it never was one, was used, or is too old. */
export async function redeemSignIn(store: Queryable, token: string, now: Date): Promise<boolean> {
  const found = await store
    .deleteFrom('console_sign_in')
    .where('token_hash', '=', hashOf(token))
    .returning('expires_at')
    .executeTakeFirst();
  return found !== undefined && found.expires_at > now.toISOString();
}

export async function createSession(store: Queryable, accessKeyId: string, now: Date): Promise<Ticket> {
  const ticket = ticketUntil(now, SESSION_MS);
  await store.deleteFrom('console_session').where('expires_at', '<=', now.toISOString()).execute();
  await store
    .insertInto('console_session')
    .values({
      token_hash: hashOf(ticket.token),
      access_key_id: accessKeyId,
      created_at: now.toISOString(),
      expires_at: ticket.expiresAt.toISOString(),
    })
    .execute();
  return ticket;
}

/** The session that a token stands for, its end moved on; undefined when it is over, or never was. */
export async function findSession(
  store: Queryable,
  token: string,
  now: Date,
): Promise<ConsoleSession | undefined> {
  const row = await store
    .selectFrom('console_session')
    .selectAll()
    .where('token_hash', '=', hashOf(token))
    .where('expires_at', '>', now.toISOString())
    .executeTakeFirst();
  if (!row) return undefined;
  const expiresAt = new Date(now.getTime() + SESSION_MS);
  if (expiresAt.getTime() - Date.parse(row.expires_at) < RENEWAL_MS)
    return { accessKeyId: row.access_key_id, expiresAt: new Date(row.expires_at) };
  await store
    .updateTable('console_session')
    .set({ expires_at: expiresAt.toISOString() })
    .where('token_hash', '=', row.token_hash)
    .execute();
  return { accessKeyId: row.access_key_id, expiresAt };
}

export async function endSession(store: Queryable, token: string): Promise<void> {
  await store.deleteFrom('console_session').where('token_hash', '=', hashOf(token)).execute();
}

function ticketUntil(now: Date, ms: number): Ticket {
  return { token: randomBytes(32).toString('base64url'), expiresAt: new Date(now.getTime() + ms) };
}

/** A token has 256 random bits: its plain hash tells nobody anything. */
function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
