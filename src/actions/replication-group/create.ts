import type {
  CreateReplicationGroupMessage,
  CreateReplicationGroupResult,
} from '@aws-sdk/client-elasticache';
import { recordEvent } from '../../control/events.ts';
import { loadGroup } from '../../control/group/rows.ts';
import { Fault } from '../../domain/fault.ts';
import { quoted, replicationGroupId } from '../../domain/identifiers.ts';
import type { Action } from '../action.ts';
import { writeTags } from '../tag/write-tags.ts';
import { accepted } from './accepted.ts';
import { aroundPrimary } from './around-primary.ts';
import { fromNothing } from './from-nothing.ts';
import { showGroup } from './show.ts';
import { refuseUnsupported } from './unsupported.ts';

/** Around a cluster that is there, which stays as it is and becomes the primary; or from nothing, with new members. */
export const CreateReplicationGroup: Action<
  CreateReplicationGroupMessage,
  CreateReplicationGroupResult
> = async (input, context) => {
  const { store, region, now, control } = context;
  const id = replicationGroupId(input.ReplicationGroupId ?? '');
  refuseUnsupported(input);
  const makeMembers = input.PrimaryClusterId
    ? aroundPrimary(id, input, context)
    : await fromNothing(id, input, context);
  const created = await store.transaction().execute(async (transaction) => {
    if (await loadGroup(transaction, region, id)) {
      throw new Fault(
        'ReplicationGroupAlreadyExists',
        `Replication group ${quoted(id)} already exists in ${region}. Choose another ReplicationGroupId, or delete it first.`,
      );
    }
    const { group, message } = await makeMembers(transaction);
    await transaction.insertInto('replication_group').values(group).execute();
    // Reports are kept when a group goes, but its successor of this name counts its epochs anew.
    await transaction
      .deleteFrom('failover')
      .where('region', '=', region)
      .where('group_id', '=', id)
      .execute();
    const tagged = { region, arn: control.arnOf('replicationgroup', region, id) };
    await writeTags(transaction, tagged, input.Tags);
    await recordEvent(transaction, { region, source: 'replication-group', id, message, at: now });
    return (await loadGroup(transaction, region, id))!;
  });
  accepted(context, { group: id, clusters: created.members.map(({ cluster }) => cluster.id) });
  return { ReplicationGroup: showGroup(created, context) };
};
