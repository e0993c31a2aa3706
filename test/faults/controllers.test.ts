// Controllers that end, are stopped, or come second.
import { once } from 'node:events';
import { RebootCacheClusterCommand } from '@aws-sdk/client-elasticache';
import { describe, expect, test } from 'vitest';
import { readHolder } from '../../src/cli/serve/controller-lock.ts';
import { stopHoldfast } from '../../src/cli/serve/stop.ts';
import { makeCluster, whenAvailable } from '../support/elasticache.ts';
import { processesUnder, TestHoldfast } from '../support/holdfast.ts';
import { clusterStatus, contentsOf, eventsOf } from './support/api.ts';
import { connect, differences, fill, splitLoad, writeOn } from './support/data.ts';
import { isRunning, pidOf, recordedNode, strays } from './support/state.ts';

const REDIS = { EngineVersion: '7.0' };

describe.concurrent('a controller', () => {
  test('that comes second is refused and told who holds the data directory', async () => {
    await using holdfast = await TestHoldfast.start();
    const first = holdfast.controller!;
    const { endpoint } = holdfast;
    const { pid } = readHolder(holdfast.data)!;
    const client = holdfast.client();
    await makeCluster(client, 'a', REDIS);
    const node = pidOf(holdfast, 'a');
    holdfast.output = '';
    const second = holdfast.launch();
    await once(second, 'close');
    holdfast.controller = first;
    expect(second.exitCode).not.toBe(0);
    expect(holdfast.output).toContain(`process ${pid}`);
    expect(holdfast.output).toContain(endpoint);
    expect(readHolder(holdfast.data)?.pid).toBe(pid);
    expect(await clusterStatus(client, 'a')).toBe('available');
    expect(pidOf(holdfast, 'a')).toBe(node);
  });

  test('that is told to end by SIGTERM leaves its nodes running, and they are adopted', async () => {
    await using holdfast = await TestHoldfast.start();
    await makeCluster(holdfast.client(), 'a', REDIS);
    const node = recordedNode(holdfast, 'a');
    await using writer = await writeOn(node);
    const pid = pidOf(holdfast, 'a');
    const controller = holdfast.controller!;
    await holdfast.stop();
    expect(controller.exitCode).toBe(0);
    expect(readHolder(holdfast.data)).toBeUndefined();
    const before = writer.acknowledged;
    await using connection = await connect(node);
    expect(await connection.send('PING')).toBe('PONG');
    await holdfast.start();
    await whenAvailable(holdfast.client(), 'a');
    await writer.stop();
    expect(writer.acknowledged).toBeGreaterThan(before);
    expect(pidOf(holdfast, 'a')).toBe(pid);
    expect(splitLoad(await contentsOf(holdfast, 'a')).written).toBe(writer.acknowledged);
  });

  test('is stopped with its nodes, whose data is saved', async () => {
    await using holdfast = await TestHoldfast.start();
    const client = holdfast.client();
    await Promise.all([makeCluster(client, 'a', REDIS), makeCluster(client, 'b', REDIS)]);
    await fill(recordedNode(holdfast, 'a'));
    const data = await contentsOf(holdfast, 'a');
    const pids = [pidOf(holdfast, 'a'), pidOf(holdfast, 'b')];
    const { pid } = readHolder(holdfast.data)!;
    expect(await stopHoldfast(holdfast.data, { stopNodes: true })).toEqual({ stopped: pid, nodes: 2 });
    await holdfast.ended();
    expect(pids.filter(isRunning)).toEqual([]);
    expect(await processesUnder(holdfast.data)).toEqual([]);
    await holdfast.start();
    await whenAvailable(holdfast.client(), 'a');
    await whenAvailable(holdfast.client(), 'b');
    expect(differences(data, await contentsOf(holdfast, 'a'))).toEqual([]);
    const events = await eventsOf(holdfast.client(), 'a');
    expect(events).toContain('Cache node 0001 shut down, with its data, on request');
  });

  test('that died before it wrote down a node that it had started leaves none behind when all are stopped', async () => {
    await using holdfast = await TestHoldfast.start();
    await makeCluster(holdfast.client(), 'a', REDIS);
    await fill(recordedNode(holdfast, 'a'), 300);
    const data = await contentsOf(holdfast, 'a');
    await holdfast.kill();
    await holdfast.start({ dieAt: 'create.started' });
    await holdfast
      .client()
      .send(new RebootCacheClusterCommand({ CacheClusterId: 'a', CacheNodeIdsToReboot: ['0001'] }))
      .catch(() => undefined);
    await holdfast.ended();
    expect(await processesUnder(holdfast.data)).toHaveLength(1);
    expect(await stopHoldfast(holdfast.data, { stopNodes: true })).toEqual({ stopped: undefined, nodes: 1 });
    expect(await processesUnder(holdfast.data)).toEqual([]);
    await holdfast.start();
    await whenAvailable(holdfast.client(), 'a');
    expect(differences(data, await contentsOf(holdfast, 'a'))).toEqual([]);
    expect(await strays(holdfast)).toEqual([]);
  });
});
