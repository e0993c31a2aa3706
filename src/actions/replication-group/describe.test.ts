import { describe, expect, it } from 'vitest';
import { testContext } from '../testing.ts';
import { DescribeReplicationGroups } from './describe.ts';
import { insertGroup, PORT } from './testing.ts';

describe('DescribeReplicationGroups', () => {
  it('shows all that clients read', async () => {
    const context = testContext();
    await insertGroup(
      context,
      { id: 'group', automatic_failover: 1, multi_az: 1, snapshotting_cluster_id: 'two' },
      ['one', 'two'],
      { snapshot_retention_limit: 4, node_type: 'cache.m5.large' },
    );
    const { ReplicationGroups } = await DescribeReplicationGroups({ ReplicationGroupId: 'GROUP' }, context);
    expect(ReplicationGroups).toEqual([
      {
        ReplicationGroupId: 'group',
        Description: 'of a test',
        Status: 'available',
        PendingModifiedValues: {},
        MemberClusters: ['one', 'two'],
        NodeGroups: [
          {
            NodeGroupId: '0001',
            Status: 'available',
            PrimaryEndpoint: { Address: '127.95.200.1', Port: PORT },
            NodeGroupMembers: [
              {
                CacheClusterId: 'one',
                CacheNodeId: '0001',
                ReadEndpoint: { Address: expect.stringMatching(/^127\.95\./), Port: PORT },
                PreferredAvailabilityZone: 'us-east-1a',
                CurrentRole: 'primary',
              },
              {
                CacheClusterId: 'two',
                CacheNodeId: '0001',
                ReadEndpoint: { Address: expect.stringMatching(/^127\.95\./), Port: PORT },
                PreferredAvailabilityZone: 'us-east-1a',
                CurrentRole: 'replica',
              },
            ],
          },
        ],
        SnapshottingClusterId: 'two',
        AutomaticFailover: 'enabled',
        MultiAZ: 'enabled',
        SnapshotRetentionLimit: 4,
        SnapshotWindow: '03:00-04:00',
        ClusterEnabled: false,
        ClusterMode: 'disabled',
        CacheNodeType: 'cache.m5.large',
        AuthTokenEnabled: false,
        TransitEncryptionEnabled: false,
        AtRestEncryptionEnabled: false,
        ARN: 'arn:aws:elasticache:us-east-1:000000000000:replicationgroup:group',
        UserGroupIds: [],
        LogDeliveryConfigurations: [],
        ReplicationGroupCreateTime: new Date('2026-03-01T12:00:00Z'),
        DataTiering: 'disabled',
        AutoMinorVersionUpgrade: true,
        NetworkType: 'ipv4',
        IpDiscovery: 'ipv4',
        Engine: 'redis',
      },
    ]);
  });

  it('shows no endpoint that nothing serves yet, and the state of its one shard', async () => {
    const context = testContext();
    const status = { creating: 'creating', snapshotting: 'available', 'create-failed': 'failed' };
    let address = 0;
    for (const group of Object.keys(status)) {
      const settings = group === 'creating' ? { status: 'creating' } : {};
      const endpoint_address = `127.95.201.${++address}`;
      await insertGroup(context, { id: group, status: group, endpoint_address }, [`${group}-001`], settings);
    }
    const { ReplicationGroups } = await DescribeReplicationGroups({}, context);
    const shards = ReplicationGroups!.map(({ NodeGroups }) => NodeGroups![0]!);
    expect(shards.map(({ Status, PrimaryEndpoint }) => [Status, PrimaryEndpoint?.Address])).toEqual([
      ['failed', undefined],
      ['creating', undefined],
      ['available', '127.95.201.2'],
    ]);
    expect(shards[1]!.NodeGroupMembers![0]!.ReadEndpoint).toBeUndefined();
  });

  it('leaves out members that are being deleted, and shows a group without any', async () => {
    const context = testContext();
    await insertGroup(context, { id: 'group', status: 'deleting' }, ['one'], { status: 'deleting' });
    const { ReplicationGroups } = await DescribeReplicationGroups({}, context);
    expect(ReplicationGroups).toMatchObject([{ Status: 'deleting', MemberClusters: [] }]);
  });

  it('lists the groups of a region page by page', async () => {
    const context = testContext();
    for (let i = 0; i < 45; i++) {
      const id = `g${String(i).padStart(2, '0')}`;
      await insertGroup(context, { id, endpoint_address: `127.95.202.${i + 1}` }, [`${id}-001`]);
    }
    await insertGroup(testContext({ store: context.store, region: 'eu-west-1' }), { id: 'other' }, ['o']);
    const ids: string[] = [];
    let Marker: string | undefined;
    do {
      const page = await DescribeReplicationGroups({ MaxRecords: 20, Marker }, context);
      ids.push(...page.ReplicationGroups!.map(({ ReplicationGroupId }) => ReplicationGroupId!));
      Marker = page.Marker;
    } while (Marker);
    expect(ids).toHaveLength(45);
    expect(ids).toEqual([...ids].sort());
    expect(ids).not.toContain('other');
  });

  it('knows no group that isn’t there', async () => {
    const context = testContext();
    await expect(DescribeReplicationGroups({ ReplicationGroupId: 'none' }, context)).rejects.toMatchObject({
      code: 'ReplicationGroupNotFoundFault',
      status: 404,
    });
  });
});
