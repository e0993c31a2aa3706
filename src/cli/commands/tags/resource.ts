import type { Api } from '../../command.ts';
import { CliError, UsageError } from '../../errors.ts';

/** The ARN that tags go by, of a resource written as an ARN or as `cluster:my-redis`. Asks the API who has that name. */
export async function resolveArn(api: Api, resource: string): Promise<string> {
  if (resource.startsWith('arn:')) return resource;
  const [kind, name] = splitResource(resource);
  const arn = await ARN_OF[kind](api, name);
  if (!arn) throw new CliError('NotFound', `${resource} has no ARN`);
  return arn;
}

type Kind = 'cluster' | 'group' | 'snapshot' | 'parametergroup' | 'subnetgroup';

const ARN_OF: Record<Kind, (api: Api, name: string) => Promise<string | undefined>> = {
  cluster: async (api, name) =>
    (await api.call('DescribeCacheClusters', { CacheClusterId: name })).CacheClusters?.[0]?.ARN,
  group: async (api, name) =>
    (await api.call('DescribeReplicationGroups', { ReplicationGroupId: name })).ReplicationGroups?.[0]?.ARN,
  snapshot: async (api, name) =>
    (await api.call('DescribeSnapshots', { SnapshotName: name })).Snapshots?.[0]?.ARN,
  parametergroup: async (api, name) =>
    (await api.call('DescribeCacheParameterGroups', { CacheParameterGroupName: name }))
      .CacheParameterGroups?.[0]?.ARN,
  subnetgroup: async (api, name) =>
    (await api.call('DescribeCacheSubnetGroups', { CacheSubnetGroupName: name })).CacheSubnetGroups?.[0]?.ARN,
};

/** Reads `cluster:my-redis`. */
export function splitResource(resource: string): [Kind, string] {
  const at = resource.indexOf(':');
  const kind = resource.slice(0, at);
  if (at > 0 && at < resource.length - 1 && Object.hasOwn(ARN_OF, kind))
    return [kind as Kind, resource.slice(at + 1)];
  throw new UsageError(
    `${resource} names no resource: write its ARN, or cluster:ID, group:ID, snapshot:NAME, parametergroup:NAME, subnetgroup:NAME`,
  );
}
