import { describe, expect, it } from 'vitest';
import { testContext } from '../testing.ts';
import { CreateCacheSubnetGroup } from './create.ts';
import { DescribeCacheSubnetGroups } from './describe.ts';

async function withGroups(count: number) {
  const context = testContext();
  for (let i = 0; i < count; i++) {
    const name = `group-${String(i).padStart(2, '0')}`;
    const input = {
      CacheSubnetGroupName: name,
      CacheSubnetGroupDescription: '',
      SubnetIds: ['subnet-12345678'],
    };
    await CreateCacheSubnetGroup(input, context);
  }
  return context;
}

describe('DescribeCacheSubnetGroups', () => {
  it('has the default group in every region from the start, one subnet in each zone', async () => {
    const { CacheSubnetGroups: groups } = await DescribeCacheSubnetGroups(
      {},
      testContext({ region: 'us-west-2' }),
    );
    expect(groups).toHaveLength(1);
    expect(groups![0]).toMatchObject({
      CacheSubnetGroupName: 'default',
      ARN: 'arn:aws:elasticache:us-west-2:000000000000:subnetgroup:default',
    });
    const zones = groups![0]!.Subnets!.map((subnet) => subnet.SubnetAvailabilityZone?.Name);
    expect(zones).toEqual(['us-west-2a', 'us-west-2b', 'us-west-2c', 'us-west-2d']);
    expect(new Set(groups![0]!.Subnets!.map((subnet) => subnet.SubnetIdentifier)).size).toBe(4);
  });

  it('finds one by name in any case, within its region', async () => {
    const context = await withGroups(1);
    const found = await DescribeCacheSubnetGroups({ CacheSubnetGroupName: 'Group-00' }, context);
    expect(found.CacheSubnetGroups?.map((group) => group.CacheSubnetGroupName)).toEqual(['group-00']);
    const elsewhere = testContext({ store: context.store, region: 'eu-west-1' });
    await expect(
      DescribeCacheSubnetGroups({ CacheSubnetGroupName: 'group-00' }, elsewhere),
    ).rejects.toMatchObject({
      code: 'CacheSubnetGroupNotFoundFault',
    });
  });

  it('gives pages', async () => {
    const context = await withGroups(24);
    const first = await DescribeCacheSubnetGroups({ MaxRecords: 20 }, context);
    const second = await DescribeCacheSubnetGroups({ MaxRecords: 20, Marker: first.Marker }, context);
    const names = [...first.CacheSubnetGroups!, ...second.CacheSubnetGroups!].map(
      (g) => g.CacheSubnetGroupName,
    );
    expect(first.CacheSubnetGroups).toHaveLength(20);
    expect(new Set(names).size).toBe(25);
    expect(second.Marker).toBeUndefined();
  });
});
