import { join } from 'node:path';
import {
  DescribeCacheClustersCommand,
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

describe.skipIf(!mirror)('Terraform, with replication groups', () => {
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
    const configuration = join(import.meta.dirname, 'terraform/groups.tf');
    terraform = await TerraformDirectory.make(holdfast, mirror!, configuration);
  });
  afterAll(async () => {
    await holdfast?.[Symbol.asyncDispose]();
    terraform?.[Symbol.dispose]();
  });

  it(
    'applies, and finds nothing to change afterwards',
    async () => {
      const said = await terraform.apply();
      expect(said).toContain('5 added');
      await terraform.planNothing();
      const full = await readGroup(client, 'full');
      expect(full).toMatchObject({
        Status: 'available',
        MemberClusters: ['full-001', 'full-002'],
        AutomaticFailover: 'enabled',
        MultiAZ: 'enabled',
        CacheNodeType: 'cache.t4g.small',
      });
      expect(said).toContain(primaryEndpointOf(full).Address);
      await using redis = await connectToEndpoint(primaryEndpointOf(full));
      await redis.set('kept', 'through all of it');
      const { NodeGroups } = await readGroup(client, 'plain');
      expect(
        NodeGroups![0]!.NodeGroupMembers!.map((one) => [one.CacheClusterId, one.PreferredAvailabilityZone]),
      ).toEqual([
        ['plain-001', 'us-east-1c'],
        ['plain-002', 'us-east-1d'],
      ]);
      expect(await valueAt(primaryEndpointOf(await readGroup(client, 'shard')), 'who')).toBe('seed');
    },
    TERRAFORM_STEP_MS,
  );

  const GROWN = variables({
    members: '4',
    extra: 'true',
    node_type: 'cache.m7g.large',
    description: 'follows it still',
    retention: '5',
    team: 'storage',
  });

  it(
    'grows and changes in place, and finds nothing to change afterwards',
    async () => {
      expect(await terraform.apply(...GROWN)).toContain('1 added, 1 changed, 0 destroyed');
      await terraform.planNothing(...GROWN);
      const full = await readGroup(client, 'full');
      expect(full).toMatchObject({
        Description: 'follows it still',
        MemberClusters: ['full-001', 'full-002', 'full-003', 'full-004'],
        CacheNodeType: 'cache.m7g.large',
        SnapshotRetentionLimit: 5,
      });
      for (const id of full.MemberClusters!) {
        const member = await readCluster(client, id);
        expect(member).toMatchObject({ CacheNodeType: 'cache.m7g.large', SnapshotRetentionLimit: 5 });
        expect(await directiveOnNode(holdfast, member, 'maxmemory-policy')).toBe('allkeys-lru');
      }
      expect(rolesOf(await readGroup(client, 'plain'))).toMatchObject({ 'plain-read': 'replica' });
      const { TagList } = await client.send(new ListTagsForResourceCommand({ ResourceName: full.ARN }));
      expect(TagList).toEqual([{ Key: 'team', Value: 'storage' }]);
    },
    TERRAFORM_STEP_MS,
  );

  const SHRUNK = [...GROWN, ...variables({ members: '1', extra: 'false', failover: 'false' })];

  it(
    'shrinks to the primary, and finds nothing to change afterwards',
    async () => {
      expect(await terraform.apply(...SHRUNK)).toContain('0 added, 1 changed, 1 destroyed');
      await terraform.planNothing(...SHRUNK);
      const full = await readGroup(client, 'full');
      expect(full).toMatchObject({ AutomaticFailover: 'disabled', MultiAZ: 'disabled' });
      expect(rolesOf(full)).toEqual({ 'full-001': 'primary' });
      expect(await valueAt(primaryEndpointOf(full), 'kept')).toBe('through all of it');
    },
    TERRAFORM_STEP_MS,
  );

  it(
    'destroys all of it, with the final snapshot that was asked for, and leaves nothing else',
    async () => {
      expect(await terraform.destroy(...SHRUNK)).toContain('5 destroyed');
      const { CacheClusters } = await client.send(new DescribeCacheClustersCommand({}));
      expect(CacheClusters!.map((cluster) => cluster.CacheClusterId)).toEqual(['source']);
      const { Snapshots } = await client.send(new DescribeSnapshotsCommand({}));
      expect(Snapshots!.map((one) => [one.SnapshotName, one.SnapshotStatus])).toEqual([
        ['full-final', 'available'],
        ['seed', 'available'],
      ]);
      expect(await processesUnder(join(holdfast.data, 'nodes'))).toHaveLength(1);
    },
    TERRAFORM_STEP_MS,
  );
});
