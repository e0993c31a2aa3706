import { useAll } from '../../api/use-api.ts';
import type { Parameter, ParameterGroup } from './parameters.ts';
import { usersOf } from './parameters.ts';

/** One group with all that is known of it. `gone` when there is none of that name (any more). */
export function useParameterGroup(name: string) {
  const groups = useAll(
    'DescribeCacheParameterGroups',
    { CacheParameterGroupName: name },
    'CacheParameterGroups',
    { skip: name === '' },
  );
  const answer = useParameters(name);
  const clusters = useAll('DescribeCacheClusters', {}, 'CacheClusters');
  const error = groups.error ?? answer.error;
  const group: ParameterGroup | undefined = groups.data?.[0];
  const parameters: readonly Parameter[] | undefined = answer.data;
  return {
    group: error ? undefined : group,
    parameters: error ? undefined : parameters,
    users: usersOf(name, clusters.data ?? []),
    error,
    again: () => void Promise.all([groups.refetch(), answer.refetch()]),
  };
}

export function useParameters(name: string) {
  return useAll('DescribeCacheParameters', { CacheParameterGroupName: name }, 'Parameters', {
    skip: name === '',
  });
}
