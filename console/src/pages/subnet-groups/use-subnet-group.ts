import { useAll } from '../../api/use-api.ts';
import { type SubnetGroup, usersOf } from './subnets.ts';

/** One group and the clusters that are in it. */
export function useSubnetGroup(name: string) {
  const answer = useAll('DescribeCacheSubnetGroups', { CacheSubnetGroupName: name }, 'CacheSubnetGroups');
  const clusters = useAll('DescribeCacheClusters', {}, 'CacheClusters');
  const group: SubnetGroup | undefined = answer.data?.[0];
  return {
    group: answer.error ? undefined : group,
    users: usersOf(name, clusters.data ?? []),
    error: answer.error,
    again: () => void answer.refetch(),
  };
}
