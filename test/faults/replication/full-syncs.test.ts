// Full syncs cost the primary a fork and its memory: one at a time, and none over and over.
import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { CreateCacheClusterCommand } from '@aws-sdk/client-elasticache';
import { describe, expect, test } from 'vitest';
import { until } from '../../support/elasticache.ts';
import { connect, type NodeAddress, pipeline } from '../support/data.ts';
import { pidOf } from '../support/state.ts';
import { TestGroup } from './support/replication-group.ts';

/** Data that can't be compressed, of about so many MB. */
async function fillWithNoise(node: NodeAddress, megabytes: number): Promise<void> {
  await using connection = await connect(node);
  const noise = randomBytes(66_000).toString('latin1');
  for (let n = 0; n < megabytes * 10; n += 50) {
    const commands = Array.from({ length: 50 }, (_, k) => ['SET', `noise:${n + k}`, `${noise}${n + k}`]);
    await pipeline(connection, commands);
  }
}

/** Has a replica need all of its primary's data, as after somebody meddled with it. */
async function estrange(group: TestGroup, replica: string, loadDelayUs = 0): Promise<void> {
  await using connection = await connect(group.node(replica));
  await connection.send('CONFIG', 'SET', 'key-load-delay', String(loadDelayUs));
  await connection.send('REPLICAOF', 'NO', 'ONE');
  await connection.send('FLUSHALL');
}

/** Writes some 10 MB each second until it is stopped. */
async function flood(group: TestGroup) {
  const connection = await connect(group.endpoint);
  const value = 'x'.repeat(20_000);
  let stopped = false;
  const flooding = (async () => {
    while (!stopped) {
      await Promise.all(Array.from({ length: 10 }, () => connection.send('SET', 'flood', value)));
      await delay(5);
    }
  })().catch(() => undefined);
  return {
    async [Symbol.asyncDispose]() {
      stopped = true;
      await flooding;
      connection.close();
    },
  };
}

/** For nodes whose loading is slowed down by sleeping: it looks like a standstill. */
const PATIENT = ['--hang-timeout', '10s', '--busy-timeout', '20s'];

describe.concurrent('full syncs', () => {
  test('of three replicas that are added at once come one after the other', async () => {
    await using group = await TestGroup.start({ members: 1 });
    await fillWithNoise(group.endpoint, 100);
    const added = ['b', 'c', 'd'];
    await Promise.all(
      added.map((CacheClusterId) =>
        group.client.send(new CreateCacheClusterCommand({ CacheClusterId, ReplicationGroupId: group.id })),
      ),
    );
    const receiving = new Set<number>();
    await until(
      async () => {
        const primary = await group.standing('g-001');
        receiving.add(primary.receiving);
        return primary;
      },
      ({ fullSyncs, receiving: now }) => fullSyncs === 3 && now === 0,
    );
    expect(Math.max(...receiving)).toBe(1);
    await group.atRest();
    expect(group.members).toEqual(['g-001', ...added]);
    expect((await group.standing('g-001')).fullSyncs).toBe(3);
  });

  test('of a replica that is too slow for its primary’s output buffer are not tried for ever', async () => {
    await using group = await TestGroup.start({ members: 2, args: PATIENT });
    await fillWithNoise(group.endpoint, 20);
    const primary = group.node('g-001');
    await using connection = await connect(primary);
    const before = (await group.standing('g-001')).fullSyncs;
    await connection.send('CONFIG', 'SET', 'client-output-buffer-limit', 'replica 1mb 1mb 1');
    {
      await using _load = await flood(group);
      await estrange(group, 'g-002', 10_000);
      const told = await group.whenTold(/broke off [3-9] times.*tried again in 10 s/, 'g-002');
      expect(told).toMatch(/take over the data of g-001/);
      const tried = (await group.standing('g-001')).fullSyncs;
      // An engine that is left alone tries ten times each second.
      expect(tried - before).toBeLessThan(20);
      await delay(4_000);
      expect((await group.standing('g-001')).fullSyncs).toBe(tried);
    }
    await connection.send('CONFIG', 'SET', 'client-output-buffer-limit', 'replica 256mb 64mb 60');
    await group.atRest();
    expect(group.primary).toBe('g-001');
    expect(group.reports).toEqual([]);
  });

  test('of a replica that hangs in the middle of one are begun anew once it has been ended', async () => {
    await using group = await TestGroup.start({ members: 2 });
    await fillWithNoise(group.endpoint, 20);
    const before = (await group.standing('g-001')).fullSyncs;
    await using _load = await flood(group);
    await estrange(group, 'g-002', 10_000);
    await until(
      () => group.standing('g-001'),
      ({ fullSyncs }) => fullSyncs > before,
    );
    const pid = group.stop('g-002');
    await group.whenTold(/did not answer for \d+ ms.*it was ended/, 'g-002');
    await until(
      async () => ({
        handle: group.node('g-002').handle,
        standing: await group.standing('g-002').catch(() => undefined),
      }),
      ({ handle, standing }) => handle?.pid !== pid && standing?.linkUp === true,
    );
    expect((await group.standing('g-001')).fullSyncs - before).toBeLessThanOrEqual(3);
    expect(pidOf(group.holdfast, 'g-002')).not.toBe(pid);
    expect(group.reports).toEqual([]);
  });
});
