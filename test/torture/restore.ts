import { setTimeout as delay } from 'node:timers/promises';
import { contentsOf } from './look-at-all.ts';
import type { AskedSnapshot, World } from './world.ts';

const RESTORE_MS = 60_000;

/** Restores one of the snapshots that are available, notes what it holds, and deletes both. Those that failed are deleted. */
export async function restoreOne(world: World): Promise<void> {
  const { api, snapshots } = world;
  const listed = await api.snapshots();
  let restored = false;
  for (const [name, asked] of [...snapshots]) {
    const status = listed.find(({ SnapshotName }) => SnapshotName === name)?.SnapshotStatus;
    if (status === 'creating' || (status === 'available' && restored)) continue;
    if (status === 'available') {
      await restore(world, name, asked);
      restored = true;
    }
    snapshots.delete(name);
    if (status === undefined) continue;
    await api.call('DeleteSnapshot', { SnapshotName: name });
    while ((await api.snapshots()).some(({ SnapshotName }) => SnapshotName === name)) await delay(20);
  }
}

async function restore(world: World, name: string, asked: AskedSnapshot): Promise<void> {
  const { api, observer, history } = world;
  const id = `from-${name}`;
  const available = asked.available ?? history.now();
  await api.call('CreateCacheCluster', { CacheClusterId: id, SnapshotName: name });
  const status = await statusOf(world, id);
  const cluster = observer.cluster(id);
  const contents =
    status === 'available' && cluster && !asked.isSafety
      ? await contentsOf(cluster, world.tracksOf(asked.group))
      : [];
  const failure = status === 'available' ? '' : status;
  history.add({
    type: 'restored',
    snapshot: name,
    group: asked.group,
    requested: asked.requested,
    available,
    failure,
    contents,
  });
  await api.call('DeleteCacheCluster', { CacheClusterId: id });
  while (observer.cluster(id)) await delay(20);
}

/** What a cluster's status comes to be. */
async function statusOf({ api }: World, id: string): Promise<string> {
  const until = performance.now() + RESTORE_MS;
  for (;;) {
    const found = await api.call('DescribeCacheClusters', { CacheClusterId: id });
    const status = found.CacheClusters![0]!.CacheClusterStatus!;
    if (status !== 'creating' || performance.now() > until) return status;
    await delay(50);
  }
}
