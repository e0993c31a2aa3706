// The second founding document, rows R1-R11, by the official SDK.
import {
  CreateCacheClusterCommand,
  CreateReplicationGroupCommand,
  CreateSnapshotCommand,
  DecreaseReplicaCountCommand,
  DeleteCacheClusterCommand,
  DeleteReplicationGroupCommand,
  DescribeCacheClustersCommand,
  DescribeEventsCommand,
  DescribeSnapshotsCommand,
  type ElastiCacheClient,
  IncreaseReplicaCountCommand,
  ModifyReplicationGroupCommand,
  type ReplicationGroup,
  TestFailoverCommand,
} from '@aws-sdk/client-elasticache';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openApi } from '../support/api-client.ts';
import {
  connectTo,
  makeCluster,
  readCluster,
  refusalOf,
  until,
  whenAvailable,
  whenSnapshotAvailable,
} from '../support/elasticache.ts';
import {
  connectToEndpoint,
  endpointOfMember,
  primaryEndpointOf,
  readGroup,
  rolesOf,
  valueAt,
  whenGroupAvailable,
} from '../support/groups.ts';
import { processesUnder, TestHoldfast } from '../support/holdfast.ts';

let holdfast: TestHoldfast;
let client: ElastiCacheClient;

beforeAll(async () => {
  holdfast = await TestHoldfast.start();
  client = holdfast.client();
});
afterAll(() => holdfast?.[Symbol.asyncDispose]());

const GROUP = 'examplereplication';

/** Resolves when a key that was written through the endpoint has come to a member. */
async function untilReplicated(group: ReplicationGroup, member: string, key: string, value: string) {
  await until(
    () => valueAt(endpointOfMember(group, member), key),
    (found) => found === value,
  );
}

it('R1: a replication group is made around a primary, in place', async () => {
  const before = await makeCluster(client, 'exampleredis');
  const processes = await processesUnder(holdfast.data);
  {
    await using redis = await connectTo(before);
    await redis.set('who', 'exampleredis');
  }
  const { ReplicationGroup } = await client.send(
    new CreateReplicationGroupCommand({
      ReplicationGroupId: GROUP,
      ReplicationGroupDescription: 'An example',
      PrimaryClusterId: 'exampleredis',
    }),
  );
  expect(ReplicationGroup).toMatchObject({ Status: 'creating', MemberClusters: ['exampleredis'] });
  const group = await whenGroupAvailable(client, GROUP);
  expect(rolesOf(group)).toEqual({ exampleredis: 'primary' });
  // The same process, with the same data, at the same address and one more.
  const nodes = await processesUnder(holdfast.data);
  for (const process of processes) expect(nodes).toContainEqual(process);
  expect(endpointOfMember(group, 'exampleredis')).toEqual(before.CacheNodes![0]!.Endpoint);
  expect(primaryEndpointOf(group).Address).not.toBe(before.CacheNodes![0]!.Endpoint!.Address);
  expect(await valueAt(primaryEndpointOf(group), 'who')).toBe('exampleredis');
});

it('R2: read replicas are added, up to five; the sixth is refused', async () => {
  for (const number of [1, 2, 3, 4, 5]) {
    const { CacheCluster } = await client.send(
      new CreateCacheClusterCommand({
        CacheClusterId: `exampleredis-read-${number}`,
        ReplicationGroupId: GROUP,
        PreferredAvailabilityZone: 'us-east-1b',
      }),
    );
    expect(CacheCluster).toMatchObject({
      CacheClusterStatus: 'creating',
      ReplicationGroupId: GROUP,
      Engine: 'redis',
      CacheNodeType: 'cache.m1.small',
      PreferredAvailabilityZone: 'us-east-1b',
    });
  }
  const sixth = new CreateCacheClusterCommand({
    CacheClusterId: 'exampleredis-read-6',
    ReplicationGroupId: GROUP,
  });
  expect(await refusalOf(client.send(sixth))).toMatchObject({
    code: 'NodeQuotaForClusterExceeded',
    message: expect.stringContaining('5 read replicas'),
    status: 400,
    attempts: 1,
  });
  for (const number of [1, 2, 3, 4, 5]) await whenAvailable(client, `exampleredis-read-${number}`);
});

