// What is done by the clock: automatic snapshots, and changes that wait for the maintenance window.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { CacheCluster, Snapshot } from '@aws-sdk/client-elasticache';
import { describe, expect, test } from 'vitest';
import { until } from '../support/elasticache.ts';
import { connect, contents, depopulate, differences, fill, populate } from './support/data.ts';
import { InProcess } from './support/in-process.ts';

type Holdfast = Awaited<ReturnType<typeof InProcess.start>>;

async function describeCluster(holdfast: Holdfast, id: string): Promise<CacheCluster> {
  const input = { CacheClusterId: id, ShowCacheNodeInfo: true };
  return (await holdfast.call<{ CacheClusters: CacheCluster[] }>('DescribeCacheClusters', input))
    .CacheClusters[0]!;
}

function available(holdfast: Holdfast, id: string): Promise<CacheCluster> {
  return until(
    () => describeCluster(holdfast, id),
    (cluster) => cluster.CacheClusterStatus === 'available',
  );
}

async function make(
  holdfast: Holdfast,
  id: string,
  settings: Record<string, unknown> = {},
): Promise<CacheCluster> {
  await holdfast.call('CreateCacheCluster', {
    CacheClusterId: id,
    ...(settings['SnapshotName']
      ? {}
      : { Engine: 'redis', EngineVersion: holdfast.engines.version, CacheNodeType: 'cache.m1.medium' }),
    SnapshotWindow: '03:00-04:00',
    PreferredMaintenanceWindow: 'sun:12:00-sun:13:00',
    AutoMinorVersionUpgrade: false,
    ...settings,
  });
  return available(holdfast, id);
}

function nodeOf(cluster: CacheCluster): { address: string; port: number } {
  const { Address, Port } = cluster.CacheNodes![0]!.Endpoint!;
  return { address: Address!, port: Port! };
}

/** Names of the automatic snapshots, once none is under way. */
async function automatic(holdfast: Holdfast): Promise<string[]> {
  const list = async () =>
    (await holdfast.call<{ Snapshots: Snapshot[] }>('DescribeSnapshots', { SnapshotSource: 'system' }))
      .Snapshots;
  const all = await until(list, (found) =>
    found.every(({ SnapshotStatus }) => SnapshotStatus === 'available'),
  );
  return all.map((snapshot) => snapshot.SnapshotName!).toSorted();
}

async function events(holdfast: Holdfast, id: string): Promise<string[]> {
  const rows = await holdfast.store
    .selectFrom('event')
    .select('message')
    .where('source_id', '=', id)
    .orderBy('sequence')
    .execute();
  return rows.map((row) => row.message);
}

describe.concurrent('automatic snapshots', () => {
  test('are taken once in each window, restore, are kept as long as asked for, and go with their cluster', async () => {
    await using holdfast = await InProcess.start('2026-03-02T02:00:00Z');
    const cluster = await make(holdfast, 'a', { SnapshotRetentionLimit: 1 });
    await make(holdfast, 'none');
    await fill(nodeOf(cluster), 700);
    const data = await contents(nodeOf(cluster));
    await holdfast.at('2026-03-02T02:59:59Z');
    expect(await automatic(holdfast)).toEqual([]);
    for (const minute of ['00:00', '00:20', '30:00', '59:59']) {
      await holdfast.at(`2026-03-02T03:${minute}Z`);
      await available(holdfast, 'a');
    }
    expect(await automatic(holdfast)).toEqual(['automatic.a-2026-03-02-03-00']);
    await holdfast.at('2026-03-03T02:50:00Z');
    expect(await automatic(holdfast)).toEqual(['automatic.a-2026-03-02-03-00']);
    await holdfast.at('2026-03-03T03:20:00Z');
    await available(holdfast, 'a');
    await until(
      () => automatic(holdfast),
      (names) => names.length === 1,
    );
    expect(await automatic(holdfast)).toEqual(['automatic.a-2026-03-03-03-20']);
    const copy = await make(holdfast, 'b', { SnapshotName: 'automatic.a-2026-03-03-03-20' });
    expect(differences(data, await contents(nodeOf(copy)))).toEqual([]);
    await holdfast.call('DeleteCacheCluster', { CacheClusterId: 'a' });
    await until(
      () => automatic(holdfast),
      (names) => names.length === 0,
    );
  });

  test('are taken once in a window that passes midnight, and a cluster that has none keeps no other from its own', async () => {
    await using holdfast = await InProcess.start('2026-03-02T22:00:00Z');
    const settings = { SnapshotRetentionLimit: 3, SnapshotWindow: '23:30-00:30' };
    await make(holdfast, 'a', settings);
    await make(holdfast, 'b', settings);
    // Of another cluster, under the name that a's would get.
    await holdfast.call('CreateSnapshot', { CacheClusterId: 'a', SnapshotName: 'manual' });
    await available(holdfast, 'a');
    await holdfast.store
      .updateTable('snapshot')
      .set({ name: 'automatic.a-2026-03-02-23-40', cluster_id: 'other' })
      .execute();
    await holdfast.at('2026-03-02T23:40:00Z');
    await available(holdfast, 'b');
    await holdfast.at('2026-03-03T00:10:00Z');
    await available(holdfast, 'a');
    expect(await automatic(holdfast)).toEqual([
      'automatic.a-2026-03-03-00-10',
      'automatic.b-2026-03-02-23-40',
    ]);
  });

  test('are not taken of a cluster that is going away', async () => {
    await using holdfast = await InProcess.start('2026-03-02T02:00:00Z');
    await make(holdfast, 'a', { SnapshotRetentionLimit: 1 });
    const looking = holdfast.at('2026-03-02T03:10:00Z');
    const deleted = await holdfast.call('DeleteCacheCluster', { CacheClusterId: 'a' }).then(
      () => true,
      () => false,
    );
    await looking;
    if (deleted) {
      await until(
        () => describeCluster(holdfast, 'a').catch((error: { code: string }) => error.code),
        (answer) => answer === 'CacheClusterNotFound',
      );
      expect(await automatic(holdfast)).toEqual([]);
    } else {
      await available(holdfast, 'a');
      expect(await automatic(holdfast)).toHaveLength(1);
    }
  });
});

