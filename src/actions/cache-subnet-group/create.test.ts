import { describe, expect, it } from 'vitest';
import { ListTagsForResource } from '../tag/list.ts';
import { eventMessages, testContext } from '../testing.ts';
import { CreateCacheSubnetGroup } from './create.ts';

const A = 'subnet-0123456789abcdef0';
const B = 'subnet-89abcdef';

function request(more: Partial<Parameters<typeof CreateCacheSubnetGroup>[0]> = {}) {
  return {
    CacheSubnetGroupName: 'Apps',
    CacheSubnetGroupDescription: 'for apps',
    SubnetIds: [A, B],
    ...more,
  };
}

describe('CreateCacheSubnetGroup', () => {
  it('keeps the group under its name in lower case, with a zone for each subnet', async () => {
    const context = testContext();
    const { CacheSubnetGroup: group } = await CreateCacheSubnetGroup(
      request({ SubnetIds: [A, B, A] }),
      context,
    );
    expect(group).toEqual({
      CacheSubnetGroupName: 'apps',
      CacheSubnetGroupDescription: 'for apps',
      VpcId: expect.stringMatching(/^vpc-[0-9a-f]{8}$/),
      Subnets: [
        {
          SubnetIdentifier: A,
          SubnetAvailabilityZone: { Name: 'us-east-1a' },
          SupportedNetworkTypes: ['ipv4'],
        },
        {
          SubnetIdentifier: B,
          SubnetAvailabilityZone: { Name: 'us-east-1b' },
          SupportedNetworkTypes: ['ipv4'],
        },
      ],
      ARN: 'arn:aws:elasticache:us-east-1:000000000000:subnetgroup:apps',
      SupportedNetworkTypes: ['ipv4'],
    });
    expect(await eventMessages(context)).toEqual(['Cache subnet group created']);
  });

  it('keeps its tags, or nothing at all when one of them is bad', async () => {
    const context = testContext();
    const Tags = [{ Key: 'team', Value: 'apps' }];
    const { CacheSubnetGroup: group } = await CreateCacheSubnetGroup(request({ Tags }), context);
    expect(await ListTagsForResource({ ResourceName: group!.ARN! }, context)).toEqual({ TagList: Tags });
    const bad = request({ CacheSubnetGroupName: 'other', Tags: [{ Key: 'aws:x', Value: 'y' }] });
    await expect(CreateCacheSubnetGroup(bad, context)).rejects.toMatchObject({
      code: 'InvalidParameterValue',
    });
    await expect(CreateCacheSubnetGroup({ ...bad, Tags: [] }, context)).resolves.toBeDefined();
  });

  it.each([
    ['a bad name', { CacheSubnetGroupName: 'a_b' }, 'InvalidParameterValue'],
    ['a long description', { CacheSubnetGroupDescription: 'x'.repeat(256) }, 'InvalidParameterValue'],
    ['no subnet', { SubnetIds: [] }, 'InvalidParameterValue'],
    ['what is no subnet', { SubnetIds: ['vpc-12345678'] }, 'InvalidSubnet'],
    [
      'too many subnets',
      { SubnetIds: Array.from({ length: 21 }, (_, i) => `subnet-000000${10 + i}`) },
      'CacheSubnetQuotaExceededFault',
    ],
    ['the name of the default group', { CacheSubnetGroupName: 'DEFAULT' }, 'CacheSubnetGroupAlreadyExists'],
  ])('refuses %s', async (_what, more, code) => {
    await expect(CreateCacheSubnetGroup(request(more), testContext())).rejects.toMatchObject({ code });
  });

  it('refuses a name that is taken in the region, not one taken elsewhere', async () => {
    const context = testContext();
    await CreateCacheSubnetGroup(request(), context);
    await expect(CreateCacheSubnetGroup(request(), context)).rejects.toMatchObject({
      code: 'CacheSubnetGroupAlreadyExists',
    });
    const elsewhere = testContext({ store: context.store, region: 'eu-west-1' });
    const { CacheSubnetGroup: group } = await CreateCacheSubnetGroup(request(), elsewhere);
    expect(group?.Subnets?.[0]?.SubnetAvailabilityZone).toEqual({ Name: 'eu-west-1a' });
  });

  it('has a quota for a region', async () => {
    const context = testContext();
    const values = Array.from({ length: 299 }, (_, i) => ({
      region: 'us-east-1',
      name: `group-${i}`,
      description: '',
      subnet_ids_json: JSON.stringify([A]),
    }));
    await context.store.insertInto('subnet_group').values(values).execute();
    await expect(CreateCacheSubnetGroup(request(), context)).rejects.toMatchObject({
      code: 'CacheSubnetGroupQuotaExceeded',
    });
  });
});
