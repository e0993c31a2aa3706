import { describe, expect, it } from 'vitest';
import { insertGroup } from '../replication-group/testing.ts';
import { insertCluster, testContext } from '../testing.ts';
import { AddTagsToResource } from './add.ts';
import { ListTagsForResource } from './list.ts';
import { RemoveTagsFromResource } from './remove.ts';

const ResourceName = 'arn:aws:elasticache:us-east-1:000000000000:cluster:cache';

async function withCluster() {
  const context = testContext();
  await insertCluster(context, { id: 'cache' });
  return context;
}

const tag = (Key: string, Value: string) => ({ Key, Value });

describe('tags of a resource', () => {
  it('are none at first, and not those of another', async () => {
    const context = await withCluster();
    await insertCluster(context, { id: 'other' });
    await AddTagsToResource(
      { ResourceName: ResourceName.replace(/cache$/, 'other'), Tags: [tag('a', '1')] },
      context,
    );
    expect(await ListTagsForResource({ ResourceName }, context)).toEqual({ TagList: [] });
  });

  it('are added and overwritten, all or none', async () => {
    const context = await withCluster();
    await AddTagsToResource({ ResourceName, Tags: [tag('b', '1'), { Key: 'a' }] }, context);
    const { TagList } = await AddTagsToResource(
      { ResourceName, Tags: [tag('b', '2'), tag('B', '3')] },
      context,
    );
    expect(TagList).toEqual([tag('B', '3'), tag('a', ''), tag('b', '2')]);
    const half = { ResourceName, Tags: [tag('c', '1'), tag('', '1')] };
    await expect(AddTagsToResource(half, context)).rejects.toMatchObject({ code: 'InvalidParameterValue' });
    expect((await ListTagsForResource({ ResourceName }, context)).TagList).toEqual(TagList);
  });

  it('are 50 at most', async () => {
    const context = await withCluster();
    const Tags = Array.from({ length: 50 }, (_, i) => tag(`key${i}`, 'x'));
    await AddTagsToResource({ ResourceName, Tags }, context);
    await expect(
      AddTagsToResource({ ResourceName, Tags: [tag('one more', 'x')] }, context),
    ).rejects.toMatchObject({
      code: 'TagQuotaPerResourceExceeded',
    });
    await AddTagsToResource({ ResourceName, Tags: [tag('key7', 'changed')] }, context);
    const { TagList } = await ListTagsForResource({ ResourceName }, context);
    expect(TagList).toHaveLength(50);
    expect(TagList).toContainEqual(tag('key7', 'changed'));
  });

  it('are removed by key, all or none', async () => {
    const context = await withCluster();
    await AddTagsToResource({ ResourceName, Tags: [tag('a', '1'), tag('b', '2'), tag('c', '3')] }, context);
    await expect(
      RemoveTagsFromResource({ ResourceName, TagKeys: ['a', 'x'] }, context),
    ).rejects.toMatchObject({
      code: 'TagNotFound',
      message: expect.stringContaining('"x"'),
    });
    const { TagList } = await RemoveTagsFromResource({ ResourceName, TagKeys: ['a', 'c'] }, context);
    expect(TagList).toEqual([tag('b', '2')]);
    expect(await RemoveTagsFromResource({ ResourceName, TagKeys: [] }, context)).toEqual({ TagList });
  });

  it('of a group are put on its members, and taken off them', async () => {
    const context = testContext();
    await insertGroup(context, { id: 'group' }, ['one', 'two']);
    const of = (name: string) => `arn:aws:elasticache:us-east-1:000000000000:${name}`;
    const list = async (name: string) =>
      (await ListTagsForResource({ ResourceName: of(name) }, context)).TagList;
    await AddTagsToResource({ ResourceName: of('cluster:one'), Tags: [tag('own', '1')] }, context);
    const ofGroup = { ResourceName: of('replicationgroup:Group'), Tags: [tag('a', '1'), tag('b', '2')] };
    expect(await AddTagsToResource(ofGroup, context)).toEqual({ TagList: ofGroup.Tags });
    expect(await list('cluster:one')).toEqual([tag('a', '1'), tag('b', '2'), tag('own', '1')]);
    expect(await list('cluster:two')).toEqual(ofGroup.Tags);
    await RemoveTagsFromResource({ ...ofGroup, TagKeys: ['a'] }, context);
    expect(await list('replicationgroup:group')).toEqual([tag('b', '2')]);
    expect(await list('cluster:one')).toEqual([tag('b', '2'), tag('own', '1')]);
    await AddTagsToResource({ ResourceName: of('cluster:two'), Tags: [tag('b', '3')] }, context);
    expect(await list('replicationgroup:group')).toEqual([tag('b', '2')]);
  });
});
