// What is done by the clock to replication groups: automatic snapshots, and what waits for the maintenance window.
import type { CacheCluster, ReplicationGroup, Snapshot } from '@aws-sdk/client-elasticache';
import { describe, expect, test } from 'vitest';
import { until } from '../support/elasticache.ts';
import { endpointOfMember, primaryEndpointOf, rolesOf, valueAt } from '../support/groups.ts';
import { connect } from './support/data.ts';
import { InProcess } from './support/in-process.ts';

type Holdfast = Awaited<ReturnType<typeof InProcess.start>>;

const WINDOWS = { SnapshotWindow: '03:00-04:00', PreferredMaintenanceWindow: 'sun:12:00-sun:13:00' };

async function readGroup(holdfast: Holdfast, id: string): Promise<ReplicationGroup> {
  const input = { ReplicationGroupId: id };
  return (await holdfast.call<{ ReplicationGroups: ReplicationGroup[] }>('DescribeReplicationGroups', input))
    .ReplicationGroups[0]!;
}

function atRest(holdfast: Holdfast, id: string, members?: number): Promise<ReplicationGroup> {
  return until(
    () => readGroup(holdfast, id),
    ({ Status, MemberClusters }) =>
      Status === 'available' && (members === undefined || MemberClusters!.length === members),
  );
}

async function makeGroup(
  holdfast: Holdfast,
  id: string,
  settings: Record<string, unknown> = {},
): Promise<ReplicationGroup> {
  await holdfast.call('CreateReplicationGroup', {
    ReplicationGroupId: id,
    ReplicationGroupDescription: 'of a test',
    Engine: 'redis',
    EngineVersion: holdfast.engines.version,
    CacheNodeType: 'cache.m1.medium',
    NumCacheClusters: 2,
    AutoMinorVersionUpgrade: false,
    ...WINDOWS,
    ...settings,
  });
  return atRest(holdfast, id);
}

async function readCluster(holdfast: Holdfast, id: string): Promise<CacheCluster> {
  const input = { CacheClusterId: id, ShowCacheNodeInfo: true };
  return (await holdfast.call<{ CacheClusters: CacheCluster[] }>('DescribeCacheClusters', input))
    .CacheClusters[0]!;
}

async function put(group: ReplicationGroup, key: string, value: string): Promise<void> {
  const { Address, Port } = primaryEndpointOf(group);
  await using connection = await connect({ address: Address!, port: Port! });
  await connection.send('SET', key, value);
}

async function snapshots(holdfast: Holdfast, input: Record<string, unknown> = {}): Promise<Snapshot[]> {
  return (await holdfast.call<{ Snapshots: Snapshot[] }>('DescribeSnapshots', input)).Snapshots;
}

/** Names of the automatic snapshots, once none is under way. */
async function automatic(holdfast: Holdfast): Promise<string[]> {
  const all = await until(
    () => snapshots(holdfast, { SnapshotSource: 'system' }),
    (found) => found.every(({ SnapshotStatus }) => SnapshotStatus === 'available'),
  );
  return all.map(({ SnapshotName }) => SnapshotName!).toSorted();
}

describe.concurrent('automatic snapshots of a group', () => {
  test('are taken once in each window, of a replica, outlive that replica, and go with the group', async () => {
    await using holdfast = await InProcess.start('2026-03-02T02:00:00Z');
    const group = await makeGroup(holdfast, 'g', { SnapshotRetentionLimit: 1 });
    await put(group, 'who', 'g');
    await until(
      () => valueAt(endpointOfMember(group, 'g-002'), 'who'),
      (value) => value === 'g',
    );
    await holdfast.at('2026-03-02T02:59:00Z');
    expect(await automatic(holdfast)).toEqual([]);
    for (const minute of ['00', '20', '59']) {
      await holdfast.at(`2026-03-02T03:${minute}:00Z`);
      await atRest(holdfast, 'g');
    }
    expect(await automatic(holdfast)).toEqual(['automatic.g-002-2026-03-02-03-00']);
    expect(await snapshots(holdfast, { ReplicationGroupId: 'g' })).toMatchObject([
      { CacheClusterId: 'g-002', ReplicationGroupId: 'g', SnapshotSource: 'automated' },
    ]);
    await holdfast.at('2026-03-03T03:20:00Z');
    await atRest(holdfast, 'g');
    await until(
      () => automatic(holdfast),
      (names) => names.join() === 'automatic.g-002-2026-03-03-03-20',
    );
    const shrink = { ReplicationGroupId: 'g', NewReplicaCount: 0, ApplyImmediately: true };
    await holdfast.call('DecreaseReplicaCount', shrink);
    await atRest(holdfast, 'g', 1);
    expect(await automatic(holdfast)).toEqual(['automatic.g-002-2026-03-03-03-20']);
    await holdfast.call('CreateReplicationGroup', {
      ReplicationGroupId: 'copy',
      ReplicationGroupDescription: 'of a test',
      SnapshotName: 'automatic.g-002-2026-03-03-03-20',
    });
    expect(await valueAt(primaryEndpointOf(await atRest(holdfast, 'copy')), 'who')).toBe('g');
    await holdfast.call('DeleteReplicationGroup', { ReplicationGroupId: 'g' });
    await until(
      () => automatic(holdfast),
      (names) => names.length === 0,
    );
  });
});

