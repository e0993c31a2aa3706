import { setTimeout as delay } from 'node:timers/promises';
import { connect, type NodeAddress } from '../../support/data.ts';

/** A stopped process takes connections and says nothing. */
const PATIENCE_MS = 5_000;

/** What a node says of itself. */
export interface Standing {
  process: number;
  role: 'master' | 'slave';
  /** Whom it follows, as `address:port`. */
  following: string;
  linkUp: boolean;
  /** Bytes of the replication stream. */
  offset: number;
  /** Full and partial synchronizations that it has given to others. */
  fullSyncs: number;
  partialSyncs: number;
  /** Replicas that it is giving all of its data to just now, by the place they have come to. */
  receiving: number;
}

/** @throws when it doesn't answer within five seconds */
export async function standingOf(node: NodeAddress): Promise<Standing> {
  const late = delay(PATIENCE_MS, undefined, { ref: false }).then(() => {
    throw new Error(`${node.address}:${node.port} doesn't answer`);
  });
  return Promise.race([ask(node), late]);
}

async function ask(node: NodeAddress): Promise<Standing> {
  await using connection = await connect(node);
  const text = await connection.send<string>('INFO', 'all');
  const field = (name: string) => new RegExp(`^${name}:(.*)\r$`, 'm').exec(text)?.[1] ?? '';
  const role = field('role') as Standing['role'];
  return {
    process: Number(field('process_id')),
    role,
    following: role === 'slave' ? `${field('master_host')}:${field('master_port')}` : '',
    linkUp: field('master_link_status') === 'up',
    offset: Number(field(role === 'slave' ? 'slave_repl_offset' : 'master_repl_offset')),
    fullSyncs: Number(field('sync_full')),
    partialSyncs: Number(field('sync_partial_ok')),
    receiving: [...text.matchAll(/^slave\d+:.*state=(wait_bgsave|send_bulk)/gm)].length,
  };
}

/** Whether one of them is the primary, and all others follow it with all that it has. */
export function inSync(standings: readonly (Standing | undefined)[]): boolean {
  const primary = standings.find((one) => one?.role === 'master');
  return standings.every(
    (one) => one !== undefined && (one === primary || (one.linkUp && one.offset === primary?.offset)),
  );
}
