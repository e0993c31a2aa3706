import type { Api, Cli } from './command.ts';
import { CliError } from './errors.ts';
import { type Failover, isOver, newestFailover } from './failover-reports.ts';
import { findGroup, type GroupState, isAtRest, type ReplicationGroup } from './group-state.ts';
import { failed, isSettled, type Operation, type Seen, watch } from './watch.ts';

/**
 * Waits for a group and all its members to come to rest, with progress.
 * @throws CliError with the reason from the events when the group, or a member, failed.
 */
export async function waitForGroup(cli: Cli, api: Api, id: string, seen?: Seen): Promise<GroupState> {
  const state = await watch(cli, api, {
    ...(seen && { seen }),
    name: `group ${id}`,
    about: isWorkOn,
    look: () => findGroup(api, id),
    statusOf: describeState,
    settled: (one) => !one || isAtRest(one),
  });
  if (!state) throw new CliError('ReplicationGroupNotFoundFault', `group ${id} was deleted meanwhile`);
  await refuseFailed(api, state);
  return state;
}

export async function waitForGroupDeleted(cli: Cli, api: Api, id: string): Promise<void> {
  const left = await watch(cli, api, {
    name: `group ${id}`,
    about: isWorkOn,
    look: () => findGroup(api, id),
    statusOf: describeState,
    settled: (state) => state?.group.Status !== 'deleting',
  });
  if (left) {
    const message = `group ${id} was not deleted: it is ${left.group.Status}`;
    throw await failed(api, 'replication-group', id, message);
  }
}

/** What is seen of a change of the primary that somebody asked for. */
interface Change {
  state: GroupState;
  /** Its report, once there is one. */
  report: Failover | undefined;
}

/**
 * Waits for what comes of a failover or a switchover: the newest report after that of epoch `after`, what was lost
 * included, and the group at rest again, so that the next thing can be asked of it. @throws CliError with the reason from
 * the events when the group kept its primary, or has none now
 */
export async function waitForFailover(cli: Cli, api: Api, id: string, after: number): Promise<Failover> {
  const last = await watch<Change>(cli, api, {
    name: `group ${id}`,
    about: (work, { state }) => isWorkOn(work, state),
    look: async () => {
      const state = await findGroup(api, id);
      const report = await newestFailover(api, id);
      return state && { state, report: (report?.Epoch ?? 0) > after ? report : undefined };
    },
    statusOf: ({ state, report }) =>
      [describeReport(report), describeState(state)].filter(Boolean).join(', '),
    settled: (seen) => !seen || isDone(seen),
  });
  if (last?.report && isOver(last.report)) return last.report;
  if (last?.state.group.Status === 'failed') await refuseFailed(api, last.state);
  throw await failed(
    api,
    'replication-group',
    id,
    `group ${id} kept its primary`,
    `See how the group is: holdfast groups show ${id}`,
  );
}

function isDone({ state, report }: Change): boolean {
  if (state.group.Status === 'failed') return true;
  if (report && report.Status !== 'abandoned' && !isOver(report)) return false;
  return isAtRest(state);
}

/** Undefined before there is one. */
function describeReport(report: Failover | undefined): string | undefined {
  if (!report) return undefined;
  if (report.Status !== 'complete') return `${report.FromCacheClusterId} -> ${report.ToCacheClusterId}`;
  return isOver(report) ? undefined : 'reading what was lost';
}

function isWorkOn(work: Operation, { group, members }: GroupState): boolean {
  if (work.ResourceType === 'replication-group') return work.ResourceId === group.ReplicationGroupId;
  return work.ResourceType === 'cache-cluster' && members.some(({ id }) => id === work.ResourceId);
}

/** `modifying, exampleredis-read-1 creating`. */
function describeState({ group, members }: GroupState): string {
  const busy = members.flatMap(({ id, cluster }) => {
    const status = cluster?.CacheClusterStatus ?? 'gone';
    return status === 'available' ? [] : [`${id} ${status}`];
  });
  return [group.Status, ...busy].filter(Boolean).join(', ');
}

async function refuseFailed(api: Api, { group, members }: GroupState): Promise<void> {
  const id = group.ReplicationGroupId ?? '';
  if (isSettled(group.Status ?? '')) {
    throw await failed(api, 'replication-group', id, `group ${id} is ${group.Status}`, nextFor(group));
  }
  const broken = members.find(({ cluster }) => isSettled(cluster?.CacheClusterStatus ?? ''));
  if (!broken) return;
  const message = `${broken.id} of group ${id} is ${broken.cluster?.CacheClusterStatus}`;
  throw await failed(api, 'cache-cluster', broken.id, message);
}

function nextFor({ ReplicationGroupId, Status }: ReplicationGroup): string | undefined {
  if (Status !== 'failed') return undefined;
  return `See its members: holdfast groups show ${ReplicationGroupId}; make one the primary all the same: holdfast failover ${ReplicationGroupId} --force`;
}
