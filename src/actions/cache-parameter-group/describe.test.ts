import { describe, expect, it } from 'vitest';
import { FAMILIES } from '../../domain/family-names.ts';
import { testContext } from '../testing.ts';
import { CreateCacheParameterGroup } from './create.ts';
import { DescribeCacheParameterGroups } from './describe.ts';

async function withGroup() {
  const context = testContext();
  const input = {
    CacheParameterGroupName: 'tuned',
    CacheParameterGroupFamily: 'valkey8',
    Description: 'mine',
  };
  await CreateCacheParameterGroup(input, context);
  return context;
}

describe('DescribeCacheParameterGroups', () => {
  it('lists the default group of every family beside those that were made', async () => {
    const { CacheParameterGroups: groups, Marker } = await DescribeCacheParameterGroups(
      {},
      await withGroup(),
    );
    const names = groups!.map((group) => group.CacheParameterGroupName);
    expect(names).toEqual(
      expect.arrayContaining([...FAMILIES.map((family) => `default.${family}`), 'tuned']),
    );
    expect(names).toEqual(names.toSorted());
    expect(groups!.find((group) => group.CacheParameterGroupName === 'default.redis7')).toEqual({
      CacheParameterGroupName: 'default.redis7',
      CacheParameterGroupFamily: 'redis7',
      Description: 'Default parameter group for redis7',
      IsGlobal: false,
      ARN: 'arn:aws:elasticache:us-east-1:000000000000:parametergroup:default.redis7',
    });
    expect(Marker).toBeUndefined();
  });

  it('finds one by name in any case, within its region', async () => {
    const context = await withGroup();
    const find = (CacheParameterGroupName: string, region = 'us-east-1') =>
      DescribeCacheParameterGroups(
        { CacheParameterGroupName },
        testContext({ store: context.store, region }),
      );
    expect((await find('TUNED')).CacheParameterGroups).toMatchObject([
      { CacheParameterGroupFamily: 'valkey8', Description: 'mine' },
    ]);
    expect((await find('default.valkey8', 'eu-west-1')).CacheParameterGroups).toHaveLength(1);
    for (const missing of [find('tuned', 'eu-west-1'), find('default.redis1')]) {
      await expect(missing).rejects.toMatchObject({ code: 'CacheParameterGroupNotFound' });
    }
  });

  it('gives pages', async () => {
    const context = await withGroup();
    for (let i = 0; i < 5; i++) {
      const input = {
        CacheParameterGroupName: `more-${i}`,
        CacheParameterGroupFamily: 'redis7',
        Description: '',
      };
      await CreateCacheParameterGroup(input, context);
    }
    const first = await DescribeCacheParameterGroups({ MaxRecords: 20 }, context);
    const rest = await DescribeCacheParameterGroups({ MaxRecords: 20, Marker: first.Marker }, context);
    expect(first.CacheParameterGroups).toHaveLength(20);
    expect(rest.CacheParameterGroups).toHaveLength(FAMILIES.length * 2 + 6 - 20);
    expect(rest.CacheParameterGroups?.at(-1)?.CacheParameterGroupName).toBe('tuned');
  });
});
