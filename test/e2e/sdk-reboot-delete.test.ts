import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  CreateCacheClusterCommand,
  CreateSnapshotCommand,
  DeleteCacheClusterCommand,
  DeleteSnapshotCommand,
  DescribeCacheClustersCommand,
  type ElastiCacheClient,
  RebootCacheClusterCommand,
  waitUntilCacheClusterAvailable,
  waitUntilCacheClusterDeleted,
} from '@aws-sdk/client-elasticache';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  connectTo,
  makeCluster,
  readCluster,
  readSnapshot,
  refusalOf,
  until,
  whenAvailable,
  whenSnapshotAvailable,
} from '../support/elasticache.ts';
import { processesUnder, TestHoldfast } from '../support/holdfast.ts';

let holdfast: TestHoldfast;
let client: ElastiCacheClient;

beforeAll(async () => {
  holdfast = await TestHoldfast.start();
  client = holdfast.client();
});
afterAll(() => holdfast?.[Symbol.asyncDispose]());

const reboot = (CacheClusterId: string, ...CacheNodeIdsToReboot: string[]) =>
  client.send(new RebootCacheClusterCommand({ CacheClusterId, CacheNodeIdsToReboot }));

const gone = (id: string) =>
  until(
    () =>
      readCluster(client, id).then(
        () => false,
        (error: Error) => {
          if (error.name !== 'CacheClusterNotFoundFault') throw error;
          return true;
        },
      ),
    (isGone) => isGone,
  );

describe('RebootCacheCluster', () => {
  it('starts another process with all that was written, at the same endpoint', async () => {
    const before = await makeCluster(client, 'rebooted');
    let runId: string;
    {
      await using redis = await connectTo(before);
      runId = /^run_id:(\w+)/m.exec(await redis.info('server'))![1]!;
      for (let i = 0; i < 500; i++) await redis.set(`key:${i}`, String(i));
    }
    const { CacheCluster: asked } = await reboot('rebooted', '0001');
    expect(asked!.CacheClusterStatus).toBe('rebooting cluster nodes');
    const after = await whenAvailable(client, 'rebooted');
    expect(after).toEqual(before);
    await using redis = await connectTo(after);
    expect(await redis.info('server')).not.toContain(runId);
    expect(await redis.dbSize()).toBe(500);
    expect(await redis.get('key:499')).toBe('499');
  });

  it('wants the node by its id', async () => {
    await makeCluster(client, 'exact');
    for (const ids of [['0002'], ['0001', '0002']]) {
      const refusal = await refusalOf(reboot('exact', ...ids));
      expect(refusal).toMatchObject({ code: 'InvalidParameterValue', status: 400 });
      expect(refusal.message).toMatch(/CacheNodeIdsToReboot.*"0002".*"exact"/);
    }
    expect(await refusalOf(reboot('nobody', '0001'))).toMatchObject({ code: 'CacheClusterNotFound' });
    expect((await readCluster(client, 'exact')).CacheClusterStatus).toBe('available');
  });
});

