// A node that is killed while a child of its saves: the child holds the connections of the dead one's clients open.
import { describe, expect, test } from 'vitest';
import { makeCluster, until, whenAvailable } from '../../support/elasticache.ts';
import { TestHoldfast } from '../../support/holdfast.ts';
import { connect, type NodeAddress, populate } from '../support/data.ts';
import { isRunning, pidOf, recordedNode } from '../support/state.ts';
import { TestGroup } from './support/replication-group.ts';
import { SteadyWriter } from './support/steady-writer.ts';

/** Has a node save all of its data, which takes it a minute. */
async function saveSlowly(node: NodeAddress): Promise<void> {
  await populate(node, 600);
  await using connection = await connect(node);
  await connection.send('CONFIG', 'SET', 'rdb-key-save-delay', '100000');
  await connection.send('BGSAVE');
  const saving = async () =>
    /rdb_bgsave_in_progress:1/.test(await connection.send<string>('INFO', 'persistence'));
  await until(saving, Boolean);
}

/** Long before the child would have ended by itself. */
const SOON_MS = 15_000;

/** A client that waits by this address for what never comes. Resolves to how long after `act` its connection ended. */
async function letGoAfter(node: NodeAddress, act: () => void): Promise<number> {
  await using waiting = await connect(node);
  const blocked = waiting.send('BLPOP', 'nothing', '0').catch(() => undefined);
  const began = performance.now();
  act();
  await blocked;
  return performance.now() - began;
}

describe.concurrent('killed while it saves', () => {
  test('a primary is replaced at once, and its clients are let go', async () => {
    await using group = await TestGroup.start();
    await saveSlowly(group.node('g-001'));
    await using writer = new SteadyWriter(group.endpoint);
    await writer.more(100);
    const pid = pidOf(group.holdfast, 'g-001');
    const letGo = letGoAfter(group.endpoint, () => process.kill(pid, 'SIGKILL'));
    expect((await group.whenServedBy('g-002', 'g-003')).afterMs).toBeLessThan(SOON_MS);
    expect(await letGo).toBeLessThan(SOON_MS);
    await writer.more(100);
    await writer.stop();
    await group.atRest();
    expect(group.reports).toMatchObject([{ kind: 'failover', from: 'g-001' }]);
    expect(await group.unaccountedFor(writer)).toEqual([]);
    expect(await group.strays()).toEqual([]);
  });

  test('a primary without replicas serves again at once', async () => {
    await using group = await TestGroup.start({ members: 1 });
    await saveSlowly(group.node('g-001'));
    const pid = pidOf(group.holdfast, 'g-001');
    expect(await letGoAfter(group.endpoint, () => process.kill(pid, 'SIGKILL'))).toBeLessThan(SOON_MS);
    await group.atRest();
    expect(group.reports).toMatchObject([{ kind: 'recovery', to: 'g-001' }]);
  });

  test('a cluster of its own serves again at once', async () => {
    await using holdfast = await TestHoldfast.start();
    const client = holdfast.client();
    await makeCluster(client, 'a', { EngineVersion: '7.0' });
    const node = recordedNode(holdfast, 'a');
    await saveSlowly(node);
    const pid = pidOf(holdfast, 'a');
    expect(await letGoAfter(node, () => process.kill(pid, 'SIGKILL'))).toBeLessThan(SOON_MS);
    await until(
      async () => recordedNode(holdfast, 'a').handle?.pid,
      (now) => now !== pid && isRunning(now!),
    );
    await whenAvailable(client, 'a');
    await using connection = await connect(node);
    expect(await connection.send('DBSIZE')).toBe(600);
  });
});