describe.concurrent('what waits for the maintenance window of a group', () => {
  test('another primary, node type and automatic failover are shown as pending, and made in it', async () => {
    await using holdfast = await InProcess.start('2026-03-01T11:00:00Z');
    const group = await makeGroup(holdfast, 'g');
    await put(group, 'who', 'g');
    await holdfast.call('ModifyReplicationGroup', {
      ReplicationGroupId: 'g',
      PrimaryClusterId: 'g-002',
      CacheNodeType: 'cache.m1.large',
      AutomaticFailoverEnabled: true,
    });
    const pending = { PrimaryClusterId: 'g-002', AutomaticFailoverStatus: 'enabled' };
    await holdfast.at('2026-03-01T11:59:00Z');
    expect(await atRest(holdfast, 'g')).toMatchObject({
      PendingModifiedValues: pending,
      AutomaticFailover: 'disabled',
    });
    expect((await readCluster(holdfast, 'g-002')).PendingModifiedValues).toEqual({
      CacheNodeType: 'cache.m1.large',
    });
    expect(rolesOf(await readGroup(holdfast, 'g'))['g-001']).toBe('primary');
    await holdfast.at('2026-03-01T12:01:00Z');
    const after = await atRest(holdfast, 'g');
    expect(after).toMatchObject({ CacheNodeType: 'cache.m1.large', AutomaticFailover: 'enabled' });
    expect(rolesOf(after)).toEqual({ 'g-001': 'replica', 'g-002': 'primary' });
    expect((await readCluster(holdfast, 'g-001')).CacheNodeType).toBe('cache.m1.large');
    expect(await valueAt(primaryEndpointOf(after), 'who')).toBe('g');
  });

  test('nothing is left of it when it was cancelled', async () => {
    await using holdfast = await InProcess.start('2026-03-01T11:00:00Z');
    await makeGroup(holdfast, 'g');
    await holdfast.call('ModifyReplicationGroup', { ReplicationGroupId: 'g', PrimaryClusterId: 'g-002' });
    await holdfast.call('PromoteReadReplica', { CacheClusterId: 'g-002' });
    await holdfast.call('CancelPendingModifications', { ReplicationGroupId: 'g' });
    await holdfast.call('CancelPendingModifications', { CacheClusterId: 'g-002' });
    await holdfast.at('2026-03-01T12:01:00Z');
    expect(rolesOf(await atRest(holdfast, 'g'))).toEqual({ 'g-001': 'primary', 'g-002': 'replica' });
  });

  test('the newest release of the series rolls through a group that opted in, replicas first', async () => {
    await using holdfast = await InProcess.start('2026-03-01T11:00:00Z');
    const group = await makeGroup(holdfast, 'g', { AutoMinorVersionUpgrade: true });
    await put(group, 'who', 'g');
    await holdfast.at('2026-03-01T12:01:00Z');
    const after = await atRest(holdfast, 'g');
    const members = await Promise.all(['g-001', 'g-002'].map((id) => readCluster(holdfast, id)));
    expect(members.map(({ EngineVersion }) => EngineVersion)).toEqual(Array(2).fill(holdfast.engines.newer));
    expect(rolesOf(after)).toEqual({ 'g-001': 'replica', 'g-002': 'primary' });
    expect(await valueAt(primaryEndpointOf(after), 'who')).toBe('g');
    expect((await snapshots(holdfast)).map(({ SnapshotStatus }) => SnapshotStatus)).toEqual(['available']);
    await holdfast.at('2026-03-01T12:02:00Z');
    expect(rolesOf(await atRest(holdfast, 'g'))).toEqual(rolesOf(after));
  });

  test('a replica is promoted in it, and a cluster demoted, which keeps what it held as a snapshot', async () => {
    await using holdfast = await InProcess.start('2026-03-01T11:00:00Z');
    const group = await makeGroup(holdfast, 'g', { NumCacheClusters: 3 });
    await put(group, 'who', 'g');
    await holdfast.call('CreateCacheCluster', {
      CacheClusterId: 'alone',
      Engine: 'redis',
      EngineVersion: holdfast.engines.version,
      CacheNodeType: 'cache.m1.small',
      Port: 7000,
      SnapshotRetentionLimit: 3,
      AutoMinorVersionUpgrade: false,
      ...WINDOWS,
    });
    const alone = await until(
      () => readCluster(holdfast, 'alone'),
      ({ CacheClusterStatus }) => CacheClusterStatus === 'available',
    );
    const { Address, Port } = alone.CacheNodes![0]!.Endpoint!;
    {
      await using connection = await connect({ address: Address!, port: Port! });
      await connection.send('SET', 'mine', 'alone');
    }
    await holdfast.call('CreateReplicationGroup', {
      ReplicationGroupId: 'own',
      ReplicationGroupDescription: 'ends with its only member',
      PrimaryClusterId: 'alone',
    });
    await atRest(holdfast, 'own');
    await holdfast.call('PromoteReadReplica', { CacheClusterId: 'g-003' });
    const { SafetySnapshotName } = await holdfast.call<{ SafetySnapshotName: string }>('DemoteCacheCluster', {
      CacheClusterId: 'alone',
      ReplicationGroupId: 'g',
    });
    await holdfast.at('2026-03-01T11:59:00Z');
    expect((await atRest(holdfast, 'g')).MemberClusters).toEqual(['g-001', 'g-002', 'g-003']);
    expect(await snapshots(holdfast)).toEqual([]);
    expect((await readCluster(holdfast, 'alone')).PendingModifiedValues).toEqual({
      RoleChange: 'demote',
      ReplicationGroupId: 'g',
    });
    await holdfast.at('2026-03-01T12:01:00Z');
    const after = await until(
      () => atRest(holdfast, 'g'),
      ({ MemberClusters }) => MemberClusters!.join() === 'g-001,g-002,alone',
    );
    const promoted = await until(
      () => readCluster(holdfast, 'g-003'),
      ({ CacheClusterStatus, ReplicationGroupId }) =>
        CacheClusterStatus === 'available' && !ReplicationGroupId,
    );
    expect(await valueAt(promoted.CacheNodes![0]!.Endpoint!, 'who')).toBe('g');
    const member = await until(
      () => readCluster(holdfast, 'alone'),
      ({ CacheClusterStatus }) => CacheClusterStatus === 'available',
    );
    expect(member).toMatchObject({
      ReplicationGroupId: 'g',
      CacheNodeType: 'cache.m1.medium',
      SnapshotRetentionLimit: 0,
    });
    await expect(readGroup(holdfast, 'own')).rejects.toMatchObject({ code: 'ReplicationGroupNotFoundFault' });
    expect(endpointOfMember(after, 'alone')).toEqual({ Address, Port: 6379 });
    expect(await valueAt(endpointOfMember(after, 'alone'), 'who')).toBe('g');
    expect(await valueAt(endpointOfMember(after, 'alone'), 'mine')).toBeNull();
    expect(await snapshots(holdfast)).toMatchObject([
      { SnapshotName: SafetySnapshotName, SnapshotStatus: 'available', CacheClusterId: 'alone', Port: 7000 },
    ]);
  });

  test('a change of role that has become impossible goes on waiting, and says why once', async () => {
    await using holdfast = await InProcess.start('2026-03-01T11:00:00Z');
    await makeGroup(holdfast, 'g');
    await holdfast.call('PromoteReadReplica', { CacheClusterId: 'g-002' });
    await holdfast.call('ModifyReplicationGroup', {
      ReplicationGroupId: 'g',
      PrimaryClusterId: 'g-002',
      ApplyImmediately: true,
    });
    await until(
      () => atRest(holdfast, 'g'),
      (group) => rolesOf(group)['g-002'] === 'primary',
    );
    await holdfast.at('2026-03-01T12:01:00Z');
    await holdfast.at('2026-03-01T12:02:00Z');
    expect((await atRest(holdfast, 'g')).MemberClusters).toEqual(['g-001', 'g-002']);
    const rows = await holdfast.store
      .selectFrom('event')
      .select('message')
      .where('source_id', '=', 'g-002')
      .where('message', 'like', "Pending modifications can't be applied%")
      .execute();
    expect(rows).toHaveLength(1);
    expect(rows[0]!.message).toContain('serving as primary');
  });
});
