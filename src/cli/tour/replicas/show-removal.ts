import { waitForClusterDeleted } from '../../wait.ts';
import { hold } from '../steps.ts';
import { refusalOf } from './refusal.ts';
import { type GroupScene, groupNow, requirePrimary } from './scene.ts';

/** A replica may go at any time; the primary of replicas may not. */
export async function showRemoval(scene: GroupScene, id: string): Promise<void> {
  const { cli, log, api } = scene;
  await log.step('', `delete replica ${id}; the primary can't be deleted`, async () => {
    const primary = requirePrimary(await groupNow(scene)).id;
    const detail = await refusalOf(
      api.call('DeleteCacheCluster', { CacheClusterId: primary }),
      /^InvalidCacheClusterState/,
    );
    await api.call('DeleteCacheCluster', { CacheClusterId: id });
    await waitForClusterDeleted(cli, api, id);
    const left = (await groupNow(scene)).members;
    hold(!left.some((member) => member.id === id), 'the group still lists it');
    return { detail: `${left.length - 1} replicas are left; ${primary}: ${detail}`, value: undefined };
  });
}
