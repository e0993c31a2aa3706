import { describe, expect, it } from 'vitest';
import { eventMessages, insertCluster, type TestContext, testContext } from '../testing.ts';
import { CreateCacheParameterGroup } from './create.ts';
import { DescribeCacheParameters } from './describe-parameters.ts';
import { ModifyCacheParameterGroup } from './modify.ts';
import { ResetCacheParameterGroup } from './reset.ts';

const named = { CacheParameterGroupName: 'tuned' };
const names = (...given: string[]) => given.map((ParameterName) => ({ ParameterName }));

async function withParameters() {
  const context = testContext();
  await CreateCacheParameterGroup(
    { ...named, CacheParameterGroupFamily: 'redis7', Description: '' },
    context,
  );
  const ParameterNameValues = [
    { ParameterName: 'timeout', ParameterValue: '50' },
    { ParameterName: 'maxmemory-policy', ParameterValue: 'noeviction' },
    { ParameterName: 'databases', ParameterValue: '4' },
  ];
  await ModifyCacheParameterGroup({ ...named, ParameterNameValues }, context);
  return context;
}

async function setByUser(context: TestContext) {
  const { Parameters } = await DescribeCacheParameters({ ...named, Source: 'user' }, context);
  return Parameters!.map((one) => one.ParameterName);
}

describe('ResetCacheParameterGroup', () => {
  it('gives the named parameters their defaults again', async () => {
    const context = await withParameters();
    const ParameterNameValues = names('timeout', 'databases', 'tcp-keepalive');
    expect(await ResetCacheParameterGroup({ ...named, ParameterNameValues }, context)).toEqual(named);
    expect(await setByUser(context)).toEqual(['maxmemory-policy']);
    expect((await eventMessages(context)).at(-1)).toBe(
      'Cache parameter group reset: timeout, databases, tcp-keepalive',
    );
  });

  it('gives all of them their defaults, and has the clusters follow', async () => {
    const context = await withParameters();
    await insertCluster(context, { id: 'cache', parameter_group: 'tuned' });
    await ResetCacheParameterGroup({ ...named, ResetAllParameters: true }, context);
    expect(await setByUser(context)).toEqual([]);
    expect(context.woken).toEqual([{ kind: 'cluster', region: 'us-east-1', id: 'cache' }]);
    const row = await context.store.selectFrom('cache_cluster').selectAll().executeTakeFirstOrThrow();
    expect(row.parameter_apply_status).toBe('applying');
  });

  it.each([
    [
      'both',
      { ResetAllParameters: true, ParameterNameValues: names('timeout') },
      'InvalidParameterCombination',
    ],
    ['neither', { ResetAllParameters: false }, 'InvalidParameterCombination'],
    ['an unknown name', { ParameterNameValues: names('timeout', 'nothing') }, 'InvalidParameterValue'],
    ['no name', { ParameterNameValues: [{}] }, 'InvalidParameterValue'],
  ])('refuses %s, and resets nothing', async (_what, more, code) => {
    const context = await withParameters();
    await expect(ResetCacheParameterGroup({ ...named, ...more }, context)).rejects.toMatchObject({ code });
    expect(await setByUser(context)).toHaveLength(3);
  });

  it('refuses a default group and one that is not there', async () => {
    const reset = (CacheParameterGroupName: string) =>
      ResetCacheParameterGroup({ CacheParameterGroupName, ResetAllParameters: true }, testContext());
    await expect(reset('default.valkey8')).rejects.toMatchObject({ code: 'InvalidCacheParameterGroupState' });
    await expect(reset('tuned')).rejects.toMatchObject({ code: 'CacheParameterGroupNotFound' });
  });
});
