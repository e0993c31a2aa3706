// Addresses and ports that somebody else has, before a cluster is made and while its node is down.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CreateCacheClusterCommand, DescribeCacheClustersCommand } from '@aws-sdk/client-elasticache';
import { describe, expect, test } from 'vitest';
import { makeCluster, refusalOf, until, whenAvailable } from '../support/elasticache.ts';
import { processesUnder, TestHoldfast } from '../support/holdfast.ts';
import { clusterStatus, contentsOf, eventsOf, whenStatus } from './support/api.ts';
import { differences, fill } from './support/data.ts';
import { pidOf, recordedNode, sql, strays } from './support/state.ts';
import { occupy } from './support/stranger.ts';

const REDIS = { EngineVersion: '7.0' };

function firstOf(holdfast: TestHoldfast): string {
  return holdfast.pool.replace('.0/24', '.1');
}

describe.concurrent('before a cluster is made', () => {
  test('an address that something else has is passed over', async () => {
    await using holdfast = await TestHoldfast.start();
    await using _stranger = await occupy(firstOf(holdfast), 6379);
    await makeCluster(holdfast.client(), 'a', REDIS);
    expect(recordedNode(holdfast, 'a').address).toBe(holdfast.pool.replace('.0/24', '.2'));
  });

  test('a port that is taken on all addresses is told, and leaves no half-made cluster', async () => {
    await using holdfast = await TestHoldfast.start();
    await using stranger = await occupy('0.0.0.0', 0);
    const client = holdfast.client();
    const refusal = await refusalOf(
      client.send(
        new CreateCacheClusterCommand({
          CacheClusterId: 'a',
          Engine: 'redis',
          CacheNodeType: 'cache.m1.small',
          Port: stranger.port,
        }),
      ),
    );
    expect(refusal).toMatchObject({ code: 'InsufficientCacheClusterCapacity', status: 400 });
    expect(refusal.message).toContain(`Port ${stranger.port}`);
    expect((await client.send(new DescribeCacheClustersCommand({}))).CacheClusters).toEqual([]);
    expect(sql(holdfast, 'select * from cache_node')).toEqual([]);
    expect(() => readdirSync(join(holdfast.data, 'nodes', 'us-east-1'))).toThrow('ENOENT');
    expect(await processesUnder(holdfast.data)).toEqual([]);
    await stranger.leave();
    await makeCluster(client, 'a', { ...REDIS, Port: stranger.port });
  });

  test('an address that is taken between the choice and the start is changed for another', async () => {
    await using holdfast = await TestHoldfast.start({ dieAt: 'create.accepted' });
    const create = new CreateCacheClusterCommand({
      CacheClusterId: 'a',
      Engine: 'redis',
      EngineVersion: '7.0',
      CacheNodeType: 'cache.m1.small',
    });
    await holdfast
      .client()
      .send(create)
      .catch(() => undefined);
    await holdfast.ended();
    expect(recordedNode(holdfast, 'a').address).toBe(firstOf(holdfast));
    await using _stranger = await occupy(firstOf(holdfast), 6379);
    await holdfast.start();
    await whenAvailable(holdfast.client(), 'a');
    expect(recordedNode(holdfast, 'a').address).not.toBe(firstOf(holdfast));
    expect(await strays(holdfast)).toEqual([]);
  });
});

describe.concurrent("a stranger in a node's place while it is down", () => {
  test.each([
    ['that says nothing', undefined],
    ['that speaks HTTP', 'HTTP/1.1 400 Bad Request\r\n\r\n'],
    ['that is another Redis', '-WRONGPASS invalid username-password pair or user is disabled.\r\n'],
    ['that lets everybody in', '+OK\r\n'],
  ])('%s', async (_, say) => {
    await using holdfast = await TestHoldfast.start();
    await makeCluster(holdfast.client(), 'a', REDIS);
    const node = recordedNode(holdfast, 'a');
    await fill(node, 300);
    const data = await contentsOf(holdfast, 'a');
    const pid = pidOf(holdfast, 'a');
    await holdfast.kill();
    process.kill(pid, 'SIGKILL');
    await until(
      () => occupy(node.address, node.port, say).catch(() => undefined),
      (stranger) => stranger !== undefined,
    ).then(async (stranger) => {
      await using _ = stranger!;
      await holdfast.start();
      const client = holdfast.client();
      expect(await clusterStatus(client, 'a')).not.toBe('available');
      await whenStatus(client, 'a', 'failed');
      const said = (await eventsOf(client, 'a')).at(-1);
      expect(said).toMatch(/taken|already in use/i);
      expect(said).toContain(`${node.address}:${node.port}`);
    });
    const client = holdfast.client();
    await whenAvailable(client, 'a');
    expect(differences(data, await contentsOf(holdfast, 'a'))).toEqual([]);
    expect(await strays(holdfast)).toEqual([]);
  });
});
