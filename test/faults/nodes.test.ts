// Nodes that are killed, with and without a controller that sees it.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { DeleteCacheClusterCommand, RebootCacheClusterCommand } from '@aws-sdk/client-elasticache';
import { describe, expect, test } from 'vitest';
import { ProcessRuntime } from '../../src/runtime/process-runtime.ts';
import { makeCluster, until, whenAvailable } from '../support/elasticache.ts';
import { processesUnder, TestHoldfast } from '../support/holdfast.ts';
import { clusterStatus, contentsOf, eventsOf, whenGone } from './support/api.ts';
import { connect, depopulate, differences, fill, populate, splitLoad, writeOn } from './support/data.ts';
import { isRunning, pidOf, recordedNode, sql, strays } from './support/state.ts';

const REDIS = { EngineVersion: '7.0' };

describe.concurrent('a node that is killed', () => {
  test('leaves "available" at once, and comes back with every write that was acknowledged', async () => {
    await using holdfast = await TestHoldfast.start();
    const client = holdfast.client();
    await makeCluster(client, 'a', REDIS);
    const node = recordedNode(holdfast, 'a');
    await fill(node);
    const data = await contentsOf(holdfast, 'a');
    // So that loading takes its time, and the statuses meanwhile can be seen.
    await populate(node, 400_000);
    await using writer = await writeOn(node);
    await until(
      async () => writer.acknowledged,
      (count) => count > 200,
    );
    const before = pidOf(holdfast, 'a');
    process.kill(before, 'SIGKILL');
    const killedAt = performance.now();
    await until(
      () => clusterStatus(client, 'a'),
      (status) => status !== 'available',
    );
    expect(performance.now() - killedAt).toBeLessThan(1_000);
    await writer.stop();
    // From now on "available" has to mean that it is.
    await whenAvailable(client, 'a');
    await using connection = await connect(node);
    expect(await connection.send('PING')).toBe('PONG');
    expect(await depopulate(connection, 400_000)).toBe(400_000);
    const { written, rest } = splitLoad(await contentsOf(holdfast, 'a'));
    expect(written).toBeGreaterThanOrEqual(writer.acknowledged);
    expect(differences(data, rest)).toEqual([]);
    expect(pidOf(holdfast, 'a')).not.toBe(before);
    const events = await eventsOf(client, 'a');
    expect(events).toContain('Recovering cache node 0001: its process had ended');
    expect(events).toContain('Cache node 0001 serves again');
    expect(await strays(holdfast)).toEqual([]);
  });

  test('over and over loses nothing', async () => {
    await using holdfast = await TestHoldfast.start();
    const client = holdfast.client();
    await makeCluster(client, 'a', REDIS);
    for (let round = 0; round < 5; round++) {
      await whenAvailable(client, 'a');
      const node = recordedNode(holdfast, 'a');
      await using connection = await connect(node);
      expect(await connection.send('DBSIZE')).toBe(round);
      await connection.send('SET', `round:${round}`, 'yes');
      const pid = pidOf(holdfast, 'a');
      process.kill(pid, 'SIGKILL');
      await until(
        async () => recordedNode(holdfast, 'a').handle?.pid,
        (now) => now !== pid,
      );
    }
    await whenAvailable(client, 'a');
    await using connection = await connect(recordedNode(holdfast, 'a'));
    expect(await connection.send('DBSIZE')).toBe(5);
  });

  test('while the controller is dead is not shown as available when it is back, and is started again', async () => {
    await using holdfast = await TestHoldfast.start();
    await makeCluster(holdfast.client(), 'a', REDIS);
    const node = recordedNode(holdfast, 'a');
    await fill(node);
    const data = await contentsOf(holdfast, 'a');
    await populate(node, 400_000);
    await holdfast.kill();
    await using writer = await writeOn(node);
    await until(
      async () => writer.acknowledged,
      (count) => count > 100,
    );
    process.kill(pidOf(holdfast, 'a'), 'SIGKILL');
    await writer.stop();
    await holdfast.start();
    const client = holdfast.client();
    expect(await clusterStatus(client, 'a')).toBe('rebooting cluster nodes');
    await whenAvailable(client, 'a');
    await using connection = await connect(node);
    expect(await depopulate(connection, 400_000)).toBe(400_000);
    const { written, rest } = splitLoad(await contentsOf(holdfast, 'a'));
    expect(written).toBeGreaterThanOrEqual(writer.acknowledged);
    expect(differences(data, rest)).toEqual([]);
    expect(await eventsOf(client, 'a')).toContain('Recovering cache node 0001: its process had ended');
  });

  test('and deleted in the same moment is deleted', async () => {
    await using holdfast = await TestHoldfast.start();
    const client = holdfast.client();
    for (let round = 0; round < 8; round++) {
      await makeCluster(client, 'a', REDIS);
      process.kill(pidOf(holdfast, 'a'), 'SIGKILL');
      await delay(round * 2);
      const accepted = await client.send(new DeleteCacheClusterCommand({ CacheClusterId: 'a' })).then(
        () => true,
        () => false,
      );
      if (!accepted) {
        await whenAvailable(client, 'a');
        await client.send(new DeleteCacheClusterCommand({ CacheClusterId: 'a' }));
      }
      await whenGone(client, 'a');
    }
    expect(await strays(holdfast)).toEqual([]);
  });
});

