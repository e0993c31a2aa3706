import type { ReplicationGroup } from '@aws-sdk/client-elasticache';
import { recordEvent } from '../../control/events.ts';
import { loadGroup, updateGroup } from '../../control/group/rows.ts';
import { Fault } from '../../domain/fault.ts';
import { quoted } from '../../domain/identifiers.ts';
import type { Action } from '../action.ts';
import { accepted } from './accepted.ts';
import { findGroup } from './find.ts';
import { requireMember } from './require-member.ts';
import { showGroup } from './show.ts';

interface Input {
  ReplicationGroupId?: string;
  CacheClusterId?: string;
}

/** Holdfast's own: an operator decides which member's data a group goes on with that waits for one it can trust. */
export const ForceFailover: Action<Input, { ReplicationGroup: ReplicationGroup }> = async (
  input,
  context,
) => {
  const { store, region, now } = context;
  const found = await store.transaction().execute(async (transaction) => {
    const before = await findGroup(transaction, region, input.ReplicationGroupId ?? '');
    const { group } = before;
    const { cluster } = requireMember(before, input.CacheClusterId ?? '', 'CacheClusterId');
    if (group.status !== 'failed') {
      throw new Fault(
        'InvalidReplicationGroupState',
        `Replication group ${quoted(group.id)} is ${group.status}: it has a primary, or comes by one by itself. A failover is forced only when it is failed; to make ${quoted(cluster.id)} the primary without a loss use ModifyReplicationGroup with PrimaryClusterId.`,
      );
    }
    await updateGroup(transaction, group, { force_to: cluster.id, status: 'modifying' });
    const message = `An operator makes ${cluster.id} the primary, with the data that it has`;
    await recordEvent(transaction, {
      region,
      source: 'replication-group',
      id: group.id,
      message,
      at: now,
    });
    return (await loadGroup(transaction, region, group.id))!;
  });
  accepted(context, { group: found.group.id });
  return { ReplicationGroup: showGroup(found, context) };
};
