import type { CreateReplicationGroupMessage } from '@aws-sdk/client-elasticache';
import type { Insertable } from 'kysely';
import { freeAddress } from '../../control/cluster/addresses.ts';
import { description } from '../../domain/limits.ts';
import type { Queryable } from '../../store/database.ts';
import type { Database } from '../../store/schema.ts';
import type { ActionContext } from '../action.ts';
import { checkFailoverSettings } from './failover-settings.ts';

export type NewGroup = Insertable<Database['replication_group']>;

/** What CreateReplicationGroup has to write beside the members, which are written by then. */
export interface Planned {
  group: NewGroup;
  /** Of the event that tells of it. */
  message: string;
}

/** Writes the members, in the transaction of the group, and says what the group's row is to be. @throws Fault */
export type MakeMembers = (transaction: Queryable) => Promise<Planned>;

/** The row of a new group, with an endpoint of its own. @throws Fault */
export async function newGroupRow(
  transaction: Queryable,
  id: string,
  input: CreateReplicationGroupMessage,
  {
    primary,
    zones,
    pending,
  }: { primary: { id: string; port: number; node_type: string }; zones: readonly string[]; pending?: string },
  { control, region, now }: ActionContext,
): Promise<NewGroup> {
  const automatic = input.AutomaticFailoverEnabled === true;
  const multiAz = input.MultiAZEnabled === true;
  checkFailoverSettings({ automatic, multiAz, zones, nodeType: primary.node_type });
  return {
    region,
    id,
    description: description(input.ReplicationGroupDescription ?? '', 'ReplicationGroupDescription'),
    status: 'creating',
    primary_cluster_id: primary.id,
    automatic_failover: automatic ? 1 : 0,
    multi_az: multiAz ? 1 : 0,
    endpoint_address: await freeAddress(control, transaction, primary.port),
    port: primary.port,
    pending_json: pending ?? '{}',
    created_at: now.toISOString(),
  };
}
