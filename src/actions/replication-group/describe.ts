import type { DescribeReplicationGroupsMessage, ReplicationGroupMessage } from '@aws-sdk/client-elasticache';
import { loadMembers } from '../../control/group/rows.ts';
import { paginate } from '../../domain/pagination.ts';
import type { Action } from '../action.ts';
import { findGroup } from './find.ts';
import { showGroup } from './show.ts';

export const DescribeReplicationGroups: Action<
  DescribeReplicationGroupsMessage,
  ReplicationGroupMessage
> = async (input, context) => {
  const { store, region } = context;
  if (input.ReplicationGroupId) {
    const found = await findGroup(store, region, input.ReplicationGroupId);
    return { ReplicationGroups: [showGroup(found, context)] };
  }
  const rows = await store
    .selectFrom('replication_group')
    .selectAll()
    .where('region', '=', region)
    .orderBy('id')
    .execute();
  const { items, marker } = paginate(rows, {
    marker: input.Marker,
    maxRecords: input.MaxRecords,
    keyOf: (row) => row.id,
  });
  const shown = items.map(async (group) =>
    showGroup({ group, members: await loadMembers(store, group) }, context),
  );
  return { ReplicationGroups: await Promise.all(shown), Marker: marker };
};