describe.concurrent('changes that wait', () => {
  test('are shown as pending, made in the maintenance window and not before, and lose nothing', async () => {
    await using holdfast = await InProcess.start('2026-03-01T11:00:00Z');
    const cluster = await make(holdfast, 'a');
    await fill(nodeOf(cluster), 700);
    const data = await contents(nodeOf(cluster));
    const { newer } = holdfast.engines;
    await holdfast.call('ModifyCacheCluster', {
      CacheClusterId: 'a',
      EngineVersion: newer,
      CacheNodeType: 'cache.m1.large',
    });
    const pending = { CacheNodeType: 'cache.m1.large', EngineVersion: newer };
    expect((await describeCluster(holdfast, 'a')).PendingModifiedValues).toEqual(pending);
    await holdfast.at('2026-03-01T11:59:00Z');
    expect(await available(holdfast, 'a')).toMatchObject({
      PendingModifiedValues: pending,
      CacheNodeType: 'cache.m1.medium',
    });
    await holdfast.at('2026-03-01T12:01:00Z');
    const after = await available(holdfast, 'a');
    expect(after).toMatchObject({ CacheNodeType: 'cache.m1.large', EngineVersion: newer });
    expect(after.PendingModifiedValues).toEqual({});
    expect(differences(data, await contents(nodeOf(after)))).toEqual([]);
  });

  test('go on waiting when the data has outgrown them meanwhile', async () => {
    await using holdfast = await InProcess.start('2026-03-01T11:00:00Z');
    await holdfast.call('CreateCacheParameterGroup', {
      CacheParameterGroupName: 'narrow',
      CacheParameterGroupFamily: 'redis7',
      Description: 'of a test',
    });
    await holdfast.call('ModifyCacheParameterGroup', {
      CacheParameterGroupName: 'narrow',
      ParameterNameValues: [{ ParameterName: 'reserved-memory-percent', ParameterValue: '98' }],
    });
    const node = nodeOf(await make(holdfast, 'a', { CacheParameterGroupName: 'narrow' }));
    await holdfast.call('ModifyCacheCluster', { CacheClusterId: 'a', CacheNodeType: 'cache.m1.small' });
    await populate(node, 200_000, 100);
    await holdfast.at('2026-03-01T12:01:00Z');
    await holdfast.at('2026-03-01T12:02:00Z');
    await using connection = await connect(node);
    expect(await connection.send('DBSIZE')).toBe(200_000);
    expect(await describeCluster(holdfast, 'a')).toMatchObject({
      CacheClusterStatus: 'available',
      CacheNodeType: 'cache.m1.medium',
      PendingModifiedValues: { CacheNodeType: 'cache.m1.small' },
    });
    const said = (await events(holdfast, 'a')).filter((message) => message.includes("can't be applied"));
    expect(said).toHaveLength(1);
    await depopulate(connection, 200_000);
    await holdfast.at('2026-03-01T12:03:00Z');
    expect(await available(holdfast, 'a')).toMatchObject({ CacheNodeType: 'cache.m1.small' });
  });

  test('are taken back when the engine is gone by then', async () => {
    await using holdfast = await InProcess.start('2026-03-01T11:00:00Z');
    const cluster = await make(holdfast, 'a');
    await fill(nodeOf(cluster), 700);
    const data = await contents(nodeOf(cluster));
    const { newer, version, directory } = holdfast.engines;
    await holdfast.call('ModifyCacheCluster', { CacheClusterId: 'a', EngineVersion: newer });
    rmSync(join(directory, `redis-${newer}`), { recursive: true });
    await holdfast.at('2026-03-01T12:01:00Z');
    const after = await available(holdfast, 'a');
    expect(after.EngineVersion).toBe(version);
    expect(differences(data, await contents(nodeOf(after)))).toEqual([]);
    expect((await events(holdfast, 'a')).join('\n')).toContain(`redis ${newer} is no longer there`);
  });
});