it('R3, R9: writes reach the replicas, whose own endpoints refuse them', async () => {
  const group = await whenGroupAvailable(client, GROUP, 6);
  {
    await using redis = await connectToEndpoint(primaryEndpointOf(group));
    await redis.set('shared', 'with all');
  }
  for (const number of [1, 2, 3, 4, 5]) {
    const id = `exampleredis-read-${number}`;
    await untilReplicated(group, id, 'shared', 'with all');
    await using replica = await connectToEndpoint(endpointOfMember(group, id));
    await expect(replica.set('shared', 'other')).rejects.toThrow('READONLY');
    expect(await replica.get('who')).toBe('exampleredis');
  }
});

it('R8: clusters tell which group they are in, and the group which role each has', async () => {
  await makeCluster(client, 'alone');
  const { CacheClusters } = await client.send(new DescribeCacheClustersCommand({}));
  const groups = Object.fromEntries(
    CacheClusters!.map(({ CacheClusterId, ReplicationGroupId }) => [CacheClusterId, ReplicationGroupId]),
  );
  expect(groups).toMatchObject({ exampleredis: GROUP, 'exampleredis-read-3': GROUP });
  expect(groups['alone']).toBeUndefined();
  const own = new DescribeCacheClustersCommand({ ShowCacheClustersNotInReplicationGroups: true });
  expect((await client.send(own)).CacheClusters!.map(({ CacheClusterId }) => CacheClusterId)).toEqual([
    'alone',
  ]);
  expect(rolesOf(await readGroup(client, GROUP))).toMatchObject({
    exampleredis: 'primary',
    'exampleredis-read-1': 'replica',
  });
});

it('deletes a replica, and refuses to delete the primary', async () => {
  const refusal = await refusalOf(
    client.send(new DeleteCacheClusterCommand({ CacheClusterId: 'exampleredis' })),
  );
  expect(refusal).toMatchObject({
    code: 'InvalidCacheClusterState',
    message: expect.stringContaining('serving as primary'),
  });
  await client.send(new DeleteCacheClusterCommand({ CacheClusterId: 'exampleredis-read-5' }));
  const shrink = new DecreaseReplicaCountCommand({
    ReplicationGroupId: GROUP,
    ApplyImmediately: true,
    NewReplicaCount: 2,
  });
  await whenGroupAvailable(client, GROUP, 5);
  expect((await client.send(shrink)).ReplicationGroup).toMatchObject({
    Status: 'modifying',
    MemberClusters: ['exampleredis', 'exampleredis-read-1', 'exampleredis-read-2'],
  });
  await whenGroupAvailable(client, GROUP, 3);
});

it('R4: the endpoint follows the primary through a planned switchover', async () => {
  const before = await readGroup(client, GROUP);
  await using follower = await connectToEndpoint(primaryEndpointOf(before));
  const { ReplicationGroup } = await client.send(
    new ModifyReplicationGroupCommand({
      ReplicationGroupId: GROUP,
      PrimaryClusterId: 'exampleredis-read-1',
      ApplyImmediately: true,
    }),
  );
  expect(ReplicationGroup!.Status).toBe('modifying');
  const after = await whenGroupAvailable(client, GROUP);
  expect(rolesOf(after)).toMatchObject({ exampleredis: 'replica', 'exampleredis-read-1': 'primary' });
  expect(primaryEndpointOf(after)).toEqual(primaryEndpointOf(before));
  // No client stays on the old one.
  await expect(follower.set('pinned', 'yes')).rejects.toThrow();
  await using redis = await connectToEndpoint(primaryEndpointOf(after));
  await redis.set('after', 'switchover');
  await untilReplicated(after, 'exampleredis', 'after', 'switchover');
});

