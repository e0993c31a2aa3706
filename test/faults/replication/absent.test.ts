// What happens to a group's nodes while no controller is there, and what the next one makes of it.
import { describe, expect, test } from 'vitest';
import { connect } from '../support/data.ts';
import { isRunning, pidOf } from '../support/state.ts';
import { TestGroup } from './support/replication-group.ts';
import { SteadyWriter } from './support/steady-writer.ts';

/** From when the controller serves until the group does. The figures are a bench's matter; this tells at once from later. */
const AT_ONCE_MS = 3_000;

describe.concurrent('while no controller is there', () => {
  test('the group goes on: clients stay connected, and the next controller changes nothing', async () => {
    await using group = await TestGroup.start();
    await using writer = new SteadyWriter(group.endpoint);
    await using connection = await connect(group.endpoint);
    const pids = group.members.map((id) => pidOf(group.holdfast, id));
    const epoch = group.epoch;
    await group.withoutController(() => writer.more(100));
    await group.atRest();
    expect(await connection.send('PING')).toBe('PONG');
    expect(group.members.map((id) => pidOf(group.holdfast, id))).toEqual(pids);
    expect(group.epoch).toBe(epoch);
    expect((await group.standing('g-001')).fullSyncs).toBe(2);
    await writer.stop();
    expect(await writer.missingFrom(group.endpoint)).toEqual([]);
  });

  test('the primary dies: the next controller fails over at once', async () => {
    await using group = await TestGroup.start();
    await using writer = new SteadyWriter(group.endpoint);
    await writer.more(100);
    await group.withoutController(() => group.kill('g-001'));
    expect(group.status).not.toBe('available');
    const { member, afterMs } = await group.whenServedBy('g-002', 'g-003');
    expect(afterMs).toBeLessThan(AT_ONCE_MS);
    await writer.more(100);
    await writer.stop();
    await group.atRest();
    expect(group.reports).toMatchObject([{ kind: 'failover', cause: 'ended', from: 'g-001', to: member }]);
    expect(await group.unaccountedFor(writer)).toEqual([]);
    expect(await group.strays()).toEqual([]);
  });

  test('the primary hangs: the next controller ends it and fails over', async () => {
    await using group = await TestGroup.start();
    await using writer = new SteadyWriter(group.endpoint);
    await using pinned = await group.connectTo('g-001');
    await writer.more(100);
    let pid = 0;
    let late: Promise<string> | undefined;
    await group.withoutController(() => {
      pid = group.stop('g-001');
      late = pinned.send('SET', 'late', 'yes').then(String, (error: Error) => error.message);
    });
    const { afterMs } = await group.whenServedBy('g-002', 'g-003');
    expect(afterMs).toBeLessThan(AT_ONCE_MS);
    expect(isRunning(pid)).toBe(false);
    expect(await late).not.toBe('OK');
    await writer.more(100);
    await writer.stop();
    await group.atRest();
    expect(group.reports).toMatchObject([{ kind: 'failover', cause: 'hung', from: 'g-001' }]);
    await using connection = await connect(group.endpoint);
    expect(await connection.send('GET', 'late')).toBe(null);
    expect(await group.unaccountedFor(writer)).toEqual([]);
  });

  test('a replica dies: it is back in sync, and the primary is not touched', async () => {
    await using group = await TestGroup.start();
    await using writer = new SteadyWriter(group.endpoint);
    const pid = pidOf(group.holdfast, 'g-001');
    await group.withoutController(() => group.kill('g-003'));
    await group.whenTold(/Cache node 0001 serves again/, 'g-003');
    await writer.stop();
    await group.atRest();
    expect(pidOf(group.holdfast, 'g-001')).toBe(pid);
    expect(group.reports).toEqual([]);
    expect(await writer.missingFrom(group.node('g-003'))).toEqual([]);
  });

  test('the primary dies that has no failover: it serves again with its data', async () => {
    await using group = await TestGroup.start({ automaticFailover: false });
    await using writer = new SteadyWriter(group.endpoint);
    await writer.more(100);
    await group.withoutController(() => group.kill('g-001'));
    expect(group.status).not.toBe('available');
    await writer.more(100);
    await writer.stop();
    await group.atRest();
    expect(group.reports).toMatchObject([{ kind: 'recovery', cause: 'ended', to: 'g-001' }]);
    expect(await writer.missingFrom(group.endpoint)).toEqual([]);
  });
});
