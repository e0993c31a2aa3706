import type { IncreaseReplicaCountMessage } from '@aws-sdk/client-elasticache';
import { describe, expect, it } from 'vitest';
import { testContext } from '../testing.ts';
import { IncreaseReplicaCount } from './increase-replica-count.ts';
import { clusterRow, groupRow, insertClusterWithNode, insertGroup } from './testing.ts';

type Input = Partial<IncreaseReplicaCountMessage>;

async function withGroup(row = {}, members = ['group-001', 'other']) {
  const context = testContext();
  await insertGroup(context, { id: 'group', ...row }, members, { availability_zone: 'us-east-1a' });
  return context;
}

const grow = (context: Parameters<typeof IncreaseReplicaCount>[1], input: Input) =>
  IncreaseReplicaCount({ ReplicationGroupId: 'Group', ApplyImmediately: true, ...input }, context);

describe('IncreaseReplicaCount', () => {
  it('adds members that follow the primary, with names that are free', async () => {
    const context = await withGroup();
    await insertClusterWithNode(context, { id: 'group-003' });
    const { ReplicationGroup } = await grow(context, { NewReplicaCount: 3 });
    expect(ReplicationGroup).toMatchObject({
      Status: 'modifying',
      MemberClusters: ['group-001', 'other', 'group-002', 'group-004'],
    });
    expect(await clusterRow(context, 'group-002')).toMatchObject({
      status: 'creating',
      replication_group_id: 'group',
      preferred_order: 3,
      availability_zone: 'us-east-1b',
    });
    expect(await clusterRow(context, 'group-004')).toMatchObject({
      preferred_order: 4,
      availability_zone: 'us-east-1c',
    });
    expect(context.woken.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
      'cluster group-002',
      'cluster group-004',
      'group group',
    ]);
  });

  it.each([
    [
      ['us-east-1a', 'us-east-1a', 'us-east-1f', 'us-east-1d'],
      ['us-east-1f', 'us-east-1d'],
    ],
    [
      ['us-east-1f', 'us-east-1a', 'us-east-1d', 'us-east-1e'],
      ['us-east-1f', 'us-east-1d'],
    ],
    [
      ['us-east-1e', 'us-east-1e'],
      ['us-east-1e', 'us-east-1e'],
    ],
  ])('places them by a list of zones: %j', async (PreferredAvailabilityZones, zones) => {
    const context = await withGroup();
    const shard = { NodeGroupId: '0001', NewReplicaCount: 3, PreferredAvailabilityZones };
    await grow(context, { ReplicaConfiguration: [shard] });
    const rows = await Promise.all(['group-002', 'group-003'].map((id) => clusterRow(context, id)));
    expect(rows.map((row) => row.availability_zone)).toEqual(zones);
  });

  it.each<[Input, string, string]>([
    [{ NewReplicaCount: 2, ApplyImmediately: false }, 'InvalidParameterValue', 'ApplyImmediately'],
    [{}, 'InvalidParameterCombination', 'NewReplicaCount is missing'],
    [{ NewReplicaCount: 6 }, 'InvalidParameterValue', 'within 0 and 5'],
    [{ NewReplicaCount: 1 }, 'NoOperationFault', 'no changes were required'],
    [{ NewReplicaCount: 0 }, 'InvalidParameterValue', 'DecreaseReplicaCount'],
    [{ NewReplicaCount: 2, ReplicationGroupId: 'none' }, 'ReplicationGroupNotFoundFault', '"none"'],
    [
      { ReplicaConfiguration: [{ NodeGroupId: '0002', NewReplicaCount: 2 }] },
      'NodeGroupNotFoundFault',
      '"0002"',
    ],
    [
      { NewReplicaCount: 3, ReplicaConfiguration: [{ NodeGroupId: '0001', NewReplicaCount: 2 }] },
      'InvalidParameterCombination',
      'Use one of them',
    ],
    [
      {
        ReplicaConfiguration: [
          { NodeGroupId: '0001', NewReplicaCount: 3, PreferredAvailabilityZones: ['us-east-1a'] },
        ],
      },
      'InvalidParameterValue',
      'names 1 zones',
    ],
  ])('answers %j by %s', async (input, code, words) => {
    const context = await withGroup();
    await expect(grow(context, input)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(words),
    });
    expect((await groupRow(context, 'group')).status).toBe('available');
  });

  it('refuses it to a group that is busy', async () => {
    const context = await withGroup({ status: 'modifying' });
    await expect(grow(context, { NewReplicaCount: 2 })).rejects.toMatchObject({
      code: 'InvalidReplicationGroupState',
    });
  });
});
