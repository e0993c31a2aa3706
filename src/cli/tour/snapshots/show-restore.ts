import { type CacheCluster, waitForCluster } from '../../wait.ts';
import { type NodeEndpoint, openNode } from '../node-client.ts';
import { endpointOf, type Scene } from '../scene.ts';
import { hold } from '../steps.ts';
import { RESTORED, SNAPSHOT } from './names.ts';
import type { Taken } from './show-snapshot.ts';

const PARAMETER_GROUP = 'example-parameters';
const SUBNET_GROUP = 'example-subnets';

/** S7, S8, S9: a new cluster out of the snapshot, with other settings where they may differ. */
export async function showRestore(scene: Scene, { snapshot }: Taken): Promise<NodeEndpoint> {
  const { cli, log, api } = scene;
  const answered = await log.step('S7', `restore it as ${RESTORED}, on a larger node type`, async () => {
    const chosen = await settings(scene, snapshot.CacheParameterGroupName ?? '');
    const { CacheCluster } = await api.call('CreateCacheCluster', {
      CacheClusterId: RESTORED,
      SnapshotName: SNAPSHOT,
      ...chosen,
    });
    hold(CacheCluster !== undefined, 'there is no cluster in the answer');
    checkSettings(CacheCluster, chosen);
    hold(
      CacheCluster.Engine === snapshot.Engine && CacheCluster.EngineVersion === snapshot.EngineVersion,
      `engine ${CacheCluster.Engine} ${CacheCluster.EngineVersion}, not the snapshot's ${snapshot.Engine} ${snapshot.EngineVersion}`,
    );
    const detail =
      `from the snapshot: ${snapshot.Engine} ${snapshot.EngineVersion}; chosen: ` +
      `${snapshot.CacheNodeType} -> ${chosen.CacheNodeType}, port ${chosen.Port}, zone ${chosen.PreferredAvailabilityZone},\n` +
      `${chosen.CacheParameterGroupName}, ${chosen.CacheSubnetGroupName}, no minor upgrades by itself`;
    return { detail, value: CacheCluster };
  });
  const cluster = await log.step('S8', 'its status goes from creating to available', async () => {
    const seen = [answered.CacheClusterStatus ?? ''];
    hold(seen[0] === 'creating', `the answer says ${seen[0]}, not creating`);
    const found = await waitForCluster(cli, api, RESTORED, (status) => {
      scene.signal.throwIfAborted();
      if (seen.at(-1) !== status) seen.push(status);
    });
    return { detail: [...seen, found.CacheClusterStatus].join(' -> '), value: found };
  });
  return log.step('S9', '"1 node": its node list has the endpoint', async () => {
    const nodes = cluster.CacheNodes ?? [];
    hold(nodes.length === 1, `it has ${nodes.length} nodes`);
    const endpoint = endpointOf(cluster);
    const client = await openNode(endpoint);
    try {
      const answer = String(await client.send(['PING']));
      hold(answer === 'PONG', `PING is answered by ${answer}`);
    } finally {
      client.close();
    }
    const node = `${nodes[0]?.CacheNodeId} (${nodes[0]?.CacheNodeStatus})`;
    return { detail: `${node} at ${endpoint.address}:${endpoint.port}, which answers PING`, value: endpoint };
  });
}

/** What the form of the story lets one choose, each unlike the source's. */
async function settings({ api }: Scene, sourceGroup: string) {
  const groups = await api.call('DescribeCacheParameterGroups', { CacheParameterGroupName: sourceGroup });
  const family = groups.CacheParameterGroups?.[0]?.CacheParameterGroupFamily;
  hold(family !== undefined, `parameter group ${sourceGroup} of the snapshot has no family`);
  await api.call('CreateCacheParameterGroup', {
    CacheParameterGroupName: PARAMETER_GROUP,
    CacheParameterGroupFamily: family,
    Description: 'for the restored cluster',
  });
  await api.call('CreateCacheSubnetGroup', {
    CacheSubnetGroupName: SUBNET_GROUP,
    CacheSubnetGroupDescription: 'for the restored cluster',
    SubnetIds: ['subnet-0a1b2c3d', 'subnet-1b2c3d4e'],
  });
  return {
    CacheNodeType: 'cache.m1.medium',
    Port: 6380,
    PreferredAvailabilityZone: `${api.region}b`,
    CacheParameterGroupName: PARAMETER_GROUP,
    CacheSubnetGroupName: SUBNET_GROUP,
    AutoMinorVersionUpgrade: false,
  };
}

function checkSettings(cluster: CacheCluster, chosen: Awaited<ReturnType<typeof settings>>): void {
  const shown = {
    CacheNodeType: cluster.CacheNodeType,
    PreferredAvailabilityZone: cluster.PreferredAvailabilityZone,
    CacheParameterGroupName: cluster.CacheParameterGroup?.CacheParameterGroupName,
    CacheSubnetGroupName: cluster.CacheSubnetGroupName,
    AutoMinorVersionUpgrade: cluster.AutoMinorVersionUpgrade,
  };
  for (const [name, value] of Object.entries(shown)) {
    const wanted = chosen[name as keyof typeof shown];
    hold(value === wanted, `${name} is ${value}, but ${wanted} was chosen`);
  }
}
