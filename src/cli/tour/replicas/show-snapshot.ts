import { formatBytes, formatCount } from '../../output/format.ts';
import { waitForSnapshot } from '../../wait.ts';
import { checkSnapshotFile } from '../snapshot-files.ts';
import { hold } from '../steps.ts';
import { GROUP, type GroupScene, groupNow, requirePrimary } from './scene.ts';

const SNAPSHOT = 'examplereplication-snapshot';

/** Snapshots of a group come from a replica, so that the primary has no part in it. */
export async function showGroupSnapshot(scene: GroupScene): Promise<void> {
  const { cli, log, api, server } = scene;
  await log.step('', 'a snapshot of the group is taken of a replica', async () => {
    await api.call('CreateSnapshot', { SnapshotName: SNAPSHOT, ReplicationGroupId: GROUP });
    const snapshot = await waitForSnapshot(cli, api, SNAPSHOT);
    const taken = snapshot.NodeSnapshots?.[0]?.CacheClusterId ?? snapshot.CacheClusterId;
    const state = await groupNow(scene);
    const primary = requirePrimary(state).id;
    hold(taken !== undefined && taken !== primary, `it was taken of ${taken}`);
    hold(
      state.members.some(({ id }) => id === taken),
      `it was taken of ${taken}, which is no member`,
    );
    const file = await checkSnapshotFile(server.dataDirectory, api.region, SNAPSHOT);
    const detail = `${taken}: ${formatCount(file.keys)} keys, ${formatBytes(file.bytes)}; the primary is ${primary}`;
    return { detail, value: undefined };
  });
}
