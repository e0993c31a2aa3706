import { describe, expect, it } from 'vitest';
import { eventMessages, insertCluster, testContext } from '../testing.ts';
import { CreateCacheSubnetGroup } from './create.ts';
import { DescribeCacheSubnetGroups } from './describe.ts';
import { ModifyCacheSubnetGroup } from './modify.ts';

const A = 'subnet-aaaaaaaa';
const B = 'subnet-bbbbbbbb';
const C = 'subnet-cccccccc';

async function withGroup() {
  const context = testContext();
  const input = { CacheSubnetGroupName: 'apps', CacheSubnetGroupDescription: 'old', SubnetIds: [A, B] };
  await CreateCacheSubnetGroup(input, context);
  return context;
}

const subnets = (group: { Subnets?: { SubnetIdentifier?: string | undefined }[] | undefined } | undefined) =>
  group?.Subnets?.map((subnet) => subnet.SubnetIdentifier);

describe('ModifyCacheSubnetGroup', () => {
  it('changes what is given and keeps the rest', async () => {
    const context = await withGroup();
    const named = { CacheSubnetGroupName: 'APPS' };
    const first = await ModifyCacheSubnetGroup({ ...named, CacheSubnetGroupDescription: 'new' }, context);
    expect(first.CacheSubnetGroup?.CacheSubnetGroupDescription).toBe('new');
    expect(subnets(first.CacheSubnetGroup)).toEqual([A, B]);
    await ModifyCacheSubnetGroup({ ...named, SubnetIds: [B, C] }, context);
    const { CacheSubnetGroups: groups } = await DescribeCacheSubnetGroups(named, context);
    expect(groups?.[0]?.CacheSubnetGroupDescription).toBe('new');
    expect(subnets(groups?.[0])).toEqual([B, C]);
    expect((await eventMessages(context)).at(-1)).toBe('Cache subnet group modified');
  });

  it('keeps a subnet that a cluster stands in', async () => {
    const context = await withGroup();
    await insertCluster(context, { id: 'cache', subnet_group: 'apps', availability_zone: 'us-east-1b' });
    const without = { CacheSubnetGroupName: 'apps', SubnetIds: [A, C] };
    await expect(ModifyCacheSubnetGroup(without, context)).rejects.toMatchObject({
      code: 'SubnetInUse',
      message: expect.stringContaining('cache'),
    });
    const withIt = { CacheSubnetGroupName: 'apps', SubnetIds: [C, B] };
    expect(subnets((await ModifyCacheSubnetGroup(withIt, context)).CacheSubnetGroup)).toEqual([C, B]);
  });

  it('refuses the default group, one that is not there, and bad subnets', async () => {
    const context = await withGroup();
    const modify = (name: string, SubnetIds?: string[]) =>
      ModifyCacheSubnetGroup({ CacheSubnetGroupName: name, SubnetIds }, context);
    await expect(modify('default')).rejects.toMatchObject({ code: 'InvalidParameterValue' });
    await expect(modify('none')).rejects.toMatchObject({ code: 'CacheSubnetGroupNotFoundFault' });
    await expect(modify('apps', ['x'])).rejects.toMatchObject({ code: 'InvalidSubnet' });
  });
});
