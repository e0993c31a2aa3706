import { runOwn } from '../own-program.ts';
import { SOURCE } from '../scene.ts';
import { hold } from '../steps.ts';
import { FIRST_REPLICA, GROUP, type GroupScene, groupNow } from './scene.ts';

interface Listed {
  CacheClusters: { CacheClusterId: string; ReplicationGroupId?: string; CurrentRole?: string }[];
}

/** R8: clusters show which group they are in, and their role. */
export async function showListings(scene: GroupScene): Promise<void> {
  await scene.log.step('R8', 'the list of clusters, and each one, show group and role', async () => {
    const listed = JSON.parse(await runOwn(scene, ['clusters', 'list', '--json'])) as Listed;
    const roles = new Map(listed.CacheClusters.map((one) => [one.CacheClusterId, one.CurrentRole]));
    hold(listed.CacheClusters.length === 6, `${listed.CacheClusters.length} clusters are listed`);
    for (const { CacheClusterId: id, ReplicationGroupId: group } of listed.CacheClusters) {
      hold(group === GROUP, `${id} shows group ${group}`);
      const expected = id === SOURCE ? 'primary' : 'replica';
      hold(roles.get(id) === expected, `${id} shows the role ${roles.get(id)}`);
    }
    const shown = await runOwn(scene, ['clusters', 'show', FIRST_REPLICA]);
    hold(/^role +replica$/m.test(shown), `clusters show ${FIRST_REPLICA} says:\n${shown}`);
    const { group } = await groupNow(scene);
    const members = group.MemberClusters?.join(', ');
    return {
      detail: `${SOURCE} is the primary, the others are replicas; ${GROUP}: ${members}`,
      value: undefined,
    };
  });
}
