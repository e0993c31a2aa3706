import { describe, expect, it } from 'vitest';
import { ListTagsForResource } from '../tag/list.ts';
import { eventMessages, testContext } from '../testing.ts';
import { CreateCacheParameterGroup } from './create.ts';

function request(more: Partial<Parameters<typeof CreateCacheParameterGroup>[0]> = {}) {
  return {
    CacheParameterGroupName: 'Tuned',
    CacheParameterGroupFamily: 'Redis7',
    Description: 'for caches',
    ...more,
  };
}

describe('CreateCacheParameterGroup', () => {
  it('keeps the group under its name in lower case, with its tags', async () => {
    const context = testContext();
    const Tags = [{ Key: 'team', Value: 'apps' }];
    const { CacheParameterGroup: group } = await CreateCacheParameterGroup(request({ Tags }), context);
    expect(group).toEqual({
      CacheParameterGroupName: 'tuned',
      CacheParameterGroupFamily: 'redis7',
      Description: 'for caches',
      IsGlobal: false,
      ARN: 'arn:aws:elasticache:us-east-1:000000000000:parametergroup:tuned',
    });
    expect(await ListTagsForResource({ ResourceName: group!.ARN! }, context)).toEqual({ TagList: Tags });
    expect(await eventMessages(context)).toEqual(['Cache parameter group created']);
  });

  it.each([
    ['a bad name', { CacheParameterGroupName: '1st' }],
    ['a name kept for defaults', { CacheParameterGroupName: 'default.mine' }],
    ['a family that is not there', { CacheParameterGroupFamily: 'memcached1.6' }],
    ['a long description', { Description: 'x'.repeat(256) }],
    ['a tag without a key', { Tags: [{ Value: 'x' }] }],
  ])('refuses %s and keeps nothing', async (_what, more) => {
    const context = testContext();
    await expect(CreateCacheParameterGroup(request(more), context)).rejects.toMatchObject({
      code: 'InvalidParameterValue',
    });
    expect(await context.store.selectFrom('parameter_group').selectAll().execute()).toEqual([]);
    expect(await eventMessages(context)).toEqual([]);
  });

  it('refuses a name that is taken in the region, not one taken elsewhere', async () => {
    const context = testContext();
    await CreateCacheParameterGroup(request(), context);
    await expect(CreateCacheParameterGroup(request(), context)).rejects.toMatchObject({
      code: 'CacheParameterGroupAlreadyExists',
    });
    await CreateCacheParameterGroup(request(), testContext({ store: context.store, region: 'eu-west-1' }));
  });

  it('has a quota for a region', async () => {
    const context = testContext();
    const values = Array.from({ length: 300 }, (_, i) => ({
      region: context.region,
      name: `group-${i}`,
      family: 'redis7',
      description: '',
    }));
    await context.store.insertInto('parameter_group').values(values).execute();
    await expect(CreateCacheParameterGroup(request(), context)).rejects.toMatchObject({
      code: 'CacheParameterGroupQuotaExceeded',
    });
  });
});
