import { describe, expect, it } from 'vitest';
import { insertCluster, testContext } from '../testing.ts';
import { findTagged } from './find-tagged.ts';

const arn = (type: string, name: string, region = 'us-east-1', account = '000000000000') =>
  `arn:aws:elasticache:${region}:${account}:${type}:${name}`;

describe('findTagged', () => {
  it('finds what is there, under its name in lower case', async () => {
    const context = testContext();
    const { store, region } = context;
    await insertCluster(context, { id: 'cache' });
    await store
      .insertInto('parameter_group')
      .values({ region, name: 'tuned', family: 'redis7', description: '' })
      .execute();
    await store
      .insertInto('subnet_group')
      .values({ region, name: 'apps', description: '', subnet_ids_json: '[]' })
      .execute();
    await store
      .insertInto('snapshot')
      .values({
        region,
        name: 'saved',
        status: 'available',
        source: 'manual',
        cluster_id: 'cache',
        shown_json: '{}',
        directory: 'snapshots/saved',
        created_at: context.now.toISOString(),
      })
      .execute();
    for (const [type, name] of [
      ['cluster', 'cache'],
      ['snapshot', 'saved'],
      ['parametergroup', 'tuned'],
      ['parametergroup', 'default.redis7'],
      ['subnetgroup', 'apps'],
      ['subnetgroup', 'default'],
    ] as const) {
      expect(await findTagged(store, context, arn(type, name.toUpperCase()))).toEqual({
        region,
        arn: arn(type, name),
      });
    }
  });

  it.each([
    [arn('cluster', 'none'), 'CacheClusterNotFound'],
    [arn('snapshot', 'none'), 'SnapshotNotFoundFault'],
    [arn('parametergroup', 'none'), 'CacheParameterGroupNotFound'],
    [arn('subnetgroup', 'none'), 'CacheSubnetGroupNotFoundFault'],
    [arn('replicationgroup', 'none'), 'ReplicationGroupNotFoundFault'],
    [arn('securitygroup', 'none'), 'CacheSecurityGroupNotFound'],
    [arn('reserved-instance', 'none'), 'ReservedCacheNodeNotFound'],
    [arn('serverlesscache', 'none'), 'ServerlessCacheNotFoundFault'],
    [arn('serverlesscachesnapshot', 'none'), 'ServerlessCacheSnapshotNotFoundFault'],
    [arn('user', 'none'), 'UserNotFound'],
    [arn('usergroup', 'none'), 'UserGroupNotFound'],
    [arn('globalreplicationgroup', 'none'), 'InvalidARN'],
    [arn('cluster', 'cache', 'eu-west-1'), 'InvalidARN'],
    [arn('cluster', 'cache', 'us-east-1', '123456789012'), 'InvalidARN'],
    ['cache', 'InvalidARN'],
  ])('answers %s by %s', async (resource, code) => {
    const context = testContext();
    await insertCluster(context, { id: 'cache' });
    await expect(findTagged(context.store, context, resource)).rejects.toMatchObject({ code });
  });
});
