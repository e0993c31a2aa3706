import { join } from 'node:path';
import {
  DescribeCacheClustersCommand,
  DescribeCacheParameterGroupsCommand,
  DescribeCacheSubnetGroupsCommand,
  DescribeSnapshotsCommand,
  type ElastiCacheClient,
  ListTagsForResourceCommand,
} from '@aws-sdk/client-elasticache';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectTo, makeCluster, makeSnapshot, readCluster } from '../support/elasticache.ts';
import { connectToEndpoint, primaryEndpointOf, readGroup, rolesOf, valueAt } from '../support/groups.ts';
import { processesUnder, TestHoldfast } from '../support/holdfast.ts';
import { directiveOnNode } from '../support/node-config.ts';
import { findTerraform } from '../support/terraform.ts';
import { TERRAFORM_STEP_MS, TerraformDirectory, variables } from '../support/terraform-directory.ts';

const mirror = findTerraform();

// Clusters and groups in one configuration: to start Terraform's provider takes ten seconds of processor each time.
describe.skipIf(!mirror)('Terraform', () => {
  let holdfast: TestHoldfast;
  let client: ElastiCacheClient;
  let terraform: TerraformDirectory;

  beforeAll(async () => {
    holdfast = await TestHoldfast.start();
    client = holdfast.client();
    const source = await makeCluster(client, 'source', { CacheNodeType: 'cache.t4g.micro' });
    await using redis = await connectTo(source);
    await redis.set('who', 'seed');
    await makeSnapshot(client, 'source', 'seed');
    const configuration = join(import.meta.dirname, 'terraform');
    terraform = await TerraformDirectory.make(holdfast, mirror!, configuration);
  });
  afterAll(async () => {
    await holdfast?.[Symbol.asyncDispose]();
    terraform?.[Symbol.dispose]();
  });

  /** Both of a cluster and of a group: in force on the node, and told as tags. */
  async function expectChanged(id: string, arn: string): Promise<void> {
    const cluster = await readCluster(client, id);
    expect(cluster).toMatchObject({
      CacheNodeType: 'cache.m7g.large',
      SnapshotRetentionLimit: 5,
      PendingModifiedValues: {},
    });
    expect(await directiveOnNode(holdfast, cluster, 'maxmemory-policy')).toBe('volatile-ttl');
    const { TagList } = await client.send(new ListTagsForResourceCommand({ ResourceName: arn }));
    expect(TagList).toEqual([
      { Key: 'made-by', Value: 'terraform' },
      { Key: 'team', Value: 'storage' },
    ]);
  }

  it(
    'applies, and finds nothing to change afterwards',
    async () => {
      const said = await terraform.apply();
      expect(said).toContain('8 added');
      await terraform.planNothing();
      const full = await readCluster(client, 'full');
      expect(full).toMatchObject({
        CacheNodeType: 'cache.t4g.small',
        PreferredAvailabilityZone: 'us-east-1b',
        PreferredMaintenanceWindow: 'sun:05:00-sun:06:00',
        SnapshotWindow: '09:00-10:00',
        SnapshotRetentionLimit: 3,
        AutoMinorVersionUpgrade: false,
        CacheParameterGroup: { CacheParameterGroupName: 'evicting' },
        CacheSubnetGroupName: 'inside',
        CacheNodes: [{ Endpoint: { Port: 6400 } }],
      });
      expect(await directiveOnNode(holdfast, full, 'maxmemory-policy')).toBe('allkeys-lru');
      await using restored = await connectTo(await readCluster(client, 'restored'));
      expect(await restored.get('who')).toBe('seed');

      const whole = await readGroup(client, 'whole');
      expect(whole).toMatchObject({
        Status: 'available',
        MemberClusters: ['whole-001', 'whole-002'],
        AutomaticFailover: 'enabled',
        MultiAZ: 'enabled',
        CacheNodeType: 'cache.t4g.small',
      });
      expect(said).toContain(primaryEndpointOf(whole).Address);
      await using redis = await connectToEndpoint(primaryEndpointOf(whole));
      await redis.set('kept', 'through all of it');
      const { NodeGroups } = await readGroup(client, 'pair');
      expect(
        NodeGroups![0]!.NodeGroupMembers!.map((one) => [one.CacheClusterId, one.PreferredAvailabilityZone]),
      ).toEqual([
        ['pair-001', 'us-east-1c'],
        ['pair-002', 'us-east-1d'],
      ]);
      expect(await valueAt(primaryEndpointOf(await readGroup(client, 'shard')), 'who')).toBe('seed');
    },
    TERRAFORM_STEP_MS,
  );

  const GROWN = variables({
    node_type: 'cache.m7g.large',
    max_memory_policy: 'volatile-ttl',
    description: 'still two zones',
    team: 'storage',
    retention: '5',
    members: '4',
    extra: 'true',
  });

  it(
    'changes what changed, in place, and grows groups, and finds nothing to change afterwards',
    async () => {
      const before = await readCluster(client, 'full');
      expect(await terraform.apply(...GROWN)).toContain('1 added, 4 changed, 0 destroyed');
      await terraform.planNothing(...GROWN);
      const after = await readCluster(client, 'full');
      expect(after.CacheClusterCreateTime).toEqual(before.CacheClusterCreateTime);
      await expectChanged('full', after.ARN!);
      const whole = await readGroup(client, 'whole');
      expect(whole).toMatchObject({
        Description: 'still two zones',
        MemberClusters: ['whole-001', 'whole-002', 'whole-003', 'whole-004'],
        CacheNodeType: 'cache.m7g.large',
        SnapshotRetentionLimit: 5,
      });
      for (const id of whole.MemberClusters!) await expectChanged(id, whole.ARN!);
      expect(rolesOf(await readGroup(client, 'pair'))).toMatchObject({ 'pair-read': 'replica' });
    },
    TERRAFORM_STEP_MS,
  );

  const SHRUNK = [...GROWN, ...variables({ members: '1', extra: 'false', failover: 'false' })];

  it(
    'shrinks a group to its primary, and finds nothing to change afterwards',
    async () => {
      expect(await terraform.apply(...SHRUNK)).toContain('0 added, 1 changed, 1 destroyed');
      await terraform.planNothing(...SHRUNK);
      const whole = await readGroup(client, 'whole');
      expect(whole).toMatchObject({ AutomaticFailover: 'disabled', MultiAZ: 'disabled' });
      expect(rolesOf(whole)).toEqual({ 'whole-001': 'primary' });
      expect(await valueAt(primaryEndpointOf(whole), 'kept')).toBe('through all of it');
    },
    TERRAFORM_STEP_MS,
  );

  it(
    'destroys all of it, with the final snapshots that were asked for, and leaves nothing else',
    async () => {
      expect(await terraform.destroy(...SHRUNK)).toContain('8 destroyed');
      const { CacheClusters } = await client.send(new DescribeCacheClustersCommand({}));
      expect(CacheClusters!.map((cluster) => cluster.CacheClusterId)).toEqual(['source']);
      const { Snapshots } = await client.send(new DescribeSnapshotsCommand({}));
      expect(Snapshots!.map((one) => [one.SnapshotName, one.SnapshotStatus])).toEqual([
        ['full-final', 'available'],
        ['seed', 'available'],
        ['whole-final', 'available'],
      ]);
      const { CacheSubnetGroups } = await client.send(new DescribeCacheSubnetGroupsCommand({}));
      expect(CacheSubnetGroups!.map((group) => group.CacheSubnetGroupName)).toEqual(['default']);
      const { CacheParameterGroups } = await client.send(new DescribeCacheParameterGroupsCommand({}));
      expect(
        CacheParameterGroups!.filter((group) => !group.CacheParameterGroupName!.startsWith('default.')),
      ).toEqual([]);
      expect(await processesUnder(join(holdfast.data, 'nodes'))).toHaveLength(1);
    },
    TERRAFORM_STEP_MS,
  );
});
