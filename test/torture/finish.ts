import { setTimeout as delay } from 'node:timers/promises';
import { strays } from '../faults/support/state.ts';
import { processesUnder } from '../support/holdfast.ts';
import { GROUP_NAMES, type World } from './world.ts';

const DELETED_MS = 60_000;

/** Deletes everything as a user would, and looks for what is left. */
export async function finish(world: World): Promise<void> {
  const { api, history } = world;
  const wrong = (text: string) => history.add({ type: 'wrong', at: history.now(), promise: 'clean', text });
  await world.stopClients();
  for (const id of GROUP_NAMES)
    await api.call('DeleteReplicationGroup', { ReplicationGroupId: id, RetainPrimaryCluster: false });
  for (const { CacheClusterId, ReplicationGroupId } of await api.clusters())
    if (!ReplicationGroupId) await api.call('DeleteCacheCluster', { CacheClusterId });
  for (const { SnapshotName } of await api.snapshots()) await api.call('DeleteSnapshot', { SnapshotName });
  const until = performance.now() + DELETED_MS;
  let left = await listed(world);
  while (left.length > 0 && performance.now() < until) {
    await delay(100);
    left = await listed(world);
  }
  for (const text of left) wrong(`not deleted within ${DELETED_MS / 1000} s: ${text}`);
  for (const text of await strays(world.holdfast)) wrong(text);
  for (const { pid, cwd } of await processesUnder(`${world.holdfast.data}/nodes`))
    wrong(`process ${pid} still runs in ${cwd}`);
  history.add({ type: 'ended', at: history.now() });
}

async function listed({ api }: World): Promise<string[]> {
  return [
    ...(await api.groups()).map(({ ReplicationGroupId, Status }) => `${ReplicationGroupId} (${Status})`),
    ...(await api.clusters()).map(
      ({ CacheClusterId, CacheClusterStatus }) => `${CacheClusterId} (${CacheClusterStatus})`,
    ),
    ...(await api.snapshots()).map(
      ({ SnapshotName, SnapshotStatus }) => `${SnapshotName} (${SnapshotStatus})`,
    ),
  ];
}
