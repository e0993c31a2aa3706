import type { CacheCluster, ReplicationGroup } from '@aws-sdk/client-elasticache';
import { updateCluster } from '../../control/cluster/rows.ts';
import { type EventSource, recordEvent } from '../../control/events.ts';
import { loadGroup, updateGroup } from '../../control/group/rows.ts';
import { Fault } from '../../domain/fault.ts';
import { quoted } from '../../domain/identifiers.ts';
import type { Queryable } from '../../store/database.ts';
import type { Action, ActionContext } from '../action.ts';
import { findCluster } from '../cache-cluster/find.ts';
import { showCluster } from '../cache-cluster/show.ts';
import { findGroup } from './find.ts';
import { showGroup } from './show.ts';

interface Input {
  CacheClusterId?: string;
  ReplicationGroupId?: string;
}

interface Output {
  CacheCluster?: CacheCluster;
  ReplicationGroup?: ReplicationGroup;
}

const NOTHING = '{}';

/** Holdfast's own: takes back what waits for a maintenance window. What is under way goes on. */
export const CancelPendingModifications: Action<Input, Output> = (input, context) => {
  const { CacheClusterId: cluster, ReplicationGroupId: group } = input;
  if (!cluster === !group) {
    throw new Fault(
      'InvalidParameterCombination',
      'Give either CacheClusterId or ReplicationGroupId, and not both.',
    );
  }
  return context.store
    .transaction()
    .execute((transaction) =>
      cluster ? ofCluster(transaction, cluster, context) : ofGroup(transaction, group!, context),
    );
};

async function ofCluster(transaction: Queryable, id: string, context: ActionContext): Promise<Output> {
  const { region, accountId } = context;
  const { cluster } = await findCluster(transaction, region, id);
  const groupId = cluster.replication_group_id;
  const group = groupId ? (await loadGroup(transaction, region, groupId))?.group : undefined;
  if (cluster.pending_json === NOTHING) {
    const hint =
      group && group.pending_json !== NOTHING
        ? ` What its members are shown to wait for is that of replication group ${quoted(group.id)}: cancel it by its ReplicationGroupId.`
        : '';
    throw nothingWaits(`Cache cluster ${quoted(cluster.id)}`, hint);
  }
  const change = { pending_json: NOTHING };
  await updateCluster(transaction, cluster, change);
  await tell(transaction, 'cache-cluster', cluster.id, context);
  return { CacheCluster: showCluster({ ...cluster, ...change }, { accountId, group }) };
}

async function ofGroup(transaction: Queryable, id: string, context: ActionContext): Promise<Output> {
  const { group, members } = await findGroup(transaction, context.region, id);
  if (group.pending_json === NOTHING) throw nothingWaits(`Replication group ${quoted(group.id)}`, '');
  const change = { pending_json: NOTHING };
  await updateGroup(transaction, group, change);
  await tell(transaction, 'replication-group', group.id, context);
  return { ReplicationGroup: showGroup({ group: { ...group, ...change }, members }, context) };
}

async function tell(
  transaction: Queryable,
  source: EventSource,
  id: string,
  { region, now }: ActionContext,
): Promise<void> {
  const message = 'Pending modifications were cancelled';
  await recordEvent(transaction, { region, source, id, message, at: now });
}

function nothingWaits(what: string, hint: string): Fault {
  return new Fault(
    'NoOperationFault',
    `The operation was not performed because no changes were required: ${what} has nothing that waits for its maintenance window.${hint}`,
  );
}
