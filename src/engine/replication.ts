import { isAtLeast } from '../domain/version.ts';
import { ADMIN_USER } from './acl.ts';
import type { NodeAddress, NodeConnection } from './connection.ts';
import { type Info, infoNumber, parseInfo } from './info.ts';

/**
 * What a node follows that may not take writes and has no primary yet: a port where nobody listens. It keeps its data,
 * and its place in the history that it had.
 */
export const NOWHERE = { address: '127.0.0.1', port: 1 };

/** What a node that follows no one shows as its position; one that lost its data in a broken full sync does too. */
const NO_POSITION = 1;

/** A node's part in replication, of one moment. Offsets count bytes of the replication stream. */
export interface Replication {
  role: 'master' | 'slave';
  /** Whom it follows; undefined for a primary. */
  following?: { address: string; port: number };
  linkUp: boolean;
  /** It receives the whole data set now. */
  syncing: boolean;
  loading: boolean;
  /** Undefined when it has none: a replica that just started, or whose full sync broke off. */
  offset: number | undefined;
  replid: string;
  /** The history that `replid` took over from. */
  replid2: string;
  /** All that it said, which is of that one moment. */
  info: Info;
}

/** Asks a node of that version for its part in replication. */
export async function readReplication(connection: NodeConnection, version: string): Promise<Replication> {
  return replicationOf(await connection.info(...sectionsOf(version)));
}

/** Engines before 7.0 take one section at a time, or all. */
function sectionsOf(version: string): string[] {
  return isAtLeast(version, '7.0') ? ['replication', 'persistence'] : [];
}

/** Exported for its test. */
export function replicationOf(info: Info): Replication {
  const role = info.get('role') === 'master' ? 'master' : 'slave';
  const offset = infoNumber(info, role === 'master' ? 'master_repl_offset' : 'slave_repl_offset');
  return {
    role,
    ...(role === 'slave'
      ? {
          following: { address: info.get('master_host') ?? '', port: infoNumber(info, 'master_port') },
        }
      : {}),
    linkUp: info.get('master_link_status') === 'up',
    syncing: infoNumber(info, 'master_sync_in_progress') === 1,
    loading: infoNumber(info, 'loading') === 1,
    offset: role === 'slave' && offset === NO_POSITION ? undefined : offset,
    replid: info.get('master_replid') ?? '',
    replid2: info.get('master_replid2') ?? '',
    info,
  };
}

/** Has a node follow another one, as whose administrator it introduces itself. It refuses writes from now on. */
export async function follow(connection: NodeConnection, primary: NodeAddress): Promise<void> {
  // Sent together: commands of one connection are done in their order.
  await Promise.all([
    connection.command('CONFIG', 'SET', 'masteruser', ADMIN_USER),
    connection.command('CONFIG', 'SET', 'masterauth', primary.adminPassword),
    connection.command('REPLICAOF', primary.address, String(primary.port)),
  ]);
}

/** Lets a replica be read while its primary is away: it has its data now (see `standingOf`). */
export async function serveStaleData(connection: NodeConnection): Promise<void> {
  await connection.command('CONFIG', 'SET', 'replica-serve-stale-data', 'yes');
}

/** Takes the right to write away from a node, and leaves everything else. */
export async function followNobody(connection: NodeConnection): Promise<void> {
  await connection.command('REPLICAOF', NOWHERE.address, String(NOWHERE.port));
}

/**
 * Gives a node the right to write; whoever followed the one that it followed can follow it without a full sync.
 * @returns what it was at that very moment, before its first write of its own
 */
export async function lead(connection: NodeConnection, version: string): Promise<Replication> {
  // Sent together, so that nobody else's command comes in between.
  const [, , , replies] = await Promise.all([
    connection.command('MULTI'),
    connection.command('INFO', ...sectionsOf(version)),
    connection.command('REPLICAOF', 'NO', 'ONE'),
    connection.command<[string, ...unknown[]]>('EXEC'),
  ]);
  return replicationOf(parseInfo(replies[0]));
}

/** Has a node listen on these addresses and no others. Connections that stand go on. */
export async function listenOn(connection: NodeConnection, addresses: readonly string[]): Promise<void> {
  await connection.command('CONFIG', 'SET', 'bind', addresses.join(' '));
}

/** The addresses that a node listens on. */
export async function listeningOn(connection: NodeConnection): Promise<string[]> {
  const reply = await connection.command<string[]>('CONFIG', 'GET', 'bind');
  return (reply[1] ?? '').split(' ').filter(Boolean);
}

/** Holds writes back for `ms` at most; readers go on. */
export async function pauseWrites(connection: NodeConnection, ms: number): Promise<void> {
  await connection.command('CLIENT', 'PAUSE', String(ms), 'WRITE');
}

export async function resumeWrites(connection: NodeConnection): Promise<void> {
  await connection.command('CLIENT', 'UNPAUSE');
}

/** Ends all connections that came by this address: blocked and subscribed ones too. */
export async function dropClientsOf(
  connection: NodeConnection,
  { address, port }: { address: string; port: number },
): Promise<void> {
  await connection.command('CLIENT', 'KILL', 'LADDR', `${address}:${port}`);
}
