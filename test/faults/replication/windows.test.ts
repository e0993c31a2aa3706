// What waits for a maintenance window, on a clock that the test moves: changes of groups, of roles, and minor releases.
import type { Snapshot } from '@aws-sdk/client-elasticache';
import { describe, expect, test } from 'vitest';
import { until } from '../../support/elasticache.ts';
import { connect, contents, differences, fill } from '../support/data.ts';
import { InProcess } from '../support/in-process.ts';
import {
  atRest,
  BEFORE,
  cluster,
  endpointIn,
  eventsAbout,
  group,
  type Holdfast,
  makeGroupOfThree,
  nodeOf,
  primaryIn,
  WINDOW,
  WITHIN,
} from './support/in-window.ts';
import { SteadyWriter } from './support/steady-writer.ts';

const START = '2026-03-01T11:00:00Z';
const PATIENCE_MS = 5_000;

async function snapshots(holdfast: Holdfast): Promise<Snapshot[]> {
  return (await holdfast.call<{ Snapshots: Snapshot[] }>('DescribeSnapshots', {})).Snapshots;
}

describe.concurrent('changes of a group that wait', () => {
  test('are shown, made in the window of its primary and not before, and lose nothing', async () => {
    await using holdfast = await InProcess.start(START);
    const { newer } = holdfast.engines;
    const made = await makeGroupOfThree(holdfast, 'g');
    await holdfast.call('CreateCacheParameterGroup', {
      CacheParameterGroupName: 'calm',
      CacheParameterGroupFamily: 'redis7',
      Description: 'of a test',
    });
    await using writer = new SteadyWriter(endpointIn(made));
    await writer.goesOn(PATIENCE_MS);
    await holdfast.call('ModifyReplicationGroup', {
      ReplicationGroupId: 'g',
      PrimaryClusterId: 'g-003',
      CacheNodeType: 'cache.m5.xlarge',
      CacheParameterGroupName: 'calm',
      EngineVersion: newer,
    });
    const waiting = async () => {
      expect((await group(holdfast, 'g')).PendingModifiedValues).toMatchObject({ PrimaryClusterId: 'g-003' });
      for (const id of made.MemberClusters!) {
        expect(await cluster(holdfast, id)).toMatchObject({
          PendingModifiedValues: { CacheNodeType: 'cache.m5.xlarge', EngineVersion: newer },
          CacheNodeType: 'cache.m5.large',
          CacheParameterGroup: { CacheParameterGroupName: 'default.redis7' },
        });
      }
    };
    await waiting();
    await holdfast.at(BEFORE);
    await atRest(holdfast, 'g');
    await waiting();
    await holdfast.at(WITHIN);
    const after = await atRest(holdfast, 'g');
    expect(primaryIn(after)).toBe('g-003');
    expect(after.PendingModifiedValues?.PrimaryClusterId).toBeUndefined();
    for (const id of made.MemberClusters!) {
      const member = await cluster(holdfast, id);
      expect(member).toMatchObject({
        CacheNodeType: 'cache.m5.xlarge',
        CacheParameterGroup: { CacheParameterGroupName: 'calm', ParameterApplyStatus: 'in-sync' },
        EngineVersion: newer,
      });
      expect(member.PendingModifiedValues).toEqual({});
    }
    // Who is asked to be the primary is so from the upgrade's one switchover on.
    const told = (await eventsAbout(holdfast, 'g')).filter((said) => said.startsWith('Switched over'));
    expect(told).toHaveLength(1);
    await writer.goesOn(PATIENCE_MS);
    await writer.stop();
    expect(endpointIn(after)).toEqual(endpointIn(made));
    expect(await writer.missingFrom(endpointIn(after))).toEqual([]);
  });

  test('are not made when they were cancelled', async () => {
    await using holdfast = await InProcess.start(START);
    await makeGroupOfThree(holdfast, 'g');
    await holdfast.call('ModifyReplicationGroup', {
      ReplicationGroupId: 'g',
      PrimaryClusterId: 'g-002',
      CacheNodeType: 'cache.m5.xlarge',
    });
    await holdfast.call('CancelPendingModifications', { ReplicationGroupId: 'g' });
    await holdfast.at(WITHIN);
    const after = await atRest(holdfast, 'g');
    expect(primaryIn(after)).toBe('g-001');
    expect(after.CacheNodeType).toBe('cache.m5.large');
    expect(await eventsAbout(holdfast, 'g')).not.toContainEqual(expect.stringMatching(/^Applying pending/));
  });

  test('are given up, and not tried again, when the new engine will not have the data', async () => {
    await using holdfast = await InProcess.start(START);
    const { version, broken } = holdfast.engines;
    const made = await makeGroupOfThree(holdfast, 'g');
    await using writer = new SteadyWriter(endpointIn(made));
    await holdfast.call('ModifyReplicationGroup', { ReplicationGroupId: 'g', EngineVersion: broken });
    await holdfast.at(WITHIN);
    const after = await atRest(holdfast, 'g');
    await holdfast.at('2026-03-01T12:05:00Z');
    await atRest(holdfast, 'g');
    expect(primaryIn(after)).toBe('g-001');
    for (const id of made.MemberClusters!)
      expect((await cluster(holdfast, id)).EngineVersion, id).toBe(version);
    const told = (await eventsAbout(holdfast, 'g')).filter((said) => said.includes('given up'));
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/g-00[23] does not run with it/);
    // Nobody has noticed.
    expect((await eventsAbout(holdfast, 'g')).join('\n')).not.toMatch(/Switched|Failed over|serves again/);
    await writer.stop();
    expect(await writer.missingFrom(endpointIn(after))).toEqual([]);
  });
});

