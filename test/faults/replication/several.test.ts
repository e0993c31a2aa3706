// More than the primary dies at once, or the one that was to take its place dies before it did.
import { describe, expect, test } from 'vitest';
import type { Failpoint } from '../../../src/control/failpoints.ts';
import { connect } from '../support/data.ts';
import { keysOf, missing, write } from './support/keys.ts';
import { TestGroup } from './support/replication-group.ts';
import { SteadyWriter } from './support/steady-writer.ts';

describe.concurrent('killed at once', () => {
  test('the primary and a replica: the other one takes over, and both come back as replicas', async () => {
    await using group = await TestGroup.start();
    await using writer = new SteadyWriter(group.endpoint);
    await writer.more(100);
    await group.kill('g-001', 'g-002');
    await group.whenServedBy('g-003');
    await writer.more(100);
    await writer.stop();
    await group.atRest();
    expect(group.primary).toBe('g-003');
    expect(group.reports).toMatchObject([{ kind: 'failover', cause: 'ended', from: 'g-001', to: 'g-003' }]);
    expect(await group.unaccountedFor(writer)).toEqual([]);
    expect(await group.strays()).toEqual([]);
  });

  test('all: they come back with what the last primary held', async () => {
    await using group = await TestGroup.start();
    await using writer = new SteadyWriter(group.endpoint);
    await writer.more(100);
    await group.kill('g-001');
    await writer.more(100);
    const last = group.primary;
    expect(last).not.toBe('g-001');
    await group.atRest();
    await writer.more(100);
    await group.kill(...group.members);
    await writer.more(100);
    await writer.stop();
    await group.atRest();
    expect(group.primary).toBe(last);
    expect(group.reports.at(-1)).toMatchObject({ kind: 'recovery', cause: 'ended', from: last, to: last });
    expect((await group.events()).join('\n')).toMatch(
      /No automatic failover, since no replica can be trusted/,
    );
    expect(await group.unaccountedFor(writer)).toEqual([]);
    expect(await group.strays()).toEqual([]);
  });

  test('all, while no controller is there', async () => {
    await using group = await TestGroup.start();
    await using writer = new SteadyWriter(group.endpoint);
    await writer.more(100);
    await group.withoutController(() => group.kill(...group.members));
    await writer.more(100);
    await writer.stop();
    await group.atRest();
    expect(group.primary).toBe('g-001');
    expect(await writer.missingFrom(group.endpoint)).toEqual([]);
  });
});

const BEFORE = keysOf('before', 500);

describe.concurrent('the new primary is killed in the middle of its promotion', () => {
  test.each<Failpoint>(['grant.committed', 'grant.promoted', 'grant.endpoint-moved'])(
    'after %s: another one takes its place, or it comes back with what it took',
    async (failpoint) => {
      await using group = await TestGroup.start();
      await using connection = await connect(group.endpoint);
      await write(connection, BEFORE);
      await group.holdfast.kill();
      await group.kill('g-001');
      await group.controllerDiesAt(failpoint);
      const chosen = group.primary;
      expect(chosen).not.toBe('g-001');
      expect(group.reports).toMatchObject([{ to: chosen, status: 'under-way' }]);
      await group.kill(chosen);
      await group.holdfast.start();
      await group.atRest();
      expect(group.members).toContain(group.primary);
      expect(group.primary).not.toBe(chosen);
      expect(group.reports.map(({ status }) => status)).toEqual(['abandoned', 'complete']);
      expect(await missing(group.endpoint, BEFORE)).toEqual([]);
      expect(await group.strays()).toEqual([]);
    },
  );
});
