import { expect, it } from 'vitest';
import { insertGroup } from '../../actions/replication-group/testing.ts';
import { TEST_NOW, type TestContext, testContext } from '../../actions/testing.ts';
import { loadGroup } from './rows.ts';
import { snapshotSource } from './snapshot-source.ts';

function seen(context: TestContext, cluster_id: string, inSync: boolean): void {
  context.control.replication.put(
    { region: context.region, cluster_id },
    { role: 'slave', inSync, syncing: false, offset: 1, lagBytes: 0, replid: 'a', at: TEST_NOW },
  );
}

async function sourceOf(context: TestContext, row = {}, busy: string[] = []): Promise<string | undefined> {
  await insertGroup(context, { id: 'group', ...row }, ['one', 'two', 'three']);
  for (const id of busy)
    await context.store
      .updateTable('cache_cluster')
      .set({ status: 'modifying' })
      .where('id', '=', id)
      .execute();
  const found = (await loadGroup(context.store, context.region, 'group'))!;
  return snapshotSource(context.control, found)?.cluster.id;
}

it('is the first replica that is in sync, and the primary when none is', async () => {
  const context = testContext();
  seen(context, 'two', false);
  seen(context, 'three', true);
  expect(await sourceOf(context)).toBe('three');
  expect(await sourceOf(testContext())).toBe('one');
});

it('is the member that was chosen for it, when it can be relied on', async () => {
  const context = testContext();
  seen(context, 'two', true);
  seen(context, 'three', true);
  expect(await sourceOf(context, { snapshotting_cluster_id: 'three' })).toBe('three');
  const behind = testContext();
  seen(behind, 'two', true);
  seen(behind, 'three', false);
  expect(await sourceOf(behind, { snapshotting_cluster_id: 'three' })).toBe('two');
  const asked = testContext();
  seen(asked, 'two', true);
  expect(await sourceOf(asked, { snapshotting_cluster_id: 'one' })).toBe('one');
});

it('is none that is busy', async () => {
  const context = testContext();
  seen(context, 'two', true);
  expect(await sourceOf(context, {}, ['two'])).toBe('one');
  expect(await sourceOf(testContext(), {}, ['one', 'two', 'three'])).toBeUndefined();
});
