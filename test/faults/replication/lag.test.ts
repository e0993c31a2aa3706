// A replica that is further behind than allowed is never made the primary by itself: the primary's own data is waited for.
import { describe, expect, test } from 'vitest';
import { until } from '../../support/elasticache.ts';
import { connect } from '../support/data.ts';
import { sql } from '../support/state.ts';
import { missing, write } from './support/keys.ts';
import { TestGroup } from './support/replication-group.ts';

/** 400 keys of a kilobyte. */
const KEYS = Array.from({ length: 400 }, (_, n) => `${n}:`.padEnd(1000, 'x'));
const LIMIT = '64kb';

/** What a replica introduces itself to its primary with. */
async function setSecret(group: TestGroup, replica: string, secret: string): Promise<void> {
  await using connection = await connect(group.node(replica));
  await connection.send('CONFIG', 'SET', 'masterauth', secret);
}

/** Cuts replicas off, so that their primary doesn't let them in any more, and then writes what they don't get. */
async function leaveBehind(group: TestGroup, ...replicas: string[]): Promise<void> {
  for (const replica of replicas) await setSecret(group, replica, 'wrong');
  const primary = group.node(group.primary);
  await using connection = await connect(primary);
  await connection.send('CLIENT', 'KILL', 'TYPE', 'replica');
  for (const replica of replicas) {
    await until(
      () => group.standing(replica),
      ({ linkUp }) => !linkUp,
    );
  }
  await write(connection, KEYS);
  // How far the primary had come has been seen, and is written down every few seconds.
  const { offset } = await group.standing(group.primary);
  await until(
    async () => Number(sql(group.holdfast, 'select last_offset from replication_group')[0]!['last_offset']),
    (seen) => seen >= offset,
  );
}

describe.concurrent('replicas that are further behind than --max-lag', () => {
  test('are not promoted when the primary dies: it serves again with its own data', async () => {
    await using group = await TestGroup.start({ args: ['--max-lag', LIMIT] });
    await leaveBehind(group, 'g-002', 'g-003');
    await group.kill('g-001');
    await group.whenServedBy('g-001');
    expect(await group.whenTold(/No automatic failover/)).toMatch(
      /g-002: it is \d{6} bytes behind, more than the 65536 that are allowed; g-003: it is/,
    );
    for (const id of group.replicas) await setSecret(group, id, group.node('g-001').adminPassword);
    await group.atRest();
    expect(group.reports).toMatchObject([{ kind: 'recovery', to: 'g-001' }]);
    expect(await missing(group.endpoint, KEYS)).toEqual([]);
    expect(await missing(group.node('g-003'), KEYS)).toEqual([]);
  });

  test('are not promoted by a controller that comes when the primary is dead already', async () => {
    await using group = await TestGroup.start({ args: ['--max-lag', LIMIT] });
    await leaveBehind(group, 'g-002', 'g-003');
    await group.withoutController(() => group.kill('g-001'));
    await group.whenServedBy('g-001');
    for (const id of group.replicas) await setSecret(group, id, group.node('g-001').adminPassword);
    await group.atRest();
    expect(group.reports).toMatchObject([{ kind: 'recovery', to: 'g-001' }]);
    expect(await missing(group.endpoint, KEYS)).toEqual([]);
  });

  test('are passed over for one that is not', async () => {
    await using group = await TestGroup.start({ args: ['--max-lag', LIMIT] });
    await leaveBehind(group, 'g-002');
    await group.kill('g-001');
    await group.whenServedBy('g-003');
    await group.atRest();
    expect(group.reports).toMatchObject([{ kind: 'failover', to: 'g-003' }]);
    for (const id of group.members) expect(await missing(group.node(id), KEYS)).toEqual([]);
  });
});
