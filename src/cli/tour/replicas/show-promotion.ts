import { describePending } from '../../commands/clusters/view.ts';
import { formatCount } from '../../output/format.ts';
import { findCluster, waitForCluster } from '../../wait.ts';
import { openNode } from '../node-client.ts';
import { endpointOf } from '../scene.ts';
import { checkSnapshotFile } from '../snapshot-files.ts';
import { hold } from '../steps.ts';
import { GROUP, type GroupScene, groupNow, infoOf, keysIn, untilInSync } from './scene.ts';
import { acknowledgedUpTo } from './steady-writer.ts';

const OWN_KEY = 'tour:written-after-the-promotion';

/** R7 in the maintenance window: pending until then, and it can be taken back. */
export async function showWindow({ log, api }: GroupScene, id: string): Promise<void> {
  await log.step('R7', `promote ${id} in the maintenance window, and take that back`, async () => {
    await api.call('PromoteReadReplica', { CacheClusterId: id, ApplyImmediately: false });
    const waiting = await findCluster(api, id);
    const pending = describePending(waiting?.PendingModifiedValues);
    hold(Boolean(pending), 'it shows nothing that is pending');
    hold(waiting?.ReplicationGroupId === GROUP, 'it has left the group already');
    await api.call('CancelPendingModifications', { CacheClusterId: id });
    const after = describePending((await findCluster(api, id))?.PendingModifiedValues);
    hold(!after, `it still shows ${after}`);
    return {
      detail: `pending until ${waiting?.PreferredMaintenanceWindow}: ${pending}; then nothing any more`,
      value: undefined,
    };
  });
}

/** R7: a replica becomes a cluster of its own, complete to the moment of the cut. */
export async function showPromotion(scene: GroupScene, id: string): Promise<void> {
  const { cli, log, api, writer, endpoint, signal } = scene;
  await log.step('R7', `promote ${id}: a cluster of its own`, async () => {
    const { newest: asked } = await writer.look();
    await api.call('PromoteReadReplica', { CacheClusterId: id, ApplyImmediately: true });
    const cluster = await waitForCluster(cli, api, id);
    hold(cluster.ReplicationGroupId === undefined, `it is still in ${cluster.ReplicationGroupId}`);
    const members = (await groupNow(scene)).members.map((member) => member.id);
    hold(!members.includes(id), `${GROUP} still lists it`);
    const own = endpointOf(cluster);
    const info = await infoOf(own);
    hold(info.get('role') === 'master', `its node is a ${info.get('role')}`);
    await writer.more(50, signal);
    const now = await writer.look();
    const upTo = now.newest;
    const absent = new Set(await writer.missingAt(own, upTo));
    const gone = new Set(await writer.missingAt(endpoint, upTo));
    const here = acknowledgedUpTo(now, upTo).filter((number) => !absent.has(number));
    const last = here.at(-1) ?? 0;
    hold(last >= asked, `it has writes to ${last}, but ${asked} was acknowledged before`);
    hold(last < upTo, 'it goes on receiving writes of the group');
    const holes = [...absent].filter((number) => number < last && !gone.has(number));
    hold(holes.length === 0, `${holes.length} writes before its last are missing`);
    const client = await openNode(own);
    try {
      await client.send(['SET', OWN_KEY, 'its own']);
    } finally {
      client.close();
    }
    const detail =
      `complete: writes to number ${formatCount(last)}, ${formatCount(asked)} had been acknowledged when it was asked for;\n` +
      `tie cut: none of those after, to ${formatCount(upTo)}; it takes writes of its own`;
    return { detail, value: undefined };
  });
}

/** R6: a primary becomes a replica of another one; what it held is saved first. */
export async function showDemotion(scene: GroupScene, id: string): Promise<void> {
  const { cli, log, api, server } = scene;
  const safety = `${id}-before`;
  await log.step('R6', `demote ${id}: a replica of ${GROUP} again`, async () => {
    const held = keysIn(await infoOf(endpointOf((await findCluster(api, id)) ?? {})));
    const answer = await api.call('DemoteCacheCluster', {
      CacheClusterId: id,
      ReplicationGroupId: GROUP,
      SafetySnapshotName: safety,
      ApplyImmediately: true,
    });
    hold(answer.SafetySnapshotName === safety, `the answer names the snapshot ${answer.SafetySnapshotName}`);
    hold(Boolean(answer.Message), "the answer doesn't say what becomes of its data");
    const cluster = await waitForCluster(cli, api, id);
    hold(cluster.ReplicationGroupId === GROUP, `it is in ${cluster.ReplicationGroupId ?? 'no group'}`);
    await untilInSync(scene);
    const client = await openNode(endpointOf(cluster));
    try {
      hold((await client.send<number>(['EXISTS', OWN_KEY])) === 0, 'its own data is still there');
    } finally {
      client.close();
    }
    const file = await checkSnapshotFile(server.dataDirectory, api.region, safety);
    hold(file.keys === held, `it held ${held} keys, but the safety snapshot has ${file.keys}`);
    const detail = `${answer.Message}\nsafety snapshot ${safety}: all ${formatCount(file.keys)} keys that it held`;
    return { detail, value: undefined };
  });
}
