import type {
  CacheParameterGroupsMessage,
  DescribeCacheParameterGroupsMessage,
} from '@aws-sdk/client-elasticache';
import { paginate } from '../../domain/pagination.ts';
import type { Action } from '../action.ts';
import { findParameterGroup, listParameterGroups } from './find.ts';
import { showParameterGroup } from './show.ts';

/** One parameter group, or all of the region by name, the default ones of every family included. */
export const DescribeCacheParameterGroups: Action<
  DescribeCacheParameterGroupsMessage,
  CacheParameterGroupsMessage
> = async ({ CacheParameterGroupName: name, Marker, MaxRecords }, context) => {
  const { store, region } = context;
  const groups = name
    ? [await findParameterGroup(store, region, name)]
    : await listParameterGroups(store, region);
  const page = paginate(groups, { marker: Marker, maxRecords: MaxRecords, keyOf: (group) => group.name });
  return {
    Marker: page.marker,
    CacheParameterGroups: page.items.map((group) => showParameterGroup(context, group)),
  };
};