describe.concurrent('minor releases', () => {
  test('roll through a group that opted in, in its window, after a snapshot of a replica', async () => {
    await using holdfast = await InProcess.start(START);
    const { version, newer } = holdfast.engines;
    const made = await makeGroupOfThree(holdfast, 'g', { AutoMinorVersionUpgrade: true });
    await makeGroupOfThree(holdfast, 'h', { AutoMinorVersionUpgrade: false, NumCacheClusters: 2 });
    await using writer = new SteadyWriter(endpointIn(made));
    await writer.goesOn(PATIENCE_MS);
    await holdfast.at(BEFORE);
    expect((await atRest(holdfast, 'g')).Status).toBe('available');
    expect((await cluster(holdfast, 'g-001')).EngineVersion).toBe(version);
    await holdfast.at(WITHIN);
    const after = await atRest(holdfast, 'g');
    for (const id of made.MemberClusters!)
      expect((await cluster(holdfast, id)).EngineVersion, id).toBe(newer);
    expect((await cluster(holdfast, 'h-001')).EngineVersion).toBe(version);
    const taken = await snapshots(holdfast);
    expect(taken).toMatchObject([{ SnapshotStatus: 'available', ReplicationGroupId: 'g' }]);
    expect(['g-002', 'g-003']).toContain(taken[0]!.CacheClusterId);
    const told = await eventsAbout(holdfast, 'g');
    expect(told.filter((said) => said.startsWith('Switched over'))).toHaveLength(1);
    await writer.stop();
    expect(await writer.missingFrom(endpointIn(after))).toEqual([]);
  });
});

describe.concurrent('changes of a role that wait', () => {
  test('a replica is promoted in its window with all that its primary held', async () => {
    await using holdfast = await InProcess.start(START);
    const made = await makeGroupOfThree(holdfast, 'g');
    await fill(endpointIn(made), 300);
    await holdfast.call('PromoteReadReplica', { CacheClusterId: 'g-003' });
    await holdfast.at(BEFORE);
    expect(await cluster(holdfast, 'g-003')).toMatchObject({
      CacheClusterStatus: 'available',
      ReplicationGroupId: 'g',
      PendingModifiedValues: { RoleChange: 'promote' },
    });
    await holdfast.at(WITHIN);
    const promoted = await until(
      () => cluster(holdfast, 'g-003'),
      (now) => now.CacheClusterStatus === 'available' && now.ReplicationGroupId === undefined,
    );
    expect(promoted.PendingModifiedValues).toEqual({});
    expect((await atRest(holdfast, 'g')).MemberClusters).toEqual(['g-001', 'g-002']);
    const data = await contents(endpointIn(made));
    expect(differences(data, await contents(nodeOf(promoted)))).toEqual([]);
    await using connection = await connect(nodeOf(promoted));
    expect(await connection.send('SET', 'its', 'own')).toBe('OK');
  });

  test('a cluster is demoted in its window, after a snapshot of what it held, unless that is cancelled', async () => {
    await using holdfast = await InProcess.start(START);
    const made = await makeGroupOfThree(holdfast, 'g', { NumCacheClusters: 2 });
    await fill(endpointIn(made), 300);
    const settings = {
      Engine: 'redis',
      EngineVersion: holdfast.engines.version,
      CacheNodeType: 'cache.m5.large',
      PreferredMaintenanceWindow: WINDOW,
      AutoMinorVersionUpgrade: false,
    };
    const held = new Map<string, Map<string, string>>();
    for (const id of ['a', 'b']) {
      await holdfast.call('CreateCacheCluster', { CacheClusterId: id, ...settings });
      const one = await available(holdfast, id);
      await fill(nodeOf(one), 30);
      held.set(id, await contents(nodeOf(one)));
      await holdfast.call('DemoteCacheCluster', {
        CacheClusterId: id,
        ReplicationGroupId: 'g',
        SafetySnapshotName: `safe-${id}`,
      });
      expect((await cluster(holdfast, id)).PendingModifiedValues).toEqual({
        RoleChange: 'demote',
        ReplicationGroupId: 'g',
      });
    }
    await holdfast.call('CancelPendingModifications', { CacheClusterId: 'b' });
    await holdfast.at(BEFORE);
    expect(await snapshots(holdfast)).toEqual([]);
    await holdfast.at(WITHIN);
    await until(
      () => group(holdfast, 'g'),
      ({ MemberClusters }) => MemberClusters!.includes('a'),
    );
    const after = await atRest(holdfast, 'g');
    expect(after.MemberClusters).toEqual(['g-001', 'g-002', 'a']);
    const replica = await cluster(holdfast, 'a');
    expect(differences(await contents(endpointIn(made)), await contents(nodeOf(replica)))).toEqual([]);
    expect((await snapshots(holdfast)).map((one) => one.SnapshotName)).toEqual(['safe-a']);
    await holdfast.call('CreateCacheCluster', { CacheClusterId: 'saved', SnapshotName: 'safe-a' });
    const saved = await available(holdfast, 'saved');
    expect(differences(held.get('a')!, await contents(nodeOf(saved)))).toEqual([]);
    expect(differences(held.get('b')!, await contents(nodeOf(await available(holdfast, 'b'))))).toEqual([]);
  });
});

function available(holdfast: Holdfast, id: string) {
  return until(
    () => cluster(holdfast, id),
    (now) => now.CacheClusterStatus === 'available',
  );
}
