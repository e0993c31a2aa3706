import { setTimeout as delay } from 'node:timers/promises';
import type { NodeConnection } from '../../engine/connection.ts';
import {
  dropClientsOf,
  followNobody,
  listenOn,
  pauseWrites,
  readReplication,
  resumeWrites,
} from '../../engine/replication.ts';
import type { ReplicationGroupRow } from '../../store/schema.ts';
import type { ClusterWithNode } from '../cluster/rows.ts';
import type { ControlContext } from '../context.ts';
import { failpoint } from '../failpoints.ts';
import type { Timeline } from './timeline.ts';

/** How long the old primary holds writes back at most: if the controller dies, clients wait no longer than that. */
const PAUSE_MS = 2_000;
/** Until then the replica must have caught up, and what was decided must be on disk: well before the pause runs out. */
const PATIENCE_MS = 600;
const LATEST_COMMIT_MS = 1_500;
const POLL_MS = 1;

/** The change was called off before anything was different for anybody but the pause; the message says why. */
export class HandOverRefused extends Error {}

export interface HandOver {
  group: Pick<ReplicationGroupRow, 'endpoint_address'>;
  from: ClusterWithNode;
  to: ClusterWithNode;
  timeline: Timeline;
  /** Run when nothing stands in the way any more: what has been decided is written down. */
  commit(): Promise<void>;
  /** Run when the pause may have run out while that was written. */
  rollBack(why: string): Promise<void>;
}

/**
 * Takes the right to write from the old primary when the new one has all that it ever acknowledged: holds writes back,
 * waits until both have as much, writes the decision down, and only then demotes the old one. Between that and the
 * promotion of the new one nobody can write. @throws HandOverRefused when it was called off: the old one serves on
 */
export async function handOver(ctx: ControlContext, { group, from, to, ...hooks }: HandOver): Promise<void> {
  const { timeline } = hooks;
  const [old, next] = await Promise.all([ctx.connections.to(from.node), ctx.connections.to(to.node)]);
  const version = (member: ClusterWithNode) => member.cluster.engine_version;
  await ready(next, version(to));
  const begun = performance.now();
  const elapsed = () => performance.now() - begun;
  await pauseWrites(old, PAUSE_MS);
  failpoint('switchover.paused');
  timeline.ended('paused');
  let equal = 0;
  try {
    equal = (await readReplication(old, version(from))).offset!;
    await caughtUp(next, version(to), equal, PATIENCE_MS);
  } catch (error) {
    await resumeWrites(old);
    throw new HandOverRefused((error as Error).message, { cause: error });
  }
  timeline.ended('caught-up');
  failpoint('switchover.caught-up');
  try {
    await hooks.commit();
  } catch (error) {
    await resumeWrites(old);
    throw error;
  }
  timeline.ended('committed');
  if (elapsed() > LATEST_COMMIT_MS) {
    // Writes may come through again at any moment, and the new one would never see them.
    const why = `writing the decision down took ${Math.round(elapsed())} ms, longer than writes may be held back`;
    await hooks.rollBack(why);
    await resumeWrites(old);
    throw new HandOverRefused(why);
  }
  const final = await demote(old, from, group);
  timeline.ended('demoted');
  failpoint('switchover.demoted');
  if (final <= equal) return;
  // A heartbeat has gone out since the offsets were found equal.
  await caughtUp(next, version(to), final, PATIENCE_MS).catch((error: Error) =>
    ctx.logger.warn({ err: error, from: from.cluster.id }, 'a full sync may follow'),
  );
}

/**
 * Takes write access and the endpoint from a node; whoever came by the endpoint has to come again.
 * @returns its last offset as a primary
 */
async function demote(
  old: NodeConnection,
  { cluster, node }: ClusterWithNode,
  group: Pick<ReplicationGroupRow, 'endpoint_address'>,
): Promise<number> {
  // Sent together: commands of one connection are done in their order.
  const [, { offset = 0 }] = await Promise.all([
    followNobody(old),
    readReplication(old, cluster.engine_version),
    listenOn(old, [node.address]),
    dropClientsOf(old, { address: group.endpoint_address, port: node.port }),
    // What was held back is answered with an error at once, not when the pause runs out.
    resumeWrites(old),
  ]);
  return offset;
}

async function ready(next: NodeConnection, version: string): Promise<void> {
  const { role, linkUp, syncing } = await readReplication(next, version);
  if (role !== 'slave' || !linkUp || syncing) throw new HandOverRefused('it is not in sync with the primary');
}

async function caughtUp(
  next: NodeConnection,
  version: string,
  offset: number,
  patienceMs: number,
): Promise<void> {
  const until = performance.now() + patienceMs;
  for (;;) {
    const now = await readReplication(next, version);
    if ((now.offset ?? 0) >= offset) return;
    if (performance.now() > until)
      throw new Error(
        `it is still ${offset - (now.offset ?? 0)} bytes behind after writes were held back for ${patienceMs} ms`,
      );
    await delay(POLL_MS);
  }
}
