import type { ModifyReplicationGroupMessage } from '@aws-sdk/client-elasticache';
import { describe, expect, it } from 'vitest';
import { eventMessages, type TestContext } from '../testing.ts';
import { ModifyReplicationGroup } from './modify.ts';
import { clusterRow, contextWithEngines, groupRow, insertClusterWithNode, insertGroup } from './testing.ts';

type Input = Partial<ModifyReplicationGroupMessage>;
type Settings = Parameters<typeof insertGroup>[3];

const ZONES: Record<string, string> = { one: 'us-east-1a', two: 'us-east-1b', three: 'us-east-1c' };

async function withGroup(row = {}, settings: Settings = {}, members = ['one', 'two', 'three']) {
  const context = await contextWithEngines();
  await insertGroup(context, { id: 'group', ...row }, members, { node_type: 'cache.m5.large', ...settings });
  for (const id of members) {
    await context.store
      .updateTable('cache_cluster')
      .set({ availability_zone: ZONES[id]! })
      .where('id', '=', id)
      .execute();
  }
  return context;
}

async function modify(context: TestContext, input: Input) {
  const { ReplicationGroup } = await ModifyReplicationGroup(
    { ReplicationGroupId: 'Group', ...input },
    context,
  );
  return ReplicationGroup!;
}

const members = (context: TestContext) =>
  Promise.all(['one', 'two', 'three'].map((id) => clusterRow(context, id)));

