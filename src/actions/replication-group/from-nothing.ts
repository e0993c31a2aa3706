import type { CreateReplicationGroupMessage } from '@aws-sdk/client-elasticache';
import { planMembers } from '../../domain/member-plan.ts';
import type { ActionContext } from '../action.ts';
import { chooseEngine } from '../cache-cluster/choose-engine.ts';
import { insertCluster, requireNewClusterId } from '../cache-cluster/insert.ts';
import { newClusterRow, requireRoom } from '../cache-cluster/new-row.ts';
import { originOf } from '../cache-cluster/restore-source.ts';
import { replicaRow } from './insert-replica.ts';
import { memberId } from './member-id.ts';
import { type MakeMembers, newGroupRow } from './new-row.ts';

/** A group of new clusters, `ID-001` and so on: the first is the primary, and the one that a snapshot is restored to. */
export async function fromNothing(
  id: string,
  input: CreateReplicationGroupMessage,
  context: ActionContext,
): Promise<MakeMembers> {
  const { region, now } = context;
  const primaryId = memberId(id, 1);
  const ofCluster = { ...input, CacheClusterId: primaryId };
  const origin = await originOf(ofCluster, context);
  const engine = await chooseEngine(ofCluster, origin, context);
  const zones = planMembers(input, region, id);
  return async (transaction) => {
    const settings = { id: primaryId, input: ofCluster, origin, engine, context };
    const primary = {
      ...(await newClusterRow(transaction, settings)),
      availability_zone: zones[0]!,
      replication_group_id: id,
      preferred_order: 1,
    };
    await requireRoom(transaction, primary, origin);
    for (const [index, zone] of zones.entries()) {
      const member = memberId(id, index + 1);
      await requireNewClusterId(transaction, region, member);
      const row = index === 0 ? primary : replicaRow(primary, { id: member, zone, order: index + 1, now });
      await insertCluster(transaction, row, input.Tags, context);
    }
    const group = await newGroupRow(transaction, id, input, { primary, zones }, context);
    return { group, message: 'Replication group is being created' };
  };
}
