import type { Queryable } from '../../store/database.ts';
import type { CacheClusterRow, ReplicationGroupRow } from '../../store/schema.ts';
import { changeWithEvent } from '../cluster/note.ts';
import type { ControlContext } from '../context.ts';
import { newSnapshotRow } from '../snapshot/new.ts';
import { loadSnapshot } from '../snapshot/rows.ts';
import type { Outcome } from '../work-queue.ts';
import type { Answer } from './member.ts';
import { changeGroup } from './note.ts';
import { isInSync } from './observe.ts';
import { type GroupWithMembers, updateGroup } from './rows.ts';
import { switchOver } from './switch-over.ts';

/** How the event begins that tells of it. */
export const GIVEN_UP = 'The engine upgrade was given up';

const POLL_MS = 100;
const RETRY_MS = 1_000;

/** An engine version on its way through a group: replicas first, then a switchover, then the old primary. */
export interface Rollout {
  engine: string;
  engine_version: string;
  shown_version: string;
  parameter_group?: string;
  /** Taken before anything is touched. */
  snapshot: string;
  /** Members that were taken to it, whether or not they stayed there. */
  tried: string[];
}

export function rolloutOf(group: Pick<ReplicationGroupRow, 'rollout_json'>): Rollout | undefined {
  return group.rollout_json ? (JSON.parse(group.rollout_json) as Rollout) : undefined;
}

/** Has a group taken to another engine version, in the transaction that asks for it: after a snapshot of `source`. */
export async function beginRollout(
  store: Queryable,
  { group }: Pick<GroupWithMembers, 'group'>,
  source: CacheClusterRow,
  rollout: Omit<Rollout, 'tried'>,
  now: Date,
): Promise<void> {
  const row = newSnapshotRow(source, { name: rollout.snapshot, source: 'manual', now, group });
  await store.insertInto('snapshot').values(row).execute();
  await updateGroup(store, group, {
    rollout_json: JSON.stringify({ ...rollout, tried: [] } satisfies Rollout),
    status: 'modifying',
  });
}

/** Takes the next step of an upgrade: one member at a time, so that clients notice one short pause. @returns undefined when there is none */
export async function advanceRollout(
  ctx: ControlContext,
  found: GroupWithMembers,
  answers: readonly Answer[],
  leader: Answer,
): Promise<Outcome> {
  const { group, members } = found;
  const rollout = rolloutOf(group);
  if (!rollout) return undefined;
  const snapshot = await loadSnapshot(ctx.store, group.region, rollout.snapshot);
  if (snapshot?.status === 'creating') {
    ctx.wake({ kind: 'snapshot', region: group.region, id: snapshot.name });
    return { againMs: POLL_MS };
  }
  if (snapshot?.status !== 'available')
    return giveUp(ctx, found, `the snapshot ${rollout.snapshot} that was to be taken before failed`);
  const back = members.find(
    ({ cluster }) =>
      rollout.tried.includes(cluster.id) && !isThere(cluster, rollout) && cluster.status === 'available',
  );
  if (back) return giveUp(ctx, found, `${back.cluster.id} does not run with it; see its events`);
  const replicas = answers.filter((answer) => answer !== leader);
  const unready = replicas.some(
    (answer) => isThere(answer.member.cluster, rollout) && !isReady(answer, leader),
  );
  if (unready) return { againMs: POLL_MS };
  const next = replicas.find(({ member }) => !isThere(member.cluster, rollout));
  if (next) return upgrade(ctx, found, next, rollout);
  if (isThere(leader.member.cluster, rollout)) {
    const message = `Finished upgrading the replication group to ${rollout.engine} ${rollout.shown_version}`;
    await changeGroup(ctx, group, { rollout_json: null }, message);
    return { againMs: 0 };
  }
  if (replicas.length === 0) return upgrade(ctx, found, leader, rollout);
  const wanted = replicas.find(({ member }) => member.cluster.id === group.switchover_to);
  await switchOver(ctx, found, (wanted ?? replicas[0]!).member.cluster.id, 'upgrade');
  return { againMs: RETRY_MS };
}

function isThere(cluster: CacheClusterRow, rollout: Rollout): boolean {
  return cluster.engine === rollout.engine && cluster.engine_version === rollout.engine_version;
}

function isReady(answer: Answer, leader: Answer): boolean {
  return answer.member.cluster.status === 'available' && isInSync(answer, leader.member.node);
}

async function upgrade(
  ctx: ControlContext,
  { group }: GroupWithMembers,
  { member: { cluster } }: Answer,
  rollout: Rollout,
): Promise<Outcome> {
  if (cluster.status !== 'available') return { againMs: POLL_MS };
  const { engine, engine_version, shown_version, parameter_group } = rollout;
  const change = {
    engine,
    engine_version,
    shown_version,
    ...(parameter_group ? { parameter_group } : {}),
    status: 'modifying',
  };
  const tried = JSON.stringify({ ...rollout, tried: [...rollout.tried, cluster.id] } satisfies Rollout);
  await updateGroup(ctx.store, group, { rollout_json: tried });
  const message = `Upgrading to ${engine} ${shown_version}`;
  if (await changeWithEvent(ctx, cluster, change, message, ['available']))
    ctx.wake({ kind: 'cluster', region: cluster.region, id: cluster.id });
  return { againMs: POLL_MS };
}

async function giveUp(ctx: ControlContext, { group }: GroupWithMembers, why: string): Promise<Outcome> {
  await changeGroup(ctx, group, { rollout_json: null }, `${GIVEN_UP}: ${why}`);
  return { againMs: 0 };
}
