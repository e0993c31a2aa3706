// Others in a node's place while it is down: under its process number, and at its address.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { until } from '../../support/elasticache.ts';
import { differences, fill, type NodeAddress } from '../support/data.ts';
import { isRunning, sql } from '../support/state.ts';
import { occupy } from '../support/stranger.ts';
import { TestGroup } from './support/replication-group.ts';
import { SteadyWriter } from './support/steady-writer.ts';

/** The port is free a moment after its process has ended. */
async function takePlaceOf({ address, port }: NodeAddress, say?: string) {
  const stranger = await until(
    () => occupy(address, port, say).catch(() => undefined),
    (taken) => taken !== undefined,
  );
  return stranger!;
}

describe.concurrent('a process number that was given out again', () => {
  test('to somebody who is neither taken for the node nor ended', async () => {
    await using group = await TestGroup.start();
    await using writer = new SteadyWriter(group.endpoint);
    await writer.more(100);
    // One of them leads a process group that it has left: its child is in nobody's way either.
    const bystander = spawn('sleep', ['300'], { stdio: 'ignore' });
    const leader = spawn('sh', ['-c', 'sleep 301 & echo $!'], {
      detached: true,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [output] = (await once(leader.stdout!, 'data')) as [Buffer];
    const orphan = Number(output.toString());
    try {
      await group.withoutController(async () => {
        await group.kill('g-001', 'g-003');
        for (const [id, pid] of [
          ['g-001', leader.pid!],
          ['g-003', bystander.pid!],
        ] as const) {
          const reused = JSON.stringify({ ...group.node(id).handle, pid });
          sql(group.holdfast, 'update cache_node set process_json = ? where cluster_id = ?', reused, id);
        }
      });
      await group.whenServedBy('g-002');
      await writer.more(50);
      await writer.stop();
      await group.atRest();
      expect(group.reports).toMatchObject([{ kind: 'failover', from: 'g-001', to: 'g-002' }]);
      expect(await group.unaccountedFor(writer)).toEqual([]);
      expect(isRunning(bystander.pid!)).toBe(true);
      expect(isRunning(orphan)).toBe(true);
      expect(await group.strays()).toEqual([]);
    } finally {
      bystander.kill('SIGKILL');
      process.kill(orphan, 'SIGKILL');
    }
  });
});

describe.concurrent("a primary's port that is taken when it is to start again", () => {
  test('by whom lets everybody in: without failover the group waits, and serves when the port is free', async () => {
    await using group = await TestGroup.start({ automaticFailover: false });
    await fill(group.endpoint, 700);
    const data = await group.contents('g-001');
    await group.holdfast.kill();
    await group.kill('g-001');
    await using stranger = await takePlaceOf(group.node('g-001'), '+OK\r\n');
    await group.holdfast.start();
    await group.whenStatus('failed');
    expect(await group.whenTold(/doesn't start/, 'g-001')).toMatch(/taken by another server/);
    expect(await group.servedBy()).toBe(undefined);
    await stranger.leave();
    await group.atRest();
    expect(group.primary).toBe('g-001');
    for (const id of group.members) expect(differences(data, await group.contents(id))).toEqual([]);
  });

  test('with failover: another one serves, and it is back as a replica when the port is free', async () => {
    await using group = await TestGroup.start();
    await fill(group.endpoint, 700);
    const data = await group.contents('g-001');
    await group.holdfast.kill();
    await group.kill('g-001');
    await using stranger = await takePlaceOf(group.node('g-001'));
    await group.holdfast.start();
    const { member } = await group.whenServedBy('g-002', 'g-003');
    await group.whenTold(/doesn't start.*taken by another server/, 'g-001');
    await stranger.leave();
    await group.atRest();
    expect(group.primary).toBe(member);
    for (const id of group.members) expect(differences(data, await group.contents(id))).toEqual([]);
  });
});
