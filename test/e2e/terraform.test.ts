import { join } from 'node:path';
import {
  DeleteSnapshotCommand,
  DescribeCacheClustersCommand,
  DescribeCacheParameterGroupsCommand,
  DescribeCacheSubnetGroupsCommand,
  DescribeSnapshotsCommand,
  type ElastiCacheClient,
  ListTagsForResourceCommand,
} from '@aws-sdk/client-elasticache';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectTo, makeCluster, makeSnapshot, readCluster } from '../support/elasticache.ts';
import { processesUnder, TestHoldfast } from '../support/holdfast.ts';
import { directiveOnNode } from '../support/node-config.ts';
import { findTerraform } from '../support/terraform.ts';
import { TERRAFORM_STEP_MS, TerraformDirectory, variables } from '../support/terraform-directory.ts';

const mirror = findTerraform();

describe.skipIf(!mirror)('Terraform', () => {
  let holdfast: TestHoldfast;
  let client: ElastiCacheClient;
  let terraform: TerraformDirectory;

  beforeAll(async () => {
    holdfast = await TestHoldfast.start();
    client = holdfast.client();
    const source = await makeCluster(client, 'source');
    await using redis = await connectTo(source);
    await redis.set('who', 'seed');
    await makeSnapshot(client, 'source', 'seed');
    const configuration = join(import.meta.dirname, 'terraform/main.tf');
    terraform = await TerraformDirectory.make(holdfast, mirror!, configuration);
  });
  afterAll(async () => {
    await holdfast?.[Symbol.asyncDispose]();
    terraform?.[Symbol.dispose]();
  });

  const CHANGES = variables({
    node_type: 'cache.m7g.large',
    max_memory_policy: 'volatile-ttl',
    description: 'still two zones',
    team: 'storage',
    retention: '5',
  });

  it(
    'applies, and finds nothing to change afterwards',
    async () => {
      expect(await terraform.apply()).toContain('5 added');
      await terraform.planNothing();
      const full = await readCluster(client, 'full');
      expect(full).toMatchObject({
        CacheNodeType: 'cache.t4g.micro',
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
      await using redis = await connectTo(await readCluster(client, 'restored'));
      expect(await redis.get('who')).toBe('seed');
    },
    TERRAFORM_STEP_MS,
  );

  it(
    'changes what changed, in place, and finds nothing to change afterwards',
    async () => {
      const before = await readCluster(client, 'full');
      const out = await terraform.apply(...CHANGES);
      expect(out).toContain('0 added, 3 changed, 0 destroyed');
      await terraform.planNothing(...CHANGES);
      const after = await readCluster(client, 'full');
      expect(after).toMatchObject({
        CacheNodeType: 'cache.m7g.large',
        SnapshotRetentionLimit: 5,
        CacheClusterCreateTime: before.CacheClusterCreateTime,
        PendingModifiedValues: {},
      });
      expect(await directiveOnNode(holdfast, after, 'maxmemory-policy')).toBe('volatile-ttl');
      const { TagList } = await client.send(new ListTagsForResourceCommand({ ResourceName: after.ARN }));
      expect(TagList).toEqual([
        { Key: 'made-by', Value: 'terraform' },
        { Key: 'team', Value: 'storage' },
      ]);
    },
    TERRAFORM_STEP_MS,
  );

  it(
    'destroys all of it, with the final snapshot that was asked for, and leaves nothing else',
    async () => {
      expect(await terraform.destroy(...CHANGES)).toContain('5 destroyed');
      const { CacheClusters } = await client.send(new DescribeCacheClustersCommand({}));
      expect(CacheClusters!.map((cluster) => cluster.CacheClusterId)).toEqual(['source']);
      const { Snapshots } = await client.send(new DescribeSnapshotsCommand({}));
      expect(Snapshots!.map((one) => [one.SnapshotName, one.SnapshotStatus])).toEqual([
        ['full-final', 'available'],
        ['seed', 'available'],
      ]);
      await client.send(new DeleteSnapshotCommand({ SnapshotName: 'full-final' }));
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