it('R5: when the primary fails a replica is promoted, and the endpoint follows by itself', async () => {
  const enable = { ReplicationGroupId: GROUP, AutomaticFailoverEnabled: true, ApplyImmediately: true };
  await client.send(new ModifyReplicationGroupCommand(enable));
  const before = await whenGroupAvailable(client, GROUP);
  expect(before.AutomaticFailover).toBe('enabled');
  await client.send(new TestFailoverCommand({ ReplicationGroupId: GROUP, NodeGroupId: '0001' }));
  const after = await whenGroupAvailable(client, GROUP);
  expect(rolesOf(after)['exampleredis-read-1']).toBe('replica');
  expect(primaryEndpointOf(after)).toEqual(primaryEndpointOf(before));
  expect(await valueAt(primaryEndpointOf(after), 'after')).toBe('switchover');
  {
    await using redis = await connectToEndpoint(primaryEndpointOf(after));
    await redis.set('after', 'failover');
  }
  await whenAvailable(client, 'exampleredis-read-1');
  await untilReplicated(after, 'exampleredis-read-1', 'after', 'failover');
  const { Failovers } = await openApi(holdfast).call('DescribeFailovers', { ReplicationGroupId: GROUP });
  expect(Failovers!.slice(0, 2)).toMatchObject([
    { Kind: 'failover', Cause: 'test', FromCacheClusterId: 'exampleredis-read-1' },
    { Kind: 'switchover', Cause: 'requested', LostWrites: { Status: 'none' } },
  ]);
  const { Events } = await client.send(
    new DescribeEventsCommand({ SourceType: 'replication-group', SourceIdentifier: GROUP }),
  );
  expect(Events!.map(({ Message }) => Message)).toContain('Test Failover API called for node group 0001');
});

it('R7, R10: a replica is promoted to a cluster of its own, with all that its primary held', async () => {
  const group = await whenGroupAvailable(client, GROUP);
  const replica = Object.keys(rolesOf(group)).find((id) => rolesOf(group)[id] === 'replica')!;
  {
    await using redis = await connectToEndpoint(primaryEndpointOf(group));
    await redis.set('last', 'before the cut');
  }
  const api = openApi(holdfast);
  const disable = { ReplicationGroupId: GROUP, AutomaticFailoverEnabled: false, ApplyImmediately: true };
  await client.send(new ModifyReplicationGroupCommand(disable));
  await whenGroupAvailable(client, GROUP);
  const pending = await api.call('PromoteReadReplica', { CacheClusterId: replica });
  expect(pending.CacheCluster!.PendingModifiedValues).toMatchObject({ RoleChange: 'promote' });
  await api.call('CancelPendingModifications', { CacheClusterId: replica });
  await api.call('PromoteReadReplica', { CacheClusterId: replica, ApplyImmediately: true });
  const promoted = await until(
    () => readCluster(client, replica),
    (cluster) => cluster.CacheClusterStatus === 'available' && !cluster.ReplicationGroupId,
  );
  await using redis = await connectTo(promoted);
  expect(await redis.get('last')).toBe('before the cut');
  await redis.set('last', 'its own');
  await whenGroupAvailable(client, GROUP, 2);
  expect(await valueAt(primaryEndpointOf(group), 'last')).toBe('before the cut');
});

it('R6: a primary is demoted to a replica of another one, and what it held is kept', async () => {
  {
    await using redis = await connectTo(await readCluster(client, 'alone'));
    await redis.set('mine', 'alone');
  }
  const answer = await openApi(holdfast).call('DemoteCacheCluster', {
    CacheClusterId: 'alone',
    ReplicationGroupId: GROUP,
    ApplyImmediately: true,
  });
  expect(answer.Message).toContain('replaced');
  const name = answer.SafetySnapshotName!;
  expect(name).toMatch(/^alone-before-demotion-/);
  const group = await until(
    () => readGroup(client, GROUP),
    (found) => found.Status === 'available' && found.MemberClusters!.includes('alone'),
  );
  await whenAvailable(client, 'alone');
  expect(rolesOf(group)['alone']).toBe('replica');
  await untilReplicated(group, 'alone', 'last', 'before the cut');
  expect(await valueAt(endpointOfMember(group, 'alone'), 'mine')).toBeNull();
  const restored = await makeCluster(client, 'kept', { SnapshotName: name });
  await using redis = await connectTo(restored);
  expect(await redis.get('mine')).toBe('alone');
});

