import { describe, expect, it } from 'vitest';
import { insertGroup } from '../replication-group/testing.ts';
import { eventMessages, insertCluster, testContext } from '../testing.ts';
import { CreateCacheParameterGroup } from './create.ts';
import { DeleteCacheParameterGroup } from './delete.ts';

async function withGroup() {
  const context = testContext();
  const input = {
    CacheParameterGroupName: 'tuned',
    CacheParameterGroupFamily: 'redis7',
    Description: '',
    Tags: [{ Key: 'team', Value: 'apps' }],
  };
  await CreateCacheParameterGroup(input, context);
  return context;
}

const tuned = { CacheParameterGroupName: 'Tuned' };

describe('DeleteCacheParameterGroup', () => {
  it('forgets the group, its parameters and its tags', async () => {
    const context = await withGroup();
    const { store, region } = context;
    await store
      .insertInto('parameter')
      .values({ region, group_name: 'tuned', name: 'timeout', value: '5' })
      .execute();
    expect(await DeleteCacheParameterGroup(tuned, context)).toBeUndefined();
    for (const table of ['parameter_group', 'parameter', 'tag'] as const) {
      expect(await store.selectFrom(table).selectAll().execute()).toEqual([]);
    }
    expect((await eventMessages(context)).at(-1)).toBe('Cache parameter group deleted');
    await expect(DeleteCacheParameterGroup(tuned, context)).rejects.toMatchObject({
      code: 'CacheParameterGroupNotFound',
    });
  });

  it.each([
    ['uses it', { parameter_group: 'tuned' }],
    ['will use it after its maintenance window', { pending_json: '{"parameter_group":"tuned"}' }],
  ])('refuses while a cluster %s', async (_what, row) => {
    const context = await withGroup();
    await insertCluster(testContext({ store: context.store, region: 'eu-west-1' }), { id: 'far', ...row });
    await insertCluster(context, { id: 'idle', pending_json: '{"node_type":"cache.t4g.small"}' });
    await insertCluster(context, { id: 'near', ...row });
    await expect(DeleteCacheParameterGroup(tuned, context)).rejects.toMatchObject({
      code: 'InvalidCacheParameterGroupState',
      message: expect.stringMatching(/: near\.$/),
    });
    await context.store.deleteFrom('cache_cluster').where('id', '=', 'near').execute();
    await DeleteCacheParameterGroup(tuned, context);
  });

  it.each([
    { pending_json: '{"parameter_group":"tuned"}' },
    { rollout_json: '{"engine_version":"7.0.16","parameter_group":"tuned"}' },
  ])('refuses while a replication group is about to use it: %j', async (row) => {
    const context = await withGroup();
    await insertGroup(context, { id: 'group', ...row }, ['one']);
    await expect(DeleteCacheParameterGroup(tuned, context)).rejects.toMatchObject({
      code: 'InvalidCacheParameterGroupState',
      message: expect.stringMatching(/: group\.$/),
    });
  });

  it('refuses a default group', async () => {
    const input = { CacheParameterGroupName: 'default.redis7' };
    await expect(DeleteCacheParameterGroup(input, testContext())).rejects.toMatchObject({
      code: 'InvalidCacheParameterGroupState',
    });
  });
});
