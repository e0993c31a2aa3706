import type { TestFailoverMessage, TestFailoverResult } from '@aws-sdk/client-elasticache';
import { recordEvent } from '../../control/events.ts';
import { loadGroup, updateGroup } from '../../control/group/rows.ts';
import { Fault } from '../../domain/fault.ts';
import { quoted } from '../../domain/identifiers.ts';
import { NODE_GROUP_ID } from '../../domain/member-plan.ts';
import type { Action } from '../action.ts';
import { accepted } from './accepted.ts';
import { findGroup } from './find.ts';
import { replicasOf } from './replica-counts.ts';
import { requireAvailable } from './require-available.ts';
import { showGroup } from './show.ts';

/** Kills the primary, as a crash would, so that a replica takes over. */
export const TestFailover: Action<TestFailoverMessage, TestFailoverResult> = async (input, context) => {
  const { store, region, now } = context;
  const found = await store.transaction().execute(async (transaction) => {
    const before = await findGroup(transaction, region, input.ReplicationGroupId ?? '');
    const { group } = before;
    if (input.NodeGroupId !== NODE_GROUP_ID) {
      throw new Fault(
        'NodeGroupNotFoundFault',
        `NodeGroupId ${quoted(input.NodeGroupId ?? '')} is none of replication group ${quoted(group.id)}, which has one: "${NODE_GROUP_ID}".`,
      );
    }
    requireAvailable(before, 'test its failover');
    if (group.automatic_failover === 0) {
      throw new Fault(
        'TestFailoverNotAvailableFault',
        `The TestFailover action is not available: automatic failover of replication group ${quoted(group.id)} is disabled. Enable it by ModifyReplicationGroup; a planned change of primary needs only its PrimaryClusterId.`,
      );
    }
    if (!replicasOf(before).some(({ cluster }) => cluster.status === 'available')) {
      throw new Fault(
        'InvalidCacheClusterState',
        `No replica of replication group ${quoted(group.id)} is available to take over. Wait until one is.`,
      );
    }
    await updateGroup(transaction, group, { kill_requested: 1, status: 'modifying' });
    const message = `Test Failover API called for node group ${NODE_GROUP_ID}`;
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