describe('ModifyReplicationGroup', () => {
  it('changes settings of Holdfast’s own at once, of all members', async () => {
    const context = await withGroup();
    const shown = await modify(context, {
      ReplicationGroupDescription: 'other',
      SnapshottingClusterId: 'TWO',
      SnapshotRetentionLimit: 7,
      SnapshotWindow: '10:00-11:00',
      PreferredMaintenanceWindow: 'mon:12:00-mon:13:00',
      AutoMinorVersionUpgrade: false,
      SecurityGroupIds: ['sg-01234567'],
      NotificationTopicArn: 'arn:aws:sns:us-east-1:000000000000:topic',
    });
    expect(shown).toMatchObject({
      Status: 'available',
      Description: 'other',
      SnapshottingClusterId: 'two',
      SnapshotRetentionLimit: 7,
      SnapshotWindow: '10:00-11:00',
      AutoMinorVersionUpgrade: false,
    });
    for (const row of await members(context)) {
      expect(row).toMatchObject({
        status: 'available',
        snapshot_retention_limit: 7,
        maintenance_window: 'mon:12:00-mon:13:00',
        security_group_ids_json: '["sg-01234567"]',
        notification_topic_status: 'active',
      });
    }
    expect(await eventMessages(context)).toEqual(['Settings of the replication group changed']);
  });

  it('lets another primary, node type, version and failover wait for the window, and shows it', async () => {
    const context = await withGroup();
    const shown = await modify(context, {
      PrimaryClusterId: 'two',
      CacheNodeType: 'cache.m5.xlarge',
      EngineVersion: '8.0',
      AutomaticFailoverEnabled: true,
      MultiAZEnabled: true,
    });
    expect(shown).toMatchObject({
      Status: 'available',
      AutomaticFailover: 'disabled',
      MultiAZ: 'disabled',
      CacheNodeType: 'cache.m5.large',
      PendingModifiedValues: { PrimaryClusterId: 'two', AutomaticFailoverStatus: 'enabled' },
    });
    expect(JSON.parse((await groupRow(context, 'group')).pending_json)).toEqual({
      switchover_to: 'two',
      node_type: 'cache.m5.xlarge',
      engine: 'redis',
      engine_version: '8.0.2',
      shown_version: '8.0.2',
      parameter_group: 'default.redis8',
      automatic_failover: 1,
      multi_az: 1,
    });
    for (const row of await members(context)) expect(row.node_type).toBe('cache.m5.large');
  });

  it('takes back what waits by asking for what is', async () => {
    const context = await withGroup();
    await modify(context, {
      PrimaryClusterId: 'two',
      CacheNodeType: 'cache.m5.xlarge',
      EngineVersion: '8.0',
      AutomaticFailoverEnabled: true,
    });
    await modify(context, {
      PrimaryClusterId: 'one',
      CacheNodeType: 'cache.m5.large',
      EngineVersion: '7.0',
      CacheParameterGroupName: 'default.redis7',
      AutomaticFailoverEnabled: false,
    });
    expect((await groupRow(context, 'group')).pending_json).toBe('{}');
  });

  it('switches over at once', async () => {
    const context = await withGroup();
    const shown = await modify(context, { PrimaryClusterId: 'three', ApplyImmediately: true });
    expect(shown).toMatchObject({
      Status: 'modifying',
      PendingModifiedValues: { PrimaryClusterId: 'three' },
    });
    expect(await groupRow(context, 'group')).toMatchObject({
      status: 'modifying',
      switchover_to: 'three',
      primary_cluster_id: 'one',
      pending_json: '{}',
    });
    expect(context.woken).toEqual([{ kind: 'group', region: 'us-east-1', id: 'group' }]);
  });

  it('switches automatic failover and Multi-AZ at once', async () => {
    const context = await withGroup();
    const both = { AutomaticFailoverEnabled: true, MultiAZEnabled: true, ApplyImmediately: true };
    expect(await modify(context, both)).toMatchObject({
      Status: 'available',
      AutomaticFailover: 'enabled',
      MultiAZ: 'enabled',
    });
    await expect(
      modify(context, { ...both, MultiAZEnabled: undefined, AutomaticFailoverEnabled: false }),
    ).rejects.toMatchObject({ code: 'InvalidParameterCombination' });
    expect(
      await modify(context, { ...both, AutomaticFailoverEnabled: false, MultiAZEnabled: false }),
    ).toMatchObject({ AutomaticFailover: 'disabled', MultiAZ: 'disabled' });
  });

  it('changes the node type of all members at once', async () => {
    const context = await withGroup();
    await modify(context, { CacheNodeType: 'cache.m5.xlarge' });
    const shown = await modify(context, { ApplyImmediately: true });
    expect(shown).toMatchObject({ Status: 'modifying', CacheNodeType: 'cache.m5.xlarge' });
    for (const row of await members(context))
      expect(row).toMatchObject({ node_type: 'cache.m5.xlarge', status: 'modifying' });
    expect(context.woken.filter(({ kind }) => kind === 'cluster')).toHaveLength(3);
  });

  it('changes the parameter group of all members at once, asked for or not', async () => {
    const context = await withGroup();
    const { region } = context;
    await context.store
      .insertInto('parameter_group')
      .values({ region, name: 'tuned', family: 'redis7', description: '' })
      .execute();
    await modify(context, { CacheParameterGroupName: 'Tuned' });
    for (const row of await members(context)) {
      expect(row).toMatchObject({
        parameter_group: 'tuned',
        parameter_apply_status: 'applying',
        status: 'modifying',
      });
    }
  });

  it('has an engine version roll through the members, after a snapshot', async () => {
    const context = await withGroup();
    const shown = await modify(context, { EngineVersion: '8.0', ApplyImmediately: true });
    expect(shown.Status).toBe('modifying');
    const { rollout_json } = await groupRow(context, 'group');
    const snapshot = 'group-upgrade-2026-03-01-12-00';
    expect(JSON.parse(rollout_json!)).toMatchObject({
      engine_version: '8.0.2',
      parameter_group: 'default.redis8',
      snapshot,
    });
    for (const row of await members(context)) expect(row.engine_version).toBe('7.0.15');
    expect(context.woken).toEqual([
      { kind: 'snapshot', region: 'us-east-1', id: snapshot },
      { kind: 'group', region: 'us-east-1', id: 'group' },
    ]);
  });

  it.each<[Input, string, string]>([
    [{ ReplicationGroupId: 'none' }, 'ReplicationGroupNotFoundFault', '"none"'],
    [{ PrimaryClusterId: 'none' }, 'InvalidParameterValue', 'one, two, three'],
    [{ SnapshottingClusterId: 'alone' }, 'InvalidParameterValue', 'SnapshottingClusterId "alone"'],
    [{ EngineVersion: '6.2' }, 'InvalidParameterValue', '6.2'],
    [{ Engine: 'valkey', EngineVersion: '7.2' }, 'InvalidParameterValue', '7.2'],
    [{ CacheNodeType: 'cache.none' }, 'InvalidParameterValue', 'cache.none'],
    [{ CacheNodeType: 'cache.t1.micro' }, 'InvalidParameterValue', 'cache.t1.micro'],
    [{ MultiAZEnabled: true }, 'InvalidParameterCombination', 'AutomaticFailoverEnabled'],
    [{ SnapshotRetentionLimit: 36 }, 'InvalidParameterValue', '36'],
    [{ SnapshotWindow: '05:00-06:00' }, 'InvalidParameterValue', 'overlap'],
    [{ ReplicationGroupDescription: 'a\nb' }, 'InvalidParameterValue', 'Description'],
    [{ ClusterMode: 'compatible' }, 'InvalidParameterCombination', 'ClusterMode'],
    [
      { EngineVersion: '8.0', PrimaryClusterId: 'two', ApplyImmediately: true },
      'InvalidParameterCombination',
      'PrimaryClusterId',
    ],
  ])('answers %j by %s and changes nothing', async (input, code, words) => {
    const context = await withGroup();
    await insertClusterWithNode(context, { id: 'alone' });
    const before = [await groupRow(context, 'group'), await members(context)];
    await expect(modify(context, input)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(words),
    });
    expect([await groupRow(context, 'group'), await members(context)]).toEqual(before);
  });

  it('refuses it to a group that is busy, and an upgrade while a member is', async () => {
    await expect(modify(await withGroup({ status: 'modifying' }), {})).rejects.toMatchObject({
      code: 'InvalidReplicationGroupState',
    });
    const busy = await withGroup({}, { status: 'snapshotting' });
    await expect(modify(busy, { EngineVersion: '8.0', ApplyImmediately: true })).rejects.toMatchObject({
      code: 'InvalidCacheClusterState',
    });
    await expect(modify(busy, { PrimaryClusterId: 'two' })).rejects.toMatchObject({
      code: 'InvalidCacheClusterState',
    });
  });

  it('needs a replica for automatic failover', async () => {
    const context = await withGroup({}, {}, ['one']);
    await expect(modify(context, { AutomaticFailoverEnabled: true })).rejects.toMatchObject({
      code: 'InvalidParameterCombination',
      message: expect.stringContaining('at least 2 cache clusters'),
    });
  });
});
