import { useMemo } from 'react';
import { useAll } from '../../../api/use-api.ts';

/** The values of a parameter group, or of the family's default where none is named; empty until they are there. */
export function useParameters(group: string, family: string | undefined): Readonly<Record<string, string>> {
  const name = group === '' ? `default.${family}` : group;
  const { data } = useAll('DescribeCacheParameters', { CacheParameterGroupName: name }, 'Parameters', {
    skip: group === '' && family === undefined,
  });
  return useMemo(
    () =>
      Object.fromEntries(
        (data ?? []).flatMap(({ ParameterName, ParameterValue }) =>
          ParameterName === undefined || ParameterValue === undefined
            ? []
            : [[ParameterName, ParameterValue]],
        ),
      ),
    [data],
  );
}
