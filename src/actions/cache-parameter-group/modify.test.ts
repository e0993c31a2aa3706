import { describe, expect, it } from 'vitest';
import { eventMessages, insertCluster, type TestContext, testContext } from '../testing.ts';
import { CreateCacheParameterGroup } from './create.ts';
import { DescribeCacheParameters } from './describe-parameters.ts';
import { ModifyCacheParameterGroup } from './modify.ts';

async function withGroup() {
  const context = testContext();
  const input = { CacheParameterGroupName: 'tuned', CacheParameterGroupFamily: 'redis7', Description: '' };
  await CreateCacheParameterGroup(input, context);
  return context;
}

function modify(context: TestContext, values: Record<string, string | undefined>, name = 'Tuned') {
  const ParameterNameValues = Object.entries(values).map(([ParameterName, ParameterValue]) => ({
    ParameterName,
    ParameterValue,
  }));
  return ModifyCacheParameterGroup({ CacheParameterGroupName: name, ParameterNameValues }, context);
}

async function setByUser(context: TestContext) {
  const input = { CacheParameterGroupName: 'tuned', Source: 'user' };
  const { Parameters } = await DescribeCacheParameters(input, context);
  return Object.fromEntries(Parameters!.map((one) => [one.ParameterName, one.ParameterValue]));
}

describe('ModifyCacheParameterGroup', () => {
  it('sets what is given and keeps the rest', async () => {
    const context = await withGroup();
    expect(await modify(context, { 'maxmemory-policy': 'allkeys-lru', timeout: '50' })).toEqual({
      CacheParameterGroupName: 'tuned',
    });
    await modify(context, { timeout: '70', 'notify-keyspace-events': '' });
    expect(await setByUser(context)).toEqual({
      'maxmemory-policy': 'allkeys-lru',
      timeout: '70',
      'notify-keyspace-events': '',
    });
    expect((await eventMessages(context)).slice(1)).toEqual([
      'Cache parameter group modified: maxmemory-policy=allkeys-lru, timeout=50',
      'Cache parameter group modified: timeout=70, notify-keyspace-events=',
    ]);
  });

  it('marks and wakes the clusters of the region that run with the group', async () => {
    const context = await withGroup();
    const elsewhere = testContext({ store: context.store, region: 'eu-west-1' });
    await insertCluster(context, { id: 'with-1', parameter_group: 'tuned' });
    await insertCluster(context, { id: 'with-2', parameter_group: 'tuned' });
    await insertCluster(context, { id: 'without' });
    await insertCluster(context, { id: 'later', pending_json: '{"parameter_group":"tuned"}' });
    await insertCluster(elsewhere, { id: 'far', parameter_group: 'tuned' });
    await modify(context, { timeout: '50' });
    expect(context.woken.map(({ kind, region, id }) => `${kind} ${region} ${id}`)).toEqual([
      'cluster us-east-1 with-1',
      'cluster us-east-1 with-2',
    ]);
    const applying = await context.store
      .selectFrom('cache_cluster')
      .select('id')
      .where('parameter_apply_status', '=', 'applying')
      .orderBy('id')
      .execute();
    expect(applying.map((row) => row.id)).toEqual(['with-1', 'with-2']);
  });

  it.each([
    ['a value that is not allowed', { timeout: '50', 'maxmemory-policy': 'lru' }],
    ['a name that the family lacks', { timeout: '50', 'no-such-thing': '1' }],
    ['a name without a value', { timeout: '50', 'maxmemory-policy': undefined }],
    ['no parameter', {}],
    ['more than 20', Object.fromEntries(Array.from({ length: 21 }, (_, i) => [`p${i}`, '1']))],
  ])('refuses %s, and sets nothing', async (_what, values) => {
    const context = await withGroup();
    await insertCluster(context, { id: 'cache', parameter_group: 'tuned' });
    await expect(modify(context, values)).rejects.toMatchObject({ code: 'InvalidParameterValue' });
    expect(await setByUser(context)).toEqual({});
    expect(context.woken).toEqual([]);
  });

  it('refuses a name that is given twice', async () => {
    const one = { ParameterName: 'timeout', ParameterValue: '50' };
    const input = { CacheParameterGroupName: 'tuned', ParameterNameValues: [one, one] };
    await expect(ModifyCacheParameterGroup(input, await withGroup())).rejects.toMatchObject({
      code: 'InvalidParameterCombination',
    });
  });

  it('refuses another cluster mode only while a cluster uses the group', async () => {
    const context = await withGroup();
    await modify(context, { 'cluster-enabled': 'yes' });
    await insertCluster(context, { id: 'cache', parameter_group: 'tuned' });
    await expect(modify(context, { 'cluster-enabled': 'no' })).rejects.toMatchObject({
      code: 'InvalidCacheParameterGroupState',
    });
    expect(await setByUser(context)).toEqual({ 'cluster-enabled': 'yes' });
  });

  it('refuses a default group and one that is not there', async () => {
    const context = await withGroup();
    await expect(modify(context, { timeout: '50' }, 'default.redis7')).rejects.toMatchObject({
      code: 'InvalidCacheParameterGroupState',
    });
    await expect(modify(context, { timeout: '50' }, 'none')).rejects.toMatchObject({
      code: 'CacheParameterGroupNotFound',
    });
  });
});
