import {
  CreateReplicationGroupCommand,
  ModifyReplicationGroupCommand,
  TestFailoverCommand,
} from '@aws-sdk/client-elasticache';
import { connectTo, makeCluster, makeSnapshot, until } from './elasticache.ts';
import { whenGroupAvailable } from './groups.ts';
import type { TestHoldfast } from './holdfast.ts';

/**
 * Every page of the console, each in the state in which most of it is to be seen, by its address in the region. A new
 * page is added here; a test says so when one is missing.
 */
export const PAGES = [
  '/',
  '/clusters',
  '/clusters/-/create',
  '/clusters/exampleredis',
  ...['nodes', 'metrics', 'parameters', 'events', 'tags', 'logs'].map(
    (tab) => `/clusters/exampleredis?tab=${tab}`,
  ),
  '/clusters/exampleredis/modify',
  '/clusters/gone',
  '/groups',
  '/groups/-/create',
  '/groups/-/create?primary=other',
  '/groups/examplereplication',
  ...['members', 'failovers', 'events', 'tags'].map((tab) => `/groups/examplereplication?tab=${tab}`),
  '/groups/examplereplication/add-replica',
  '/groups/examplereplication/modify',
  '/groups/examplereplication/failovers/:epoch',
  '/groups/-/promote?cluster=examplereplication-001',
  '/groups/-/demote?cluster=other&group=examplereplication',
  '/groups/gone',
  '/snapshots',
  '/snapshots/examplesnapshot',
  '/snapshots/examplesnapshot/restore',
  '/snapshots/gone',
  '/parameter-groups',
  '/parameter-groups/-/create',
  '/parameter-groups/-/create?from=default.redis7',
  '/parameter-groups/-/compare?a=default.redis7&b=own',
  '/parameter-groups/own',
  ...['users', 'events', 'tags'].map((tab) => `/parameter-groups/own?tab=${tab}`),
  '/parameter-groups/own/edit',
  '/parameter-groups/default.redis7',
  '/parameter-groups/gone',
  '/subnet-groups',
  '/subnet-groups/-/create',
  '/subnet-groups/nets',
  ...['events', 'tags'].map((tab) => `/subnet-groups/nets?tab=${tab}`),
  '/subnet-groups/nets/modify',
  '/subnet-groups/default',
  '/engines',
  '/events',
  '/nowhere',
] as const;

/** What those pages show: a cluster, a group with a replica and a failover behind it, a snapshot, groups of parameters and of subnets. */
export async function fillPages(holdfast: TestHoldfast): Promise<{ epoch: number }> {
  const client = holdfast.client();
  await holdfast.call('CreateCacheParameterGroup', {
    CacheParameterGroupName: 'own',
    CacheParameterGroupFamily: 'redis7',
    Description: 'Values of our own',
  });
  await holdfast.call('ModifyCacheParameterGroup', {
    CacheParameterGroupName: 'own',
    ParameterNameValues: [{ ParameterName: 'timeout', ParameterValue: '30' }],
  });
  await holdfast.call('CreateCacheSubnetGroup', {
    CacheSubnetGroupName: 'nets',
    CacheSubnetGroupDescription: 'Nets of our own',
    SubnetIds: ['subnet-0123456789abcdef0'],
  });
  const [cluster] = await Promise.all([
    makeCluster(client, 'exampleredis', {
      CacheParameterGroupName: 'own',
      CacheSubnetGroupName: 'nets',
      Tags: [{ Key: 'team', Value: 'blue' }],
    }),
    makeCluster(client, 'other'),
  ]);
  await using redis = await connectTo(cluster);
  await redis.set('greeting', 'hello');
  await makeSnapshot(client, 'exampleredis', 'examplesnapshot');
  await client.send(
    new CreateReplicationGroupCommand({
      ReplicationGroupId: 'examplereplication',
      ReplicationGroupDescription: 'Example',
      PrimaryClusterId: 'exampleredis',
    }),
  );
  await whenGroupAvailable(client, 'examplereplication', 1);
  await makeCluster(client, 'examplereplication-001', { ReplicationGroupId: 'examplereplication' });
  await whenGroupAvailable(client, 'examplereplication', 2);
  return { epoch: await failOver(holdfast) };
}

/** There and back, so that there is a report. */
async function failOver(holdfast: TestHoldfast): Promise<number> {
  const client = holdfast.client();
  const ReplicationGroupId = 'examplereplication';
  await client.send(
    new ModifyReplicationGroupCommand({
      ReplicationGroupId,
      AutomaticFailoverEnabled: true,
      ApplyImmediately: true,
    }),
  );
  await whenGroupAvailable(client, ReplicationGroupId, 2);
  await client.send(new TestFailoverCommand({ ReplicationGroupId, NodeGroupId: '0001' }));
  const { Failovers = [] } = await until(
    () => holdfast.call('DescribeFailovers', { ReplicationGroupId }),
    ({ Failovers: all = [] }) => all.length > 0 && all.every(({ EndTime }) => EndTime !== undefined),
  );
  await whenGroupAvailable(client, ReplicationGroupId, 2);
  return Failovers[0]!.Epoch!;
}
