// A replica that is about to become a cluster of its own when its group's primary dies.
import { expect, test } from 'vitest';
import { TestHoldfast } from '../../support/holdfast.ts';
import { clusterStatus, eventsOf } from '../support/api.ts';
import { pidOf, sql } from '../support/state.ts';
import { expectWholeGroup } from './support/expect-group.ts';
import { makeGroup, membersOf, primaryOf, whenGroupRests } from './support/groups.ts';

test('becomes the primary, and isn’t promoted: group and cluster come to rest', async () => {
  await using holdfast = await TestHoldfast.start();
  await makeGroup(holdfast, 'g');
  const [primary, next] = membersOf(holdfast, 'g') as [string, string];
  // As between the answer and the cut, which can't be come by in time from outside.
  await holdfast.kill();
  sql(
    holdfast,
    "update cache_cluster set status = 'modifying', role_change_json = ? where id = ?",
    JSON.stringify({ kind: 'promote' }),
    next,
  );
  process.kill(pidOf(holdfast, primary), 'SIGKILL');
  await holdfast.start();
  await whenGroupRests(holdfast, 'g');
  expect(primaryOf(holdfast, 'g')).toBe(next);
  expect(await clusterStatus(holdfast.client(), next)).toBe('available');
  expect(await eventsOf(holdfast.client(), next)).toContain(
    'Not promoted to a cluster of its own: it has become the primary of replication group g meanwhile',
  );
  await expectWholeGroup(holdfast, 'g');
});
