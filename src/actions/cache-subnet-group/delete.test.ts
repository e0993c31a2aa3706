import { describe, expect, it } from 'vitest';
import { eventMessages, insertCluster, testContext } from '../testing.ts';
import { CreateCacheSubnetGroup } from './create.ts';
import { DeleteCacheSubnetGroup } from './delete.ts';
import { DescribeCacheSubnetGroups } from './describe.ts';

async function withGroup() {
  const context = testContext();
  const input = {
    CacheSubnetGroupName: 'apps',
    CacheSubnetGroupDescription: '',
    SubnetIds: ['subnet-aaaaaaaa'],
    Tags: [{ Key: 'team', Value: 'apps' }],
  };
  await CreateCacheSubnetGroup(input, context);
  return context;
}

describe('DeleteCacheSubnetGroup', () => {
  it('forgets the group and its tags', async () => {
    const context = await withGroup();
    expect(await DeleteCacheSubnetGroup({ CacheSubnetGroupName: 'Apps' }, context)).toBeUndefined();
    await expect(DescribeCacheSubnetGroups({ CacheSubnetGroupName: 'apps' }, context)).rejects.toThrow(
      'apps',
    );
    expect(await context.store.selectFrom('tag').selectAll().execute()).toEqual([]);
    expect((await eventMessages(context)).at(-1)).toBe('Cache subnet group deleted');
  });

  it('refuses while a cluster of the region uses it', async () => {
    const context = await withGroup();
    const elsewhere = testContext({ store: context.store, region: 'eu-west-1' });
    await insertCluster(elsewhere, { id: 'far', subnet_group: 'apps' });
    await insertCluster(context, { id: 'near', subnet_group: 'apps' });
    await expect(DeleteCacheSubnetGroup({ CacheSubnetGroupName: 'apps' }, context)).rejects.toMatchObject({
      code: 'CacheSubnetGroupInUse',
      message: expect.stringContaining('near'),
    });
    await context.store.deleteFrom('cache_cluster').where('id', '=', 'near').execute();
    await DeleteCacheSubnetGroup({ CacheSubnetGroupName: 'apps' }, context);
  });

  it('refuses the default group and one that is not there', async () => {
    const context = testContext();
    await expect(DeleteCacheSubnetGroup({ CacheSubnetGroupName: 'default' }, context)).rejects.toMatchObject({
      code: 'InvalidParameterValue',
    });
    await expect(DeleteCacheSubnetGroup({ CacheSubnetGroupName: 'apps' }, context)).rejects.toMatchObject({
      code: 'CacheSubnetGroupNotFoundFault',
    });
  });
});
