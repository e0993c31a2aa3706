// A primary that another one has replaced returns alone: what it holds is old, and nobody takes it for the group's data.
import { describe, expect, test } from 'vitest';
import { until } from '../../support/elasticache.ts';
import { differences, fill } from '../support/data.ts';
import { occupy } from '../support/stranger.ts';
import { TestGroup } from './support/replication-group.ts';
import { SteadyWriter } from './support/steady-writer.ts';

/** Kills a member while no controller is there, and keeps it from starting again until it is let. */
async function keepDown(group: TestGroup, member: string) {
  await group.holdfast.kill();
  await group.kill(member);
  const { address, port } = group.node(member);
  const inItsPlace = await until(
    () => occupy(address, port).catch(() => undefined),
    (stranger) => stranger !== undefined,
  );
  return inItsPlace!;
}

describe.concurrent('a stale primary that returns alone', () => {
  test('is refused, and the group waits until the one with its data is back', async () => {
    await using group = await TestGroup.start({ members: 2 });
    await fill(group.endpoint, 700);
    const old = await group.contents('g-001');
    await using inFirst = await keepDown(group, 'g-001');
    await group.holdfast.start();
    await group.whenServedBy('g-002');
    await using writer = new SteadyWriter(group.endpoint);
    await writer.more(100);
    await writer.stop();
    await using inSecond = await keepDown(group, 'g-002');
    await inFirst.leave();
    await group.holdfast.start();

    await group.whenStatus('failed');
    const told = await group.whenTold(/The group has no primary/);
    expect(told).toMatch(/g-002 does not serve.*g-001: .*(epoch 1, not 2|its process has ended)/);
    const stale = await until(
      () => group.standing('g-001').catch(() => undefined),
      (standing) => standing !== undefined,
    );
    expect(stale!.role).toBe('slave');
    expect(await group.servedBy()).toBe(undefined);
    expect(differences(old, await group.contents('g-001'))).toEqual([]);

    await inSecond.leave();
    await group.atRest();
    expect(group.primary).toBe('g-002');
    for (const id of group.members) expect(await writer.missingFrom(group.node(id))).toEqual([]);
  });

  test('is taken when an operator forces it, and what it never saw is kept', async () => {
    await using group = await TestGroup.start({ members: 2 });
    await fill(group.endpoint, 700);
    const old = await group.contents('g-001');
    await using inFirst = await keepDown(group, 'g-001');
    await group.holdfast.start();
    await group.whenServedBy('g-002');
    await using writer = new SteadyWriter(group.endpoint);
    await writer.more(100);
    await writer.stop();
    await using inSecond = await keepDown(group, 'g-002');
    await inFirst.leave();
    await group.holdfast.start();
    await group.whenStatus('failed');
    await group.forceFailoverTo('g-001');
    await group.whenServedBy('g-001');
    expect(differences(old, await group.contents('g-001'))).toEqual([]);
    await inSecond.leave();
    await group.atRest();
    expect(group.primary).toBe('g-001');
    expect(differences(old, await group.contents('g-002'))).toEqual([]);
    const report = group.reports.at(-1)!;
    expect(report).toMatchObject({ kind: 'failover', cause: 'forced', from: 'g-002', to: 'g-001' });
    expect(report.lost).toMatchObject([{ deadClusterId: 'g-002', status: 'found' }]);
    expect(report.lost[0]!.commands).toBeGreaterThanOrEqual(writer.acknowledged.length);
  });
});
