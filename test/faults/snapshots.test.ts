// Snapshots of nodes that are killed, rewrite their append-only file, hold nothing or hold everything.
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  CreateCacheClusterCommand,
  CreateSnapshotCommand,
  DeleteCacheClusterCommand,
  DeleteSnapshotCommand,
} from '@aws-sdk/client-elasticache';
import { describe, expect, test } from 'vitest';
import {
  makeCluster,
  makeSnapshot,
  refusalOf,
  until,
  whenAvailable,
  whenSnapshotAvailable,
} from '../support/elasticache.ts';
import { TestHoldfast } from '../support/holdfast.ts';
import {
  clusterStatus,
  contentsOf,
  eventsOf,
  restored,
  snapshotStatus,
  whenSnapshot,
} from './support/api.ts';
import { connect, differences, fill, populate, splitLoad, writeOn } from './support/data.ts';
import { isRunning, pidOf, recordedNode, recordedNodes, sql, strays } from './support/state.ts';

const REDIS = { EngineVersion: '7.0' };

/** A cluster whose snapshots take seconds, and one of them under way. */
async function slowSnapshot(holdfast: TestHoldfast): Promise<void> {
  const client = holdfast.client();
  await makeCluster(client, 'a', REDIS);
  const node = recordedNode(holdfast, 'a');
  await fill(node);
  await populate(node, 20_000);
  await saveSlowly(holdfast, 200);
  await client.send(new CreateSnapshotCommand({ CacheClusterId: 'a', SnapshotName: 'slow' }));
  const partial = join(holdfast.data, 'snapshots/us-east-1/slow.partial/0001.rdb');
  await until(async () => existsSync(partial), Boolean);
}

async function saveSlowly(holdfast: TestHoldfast, microsecondsPerKey: number): Promise<void> {
  await using admin = await connect(recordedNode(holdfast, 'a'));
  await admin.send('CONFIG', 'SET', 'rdb-key-save-delay', String(microsecondsPerKey));
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
        return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === parent;
      } catch {
        return false;
      }
    });
}