it('R11: a Redis cluster has exactly one cache node', async () => {
  const two = { CacheClusterId: 'two-nodes', ReplicationGroupId: GROUP, NumCacheNodes: 2 };
  expect(await refusalOf(client.send(new CreateCacheClusterCommand(two)))).toMatchObject({
    code: 'InvalidParameterValue',
    message: expect.stringContaining('NumCacheNodes'),
  });
});

it('is dissolved, with a final snapshot, and its primary stays when it is to', async () => {
  const group = await readGroup(client, GROUP);
  const primary = Object.keys(rolesOf(group)).find((id) => rolesOf(group)[id] === 'primary')!;
  const { ReplicationGroup } = await client.send(
    new DeleteReplicationGroupCommand({
      ReplicationGroupId: GROUP,
      RetainPrimaryCluster: true,
      FinalSnapshotIdentifier: 'examplefinal',
    }),
  );
  expect(ReplicationGroup!.Status).toBe('deleting');
  await until(
    () => refusalOf(readGroup(client, GROUP)).catch(() => undefined),
    (refusal) => refusal?.code === 'ReplicationGroupNotFoundFault',
  );
  const left = await whenAvailable(client, primary);
  expect(left.ReplicationGroupId).toBeUndefined();
  await using redis = await connectTo(left);
  expect(await redis.get('last')).toBe('before the cut');
  await redis.set('writable', 'still');
  const { Snapshots } = await client.send(new DescribeSnapshotsCommand({ SnapshotName: 'examplefinal' }));
  expect(Snapshots).toMatchObject([
    {
      SnapshotStatus: 'available',
      ReplicationGroupId: GROUP,
      ReplicationGroupDescription: 'An example',
      NumNodeGroups: 1,
    },
  ]);
});

it('is made from nothing out of a snapshot, grown, saved from a replica, and deleted with its members', async () => {
  const { ReplicationGroup } = await client.send(
    new CreateReplicationGroupCommand({
      ReplicationGroupId: 'again',
      ReplicationGroupDescription: 'From a snapshot',
      SnapshotName: 'examplefinal',
      NumCacheClusters: 2,
      AutomaticFailoverEnabled: true,
      MultiAZEnabled: true,
    }),
  );
  expect(ReplicationGroup).toMatchObject({
    Status: 'creating',
    MemberClusters: ['again-001', 'again-002'],
    CacheNodeType: 'cache.m1.small',
  });
  const made = await whenGroupAvailable(client, 'again', 2);
  expect(await valueAt(primaryEndpointOf(made), 'last')).toBe('before the cut');
  await untilReplicated(made, 'again-002', 'last', 'before the cut');
  const grow = { ReplicationGroupId: 'again', NewReplicaCount: 2, ApplyImmediately: true };
  await client.send(new IncreaseReplicaCountCommand(grow));
  const grown = await whenGroupAvailable(client, 'again', 3);
  await untilReplicated(grown, 'again-003', 'last', 'before the cut');
  const save = { ReplicationGroupId: 'again', SnapshotName: 'of-a-replica' };
  const { Snapshot } = await client.send(new CreateSnapshotCommand(save));
  expect(['again-002', 'again-003']).toContain(Snapshot!.CacheClusterId);
  const { NodeSnapshots } = await whenSnapshotAvailable(client, 'of-a-replica');
  expect(NodeSnapshots).toMatchObject([{ NodeGroupId: '0001', CacheNodeId: '0001' }]);
  const single = await makeCluster(client, 'single', { SnapshotName: 'of-a-replica' });
  {
    await using redis = await connectTo(single);
    expect(await redis.get('last')).toBe('before the cut');
  }
  await whenGroupAvailable(client, 'again');
  await client.send(new DeleteReplicationGroupCommand({ ReplicationGroupId: 'again' }));
  await until(
    () => client.send(new DescribeCacheClustersCommand({})),
    ({ CacheClusters }) => !CacheClusters!.some(({ CacheClusterId }) => CacheClusterId!.startsWith('again')),
  );
  expect((await refusalOf(readGroup(client, 'again'))).code).toBe('ReplicationGroupNotFoundFault');
});