describe('DeleteCacheCluster', () => {
  it('ends the process, removes the data, and frees the id', async () => {
    await makeCluster(client, 'brief');
    const nodes = () => processesUnder(join(holdfast.data, 'nodes/us-east-1'));
    const ofBrief = async () => (await nodes()).filter(({ cwd }) => cwd.includes('/brief-'));
    expect(await ofBrief()).toHaveLength(1);
    const { CacheCluster: deleting } = await client.send(
      new DeleteCacheClusterCommand({ CacheClusterId: 'brief' }),
    );
    expect(deleting!.CacheClusterStatus).toBe('deleting');
    await gone('brief');
    expect(await ofBrief()).toEqual([]);
    const left = readdirSync(join(holdfast.data, 'nodes/us-east-1'));
    expect(left.filter((name) => name.startsWith('brief-'))).toEqual([]);
    const again = await makeCluster(client, 'brief');
    await using redis = await connectTo(again);
    expect(await redis.dbSize()).toBe(0);
  });

  it('takes its final snapshot first, with all that was acknowledged', async () => {
    const cluster = await makeCluster(client, 'last-words');
    {
      await using redis = await connectTo(cluster);
      for (let i = 0; i < 100; i++) await redis.set(`key:${i}`, 'x');
    }
    await client.send(
      new DeleteCacheClusterCommand({ CacheClusterId: 'last-words', FinalSnapshotIdentifier: 'final' }),
    );
    expect((await readCluster(client, 'last-words')).CacheClusterStatus).toBe('deleting');
    await gone('last-words');
    expect(await whenSnapshotAvailable(client, 'final')).toMatchObject({
      CacheClusterId: 'last-words',
      SnapshotSource: 'manual',
    });
    const restored = await makeCluster(client, 'last-words', { SnapshotName: 'final' });
    await using redis = await connectTo(restored);
    expect(await redis.dbSize()).toBe(100);
  });

  it('refuses a final snapshot that cannot be, and keeps the cluster', async () => {
    await makeCluster(client, 'tiny', { CacheNodeType: 'cache.t1.micro' });
    const remove = (id: string, name: string) =>
      client.send(new DeleteCacheClusterCommand({ CacheClusterId: id, FinalSnapshotIdentifier: name }));
    expect(await refusalOf(remove('tiny', 'tiny-final'))).toMatchObject({
      code: 'SnapshotFeatureNotSupportedFault',
      status: 400,
    });
    await makeCluster(client, 'normal');
    await client.send(new CreateSnapshotCommand({ CacheClusterId: 'normal', SnapshotName: 'there' }));
    await whenSnapshotAvailable(client, 'there');
    expect(await refusalOf(remove('normal', 'there'))).toMatchObject({ code: 'SnapshotAlreadyExistsFault' });
    const bad = await refusalOf(remove('normal', 'a--b'));
    expect(bad.code).toBe('InvalidParameterValue');
    expect(bad.message).toMatch(/FinalSnapshotIdentifier.*"a--b"/);
    expect(await refusalOf(remove('nobody', 'x'))).toMatchObject({
      code: 'CacheClusterNotFound',
      status: 404,
    });
    expect((await readCluster(client, 'tiny')).CacheClusterStatus).toBe('available');
    expect((await readCluster(client, 'normal')).CacheClusterStatus).toBe('available');
  });

  it('refuses what is being deleted already', async () => {
    await makeCluster(client, 'twice');
    const remove = () => client.send(new DeleteCacheClusterCommand({ CacheClusterId: 'twice' }));
    const answers = await Promise.allSettled([remove(), remove(), remove()]);
    expect(answers.filter((answer) => answer.status === 'fulfilled')).toHaveLength(1);
    for (const answer of answers) {
      if (answer.status === 'rejected') {
        expect(['InvalidCacheClusterState', 'CacheClusterNotFound']).toContain(answer.reason.Code);
      }
    }
    await gone('twice');
  });
});

describe('waiters of the SDK', () => {
  const patience = { maxWaitTime: 30, minDelay: 1, maxDelay: 2 };

  it('see a cluster come and go, without a moment that makes them give up', async () => {
    await client.send(
      new CreateCacheClusterCommand({
        CacheClusterId: 'awaited',
        Engine: 'redis',
        CacheNodeType: 'cache.t4g.micro',
      }),
    );
    const input = { CacheClusterId: 'awaited' };
    expect((await waitUntilCacheClusterAvailable({ client, ...patience }, input)).state).toBe('SUCCESS');
    await client.send(new DeleteCacheClusterCommand({ ...input, FinalSnapshotIdentifier: 'awaited-final' }));
    // The waiter fails when it sees the cluster available or snapshotting.
    expect((await waitUntilCacheClusterDeleted({ client, ...patience }, input)).state).toBe('SUCCESS');
    expect((await readSnapshot(client, 'awaited-final')).SnapshotStatus).toBe('available');
  });

  it('never show a deleted cluster as anything but deleting', async () => {
    await makeCluster(client, 'watched');
    const seen = new Set<string | undefined>();
    await client.send(
      new DeleteCacheClusterCommand({ CacheClusterId: 'watched', FinalSnapshotIdentifier: 'watched-final' }),
    );
    await until(
      async () => {
        const all = await client.send(new DescribeCacheClustersCommand({}));
        const one = all.CacheClusters!.find(({ CacheClusterId }) => CacheClusterId === 'watched');
        if (one) seen.add(one.CacheClusterStatus);
        return one;
      },
      (one) => one === undefined,
    );
    expect([...seen]).toEqual(['deleting']);
  });
});

it('nothing is left in the data directory when all of it was deleted', async () => {
  const { CacheClusters } = await client.send(new DescribeCacheClustersCommand({}));
  await Promise.all(
    CacheClusters!.map(async ({ CacheClusterId }) => {
      await client.send(new DeleteCacheClusterCommand({ CacheClusterId }));
      await gone(CacheClusterId!);
    }),
  );
  const snapshots = join(holdfast.data, 'snapshots/us-east-1');
  for (const name of readdirSync(snapshots)) {
    await client.send(new DeleteSnapshotCommand({ SnapshotName: name }));
  }
  await until(
    async () => readdirSync(snapshots),
    (names) => names.length === 0,
  );
  const nodes = join(holdfast.data, 'nodes/us-east-1');
  expect(existsSync(nodes) ? readdirSync(nodes) : []).toEqual([]);
  expect(await processesUnder(holdfast.data)).toEqual([]);
});