describe.concurrent('a snapshot', () => {
  test('of a node that is killed meanwhile fails, says why, and the node comes back whole', async () => {
    await using holdfast = await TestHoldfast.start();
    const client = holdfast.client();
    await slowSnapshot(holdfast);
    const before = pidOf(holdfast, 'a');
    process.kill(before, 'SIGKILL');
    for (let status: string | undefined; status !== 'failed'; ) {
      // Whatever it says, it must not be that the dead node is available.
      if ((await clusterStatus(client, 'a')) === 'available') expect(pidOf(holdfast, 'a')).not.toBe(before);
      status = await snapshotStatus(client, 'slow');
      expect(['creating', 'failed']).toContain(status);
    }
    for (let status: string | undefined; status !== 'available'; ) {
      status = await clusterStatus(client, 'a');
      if (status === 'available') expect(pidOf(holdfast, 'a')).not.toBe(before);
    }
    const said = (await eventsOf(client, 'a')).find((message) => message.includes("'slow'"));
    expect(said).toMatch(/^Snapshot failed .* ended/);
    const data = await contentsOf(holdfast, 'a');
    expect(data.size).toBeGreaterThan(22_000);
    expect(await strays(holdfast)).toEqual([]);
    await makeSnapshot(client, 'a', 'next');
    expect(differences(data, await restored(holdfast, 'next', 'fromnext'))).toEqual([]);
    await client.send(new DeleteSnapshotCommand({ SnapshotName: 'slow' }));
    await whenSnapshot(client, 'slow', undefined);
    expect(await strays(holdfast)).toEqual([]);
  });

  test('whose saving child is killed fails, says why, and the node goes on', async () => {
    await using holdfast = await TestHoldfast.start();
    const client = holdfast.client();
    await slowSnapshot(holdfast);
    const pid = pidOf(holdfast, 'a');
    const children = childrenOf(pid);
    expect(children).toHaveLength(1);
    await using writer = await writeOn(recordedNode(holdfast, 'a'));
    process.kill(children[0]!, 'SIGKILL');
    await whenSnapshot(client, 'slow', 'failed');
    const said = (await eventsOf(client, 'a')).find((message) => message.includes("'slow'"));
    expect(said).toContain('terminated by signal 9');
    await whenAvailable(client, 'a');
    const acknowledged = writer.acknowledged;
    await until(
      async () => writer.acknowledged,
      (count) => count > acknowledged + 100,
    );
    await writer.stop();
    expect(pidOf(holdfast, 'a')).toBe(pid);
    expect(await strays(holdfast)).toEqual([]);
    await saveSlowly(holdfast, 0);
    await makeSnapshot(client, 'a', 'next');
    const data = await contentsOf(holdfast, 'a');
    expect(splitLoad(data).written).toBe(writer.acknowledged);
    expect(differences(data, await restored(holdfast, 'next', 'fromnext'))).toEqual([]);
  });

  test('of a node whose directory was removed fails, and the node serves on', async () => {
    await using holdfast = await TestHoldfast.start();
    const client = holdfast.client();
    await makeCluster(client, 'a', REDIS);
    const node = recordedNode(holdfast, 'a');
    await fill(node, 300);
    await client.send(new CreateSnapshotCommand({ CacheClusterId: 'a', SnapshotName: 'before' }));
    await whenSnapshotAvailable(client, 'before');
    rmSync(node.directory, { recursive: true });
    await client.send(new CreateSnapshotCommand({ CacheClusterId: 'a', SnapshotName: 'after' }));
    await whenSnapshot(client, 'after', 'failed');
    await whenAvailable(client, 'a');
    const said = (await eventsOf(client, 'a')).find((message) => message.includes("'after'"));
    expect(said).toMatch(/^Snapshot failed .*no such file or directory/i);
    expect(differences(await contentsOf(holdfast, 'a'), await restored(holdfast, 'before', 'b'))).toEqual([]);
  });

  test('waits for a rewrite of the append-only file, and one more follows at once', async () => {
    await using holdfast = await TestHoldfast.start();
    const client = holdfast.client();
    await makeCluster(client, 'a', REDIS);
    const node = recordedNode(holdfast, 'a');
    await fill(node);
    await populate(node, 5_000);
    await saveSlowly(holdfast, 100);
    {
      await using admin = await connect(node);
      await admin.send('BGREWRITEAOF');
      expect(await admin.send('INFO', 'persistence')).toMatch(/aof_rewrite_in_progress:1/);
      await client.send(new CreateSnapshotCommand({ CacheClusterId: 'a', SnapshotName: 'first' }));
      expect(await admin.send('INFO', 'persistence')).toMatch(/aof_rewrite_in_progress:1/);
    }
    await whenSnapshotAvailable(client, 'first');
    await saveSlowly(holdfast, 0);
    await makeSnapshot(client, 'a', 'second');
    const data = await contentsOf(holdfast, 'a');
    expect(differences(data, await restored(holdfast, 'first', 'fromfirst'))).toEqual([]);
    expect(differences(data, await restored(holdfast, 'second', 'fromsecond'))).toEqual([]);
    expect(await strays(holdfast)).toEqual([]);
  });

  test('of nothing, and of all databases, restores', async () => {
    await using holdfast = await TestHoldfast.start();
    const client = holdfast.client();
    await makeCluster(client, 'a', REDIS);
    await makeSnapshot(client, 'a', 'nothing');
    const node = recordedNode(holdfast, 'a');
    await fill(node, 300);
    {
      await using connection = await connect(node);
      for (let database = 0; database < 16; database++) {
        await connection.send('SELECT', String(database));
        await connection.send('SET', 'in', String(database));
      }
    }
    await makeSnapshot(client, 'a', 'everything');
    const data = await contentsOf(holdfast, 'a');
    expect([...(await restored(holdfast, 'nothing', 'b')).keys()]).toEqual(['functions']);
    expect(differences(data, await restored(holdfast, 'everything', 'c'))).toEqual([]);
    expect(data.get('15 in')).toBe('string -1 "15"');
    expect(data.get('functions')).toContain('faults');
  });

  test('that is being restored is not deleted under it', async () => {
    await using holdfast = await TestHoldfast.start();
    const client = holdfast.client();
    await makeCluster(client, 'a', REDIS);
    await populate(recordedNode(holdfast, 'a'), 300_000);
    await makeSnapshot(client, 'a', 's');
    await client.send(new CreateCacheClusterCommand({ CacheClusterId: 'b', SnapshotName: 's' }));
    const started = await until(
      async () => recordedNodes(holdfast).find((node) => node.clusterId === 'b')?.handle?.pid,
      (pid) => pid !== undefined,
    );
    // Held here, it can't become available before the question is asked.
    process.kill(started!, 'SIGSTOP');
    expect(await clusterStatus(client, 'b')).toBe('creating');
    expect(await snapshotStatus(client, 's')).toBe('restoring');
    const refusal = await refusalOf(client.send(new DeleteSnapshotCommand({ SnapshotName: 's' })));
    expect(refusal).toMatchObject({ code: 'InvalidSnapshotState', status: 400 });
    expect(refusal.message).toContain('is being restored');
    process.kill(started!, 'SIGCONT');
    await whenAvailable(client, 'b');
    await client.send(new DeleteSnapshotCommand({ SnapshotName: 's' }));
    await whenSnapshot(client, 's', undefined);
    // What was made of it needs it no more.
    process.kill(pidOf(holdfast, 'b'), 'SIGKILL');
    await until(
      async () => recordedNode(holdfast, 'b').handle?.pid,
      (pid) => pid !== started,
    );
    await whenAvailable(client, 'b');
    await using connection = await connect(recordedNode(holdfast, 'b'));
    expect(await connection.send('DBSIZE')).toBe(300_000);
    expect(isRunning(started!)).toBe(false);
  });

  test('that was taken automatically waits for who restores it before it goes with its cluster', async () => {
    await using holdfast = await TestHoldfast.start();
    const client = holdfast.client();
    await makeCluster(client, 'a', REDIS);
    await populate(recordedNode(holdfast, 'a'), 300_000);
    await makeSnapshot(client, 'a', 's');
    sql(holdfast, "update snapshot set source = 'automated', name = 'automatic.a-2026-03-01-03-00'");
    await client.send(
      new CreateCacheClusterCommand({ CacheClusterId: 'b', SnapshotName: 'automatic.a-2026-03-01-03-00' }),
    );
    const started = await until(
      async () => recordedNodes(holdfast).find((node) => node.clusterId === 'b')?.handle?.pid,
      (pid) => pid !== undefined,
    );
    process.kill(started!, 'SIGSTOP');
    expect(await clusterStatus(client, 'b')).toBe('creating');
    await client.send(new DeleteCacheClusterCommand({ CacheClusterId: 'a' }));
    await until(
      () => snapshotStatus(client, 'automatic.a-2026-03-01-03-00'),
      (status) => status === 'deleting',
    );
    const file = join(holdfast.data, 'snapshots/us-east-1/s/0001.rdb');
    expect(existsSync(file)).toBe(true);
    process.kill(started!, 'SIGCONT');
    await whenAvailable(client, 'b');
    await whenSnapshot(client, 'automatic.a-2026-03-01-03-00', undefined);
    expect(existsSync(file)).toBe(false);
    expect(await strays(holdfast)).toEqual([]);
  });
});
