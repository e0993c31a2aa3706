import { formatCount } from '../../output/format.ts';
import { findCluster } from '../../wait.ts';
import { waitForGroup } from '../../wait-group.ts';
import type { NodeEndpoint } from '../node-client.ts';
import { type Scene, SOURCE } from '../scene.ts';
import { hold } from '../steps.ts';
import { measureWith } from './meter.ts';
import { refusalOf } from './refusal.ts';
import { GROUP, type GroupScene, infoOf, keysIn } from './scene.ts';
import { SteadyWriter } from './steady-writer.ts';

/** R11: refused before anything starts. */
export async function showOneNode({ log, api, engine }: Scene): Promise<void> {
  await log.step('R11', 'a Redis cluster of two nodes is refused', async () => {
    const id = 'example-two-nodes';
    const detail = await refusalOf(
      api.call('CreateCacheCluster', {
        CacheClusterId: id,
        NumCacheNodes: 2,
        CacheNodeType: 'cache.m1.small',
        ...engine,
      }),
      /^InvalidParameter(Value|Combination)$/,
    );
    hold((await findCluster(api, id)) === undefined, 'a cluster was made nevertheless');
    return { detail, value: undefined };
  });
}

/** R1: the group is made around the cluster as it stands; a writer begins on the cluster's own address. */
export async function showGroup(scene: Scene, source: NodeEndpoint): Promise<GroupScene> {
  const { cli, log, api, signal } = scene;
  const writer = new SteadyWriter(source);
  log.meter = measureWith(writer, source);
  try {
    await writer.more(50, signal);
    const group = await log.step('R1', `create replication group ${GROUP} around ${SOURCE}`, async () => {
      const before = await infoOf(source);
      const { ReplicationGroup } = await api.call('CreateReplicationGroup', {
        ReplicationGroupId: GROUP,
        ReplicationGroupDescription: GROUP,
        PrimaryClusterId: SOURCE,
      });
      hold(
        ReplicationGroup?.Status === 'creating',
        `the answer says ${ReplicationGroup?.Status}, not creating`,
      );
      const state = await waitForGroup(cli, api, GROUP);
      const after = await infoOf(source);
      for (const name of ['process_id', 'run_id']) {
        hold(
          before.get(name) === after.get(name),
          `${name} was ${before.get(name)}, and is ${after.get(name)}`,
        );
      }
      hold(keysIn(after) >= keysIn(before), `it had ${keysIn(before)} keys, and has ${keysIn(after)}`);
      const detail =
        `creating -> ${state.group.Status}; process ${after.get('process_id')} as before, no restart; ` +
        `${formatCount(keysIn(after))} keys in place; a writer has been at work since before`;
      return { detail, value: state.group };
    });
    const endpoint = await log.step('R4', 'the group has a primary endpoint of its own', async () => {
      const { Address, Port } = group.NodeGroups?.[0]?.PrimaryEndpoint ?? {};
      hold(Address !== undefined && Port !== undefined, 'it shows no primary endpoint');
      hold(Address !== source.address, `it is the address of ${SOURCE} itself`);
      const found = { address: Address, port: Port };
      const [there, own] = await Promise.all([infoOf(found), infoOf(source)]);
      hold(there.get('run_id') === own.get('run_id'), 'another process answers there');
      await writer.order({ moveTo: found });
      await writer.more(50, signal);
      const detail = `${Address}:${Port}, where ${SOURCE} itself answers (no proxy); from here on the writer goes there`;
      return { detail, value: found };
    });
    log.meter = measureWith(writer, endpoint);
    return { ...scene, writer, endpoint, accounted: new Set() };
  } catch (error) {
    await writer.stop();
    throw error;
  }
}