describe.concurrent('a node that runs is adopted', () => {
  test('each of ten, but for the one that died, by a controller that was killed', async () => {
    await using holdfast = await TestHoldfast.start();
    const ids = Array.from({ length: 10 }, (_, n) => `cluster-${n}`);
    const client = holdfast.client();
    await Promise.all(ids.map((id) => makeCluster(client, id, REDIS)));
    for (const id of ids) {
      await using connection = await connect(recordedNode(holdfast, id));
      await connection.send('SET', 'name', id);
    }
    const pids = ids.map((id) => pidOf(holdfast, id));
    const client4 = await connect(recordedNode(holdfast, 'cluster-4'));
    await holdfast.kill();
    process.kill(pids[7]!, 'SIGKILL');
    await holdfast.start();
    for (const id of ids) await whenAvailable(holdfast.client(), id);
    expect(ids.filter((id, n) => pidOf(holdfast, id) !== pids[n])).toEqual(['cluster-7']);
    // Who was connected still is.
    expect(await client4.send('GET', 'name')).toBe('cluster-4');
    client4.close();
    for (const id of ids) {
      await using connection = await connect(recordedNode(holdfast, id));
      expect(await connection.send('GET', 'name')).toBe(id);
    }
    expect(await strays(holdfast)).toEqual([]);
  });

  test('whose recorded number belongs to another process now, which is left alone', async () => {
    await using holdfast = await TestHoldfast.start();
    const client = holdfast.client();
    await makeCluster(client, 'running', REDIS);
    await makeCluster(client, 'dead', REDIS);
    await fill(recordedNode(holdfast, 'dead'), 300);
    const data = await contentsOf(holdfast, 'dead');
    const pid = pidOf(holdfast, 'running');
    const dead = pidOf(holdfast, 'dead');
    await holdfast.kill();
    process.kill(dead, 'SIGKILL');
    const bystander = spawn('sleep', ['300'], { stdio: 'ignore' });
    try {
      await once(bystander, 'spawn');
      for (const id of ['running', 'dead']) {
        const { startTicks } = recordedNode(holdfast, id).handle!;
        const reused = JSON.stringify({ pid: bystander.pid, startTicks });
        sql(holdfast, 'update cache_node set process_json = ? where cluster_id = ?', reused, id);
      }
      await holdfast.start();
      await whenAvailable(holdfast.client(), 'running');
      await whenAvailable(holdfast.client(), 'dead');
      expect(pidOf(holdfast, 'running')).toBe(pid);
      expect(differences(data, await contentsOf(holdfast, 'dead'))).toEqual([]);
      await holdfast.client().send(new DeleteCacheClusterCommand({ CacheClusterId: 'dead' }));
      await whenGone(holdfast.client(), 'dead');
      expect(isRunning(bystander.pid!)).toBe(true);
    } finally {
      bystander.kill('SIGKILL');
    }
  });
});

