import type { CacheSubnetGroupMessage, DescribeCacheSubnetGroupsMessage } from '@aws-sdk/client-elasticache';
import { paginate } from '../../domain/pagination.ts';
import type { Action } from '../action.ts';
import { findSubnetGroup, listSubnetGroups } from './find.ts';
import { showSubnetGroup } from './show.ts';

/** One subnet group, or all of the region by name. */
export const DescribeCacheSubnetGroups: Action<
  DescribeCacheSubnetGroupsMessage,
  CacheSubnetGroupMessage
> = async ({ CacheSubnetGroupName: name, Marker, MaxRecords }, context) => {
  const { store, region } = context;
  const groups = name ? [await findSubnetGroup(store, region, name)] : await listSubnetGroups(store, region);
  const page = paginate(groups, { marker: Marker, maxRecords: MaxRecords, keyOf: (group) => group.name });
  return {
    Marker: page.marker,
    CacheSubnetGroups: page.items.map((group) => showSubnetGroup(context, group)),
  };
};