describe.concurrent('a node that must end', () => {
  test('does so when it is stopped and answers to no SIGTERM', async () => {
    await using holdfast = await TestHoldfast.start();
    const client = holdfast.client();
    await makeCluster(client, 'a', REDIS);
    const { handle } = recordedNode(holdfast, 'a');
    process.kill(handle!.pid, 'SIGSTOP');
    await client.send(new DeleteCacheClusterCommand({ CacheClusterId: 'a' }));
    await whenGone(client, 'a');
    expect(isRunning(handle!.pid)).toBe(false);

    await makeCluster(client, 'b', REDIS);
    await using connection = await connect(recordedNode(holdfast, 'b'));
    await connection.send('SET', 'key', 'value');
    const b = recordedNode(holdfast, 'b').handle!;
    await holdfast.kill();
    process.kill(b.pid, 'SIGSTOP');
    await new ProcessRuntime().stop(b, 200);
    expect(isRunning(b.pid)).toBe(false);
    await holdfast.start();
    await whenAvailable(holdfast.client(), 'b');
    await using again = await connect(recordedNode(holdfast, 'b'));
    expect(await again.send('GET', 'key')).toBe('value');
  });

  test("takes nobody along that only looks at its directory, such as an operator's shell", async () => {
    await using holdfast = await TestHoldfast.start();
    const client = holdfast.client();
    await makeCluster(client, 'a', REDIS);
    const { directory } = recordedNode(holdfast, 'a');
    const shell = spawn('sleep', ['300'], { cwd: directory, stdio: 'ignore' });
    try {
      await once(shell, 'spawn');
      const pid = pidOf(holdfast, 'a');
      process.kill(pid, 'SIGKILL');
      await until(
        async () => recordedNode(holdfast, 'a').handle?.pid,
        (now) => now !== pid,
      );
      await whenAvailable(client, 'a');
      await client.send(new DeleteCacheClusterCommand({ CacheClusterId: 'a' }));
      await whenGone(client, 'a');
      expect(isRunning(shell.pid!)).toBe(true);
    } finally {
      shell.kill('SIGKILL');
    }
  });

  test('is found by its directory even when that was removed, under a link too', async () => {
    await using holdfast = await TestHoldfast.start();
    const client = holdfast.client();
    await makeCluster(client, 'a', REDIS);
    const { directory, handle } = recordedNode(holdfast, 'a');
    execFileSync('rm', ['-rf', directory]);
    expect(await new ProcessRuntime().findIn(directory)).toEqual([handle]);
    await client.send(new DeleteCacheClusterCommand({ CacheClusterId: 'a' }));
    await whenGone(client, 'a');
    expect(await processesUnder(holdfast.data)).toEqual([]);
    expect(await strays(holdfast)).toEqual([]);
  });
});

describe.concurrent('a node whose directory was removed', () => {
  test('goes on serving, and is neither rebooted nor started empty', async () => {
    await using holdfast = await TestHoldfast.start();
    const client = holdfast.client();
    await makeCluster(client, 'a', REDIS);
    const node = recordedNode(holdfast, 'a');
    await fill(node, 300);
    const data = await contentsOf(holdfast, 'a');
    const pid = pidOf(holdfast, 'a');
    execFileSync('rm', ['-rf', node.directory]);
    await client.send(new RebootCacheClusterCommand({ CacheClusterId: 'a', CacheNodeIdsToReboot: ['0001'] }));
    await until(
      () => clusterStatus(client, 'a'),
      (status) => status !== 'rebooting cluster nodes',
    );
    // What it holds is nowhere else any more.
    expect(pidOf(holdfast, 'a')).toBe(pid);
    expect(differences(data, await contentsOf(holdfast, 'a'))).toEqual([]);
    expect((await eventsOf(client, 'a')).at(-1)).toContain(node.directory);
    process.kill(pid, 'SIGKILL');
    await until(
      async () => isRunning(pid),
      (running) => !running,
    );
    await delay(300);
    expect(await clusterStatus(client, 'a')).toBe('failed');
    expect((await eventsOf(client, 'a')).at(-1)).toContain(node.directory);
    await client.send(new DeleteCacheClusterCommand({ CacheClusterId: 'a' }));
    await whenGone(client, 'a');
    expect(await strays(holdfast)).toEqual([]);
  });
});
