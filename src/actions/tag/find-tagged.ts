import { type Arn, type ArnResourceType, parseArn } from '../../domain/arn.ts';
import { Fault, type FaultCode } from '../../domain/fault.ts';
import { quoted } from '../../domain/identifiers.ts';
import type { Queryable } from '../../store/database.ts';
import type { ActionContext } from '../action.ts';
import { findParameterGroup } from '../cache-parameter-group/find.ts';
import { findSubnetGroup } from '../cache-subnet-group/find.ts';
import { findGroup } from '../replication-group/find.ts';

/** Resources that no action makes here yet: none of them exists. */
const NOT_FOUND = {
  'reserved-instance': 'ReservedCacheNodeNotFound',
  securitygroup: 'CacheSecurityGroupNotFound',
  serverlesscache: 'ServerlessCacheNotFoundFault',
  serverlesscachesnapshot: 'ServerlessCacheSnapshotNotFoundFault',
  user: 'UserNotFound',
  usergroup: 'UserGroupNotFound',
} as const satisfies Partial<Record<ArnResourceType, FaultCode>>;

/**
 * The resource that a tag action's ResourceName names, by its ARN as tags are kept under.
 * @throws Fault InvalidARN, or the NotFound fault of the resource's type.
 */
export async function findTagged(
  store: Queryable,
  { region, accountId, control }: Pick<ActionContext, 'region' | 'accountId' | 'control'>,
  resourceName: string,
): Promise<{ region: string; arn: string }> {
  const arn = parseArn(resourceName);
  const name = arn.name.toLowerCase();
  if (arn.region !== region) {
    throw new Fault(
      'InvalidARN',
      `The parameter ResourceName names a resource of the region ${quoted(arn.region)}: ${quoted(resourceName)}. Send the request to that region; this one went to ${region}.`,
    );
  }
  if (arn.accountId !== accountId) {
    throw new Fault(
      'InvalidARN',
      `The parameter ResourceName names a resource of the account ${arn.accountId}: ${quoted(resourceName)}. The account here is ${accountId}.`,
    );
  }
  const type = await mustExist(store, arn, name);
  return { region, arn: control.arnOf(type, region, name) };
}

type TaggedType = Parameters<ActionContext['control']['arnOf']>[0];

async function mustExist(store: Queryable, { region, type }: Arn, name: string): Promise<TaggedType> {
  switch (type) {
    case 'cluster': {
      const row = await store
        .selectFrom('cache_cluster')
        .select('id')
        .where('region', '=', region)
        .where('id', '=', name)
        .executeTakeFirst();
      if (!row) throw new Fault('CacheClusterNotFound', `CacheCluster not found: ${name} in ${region}.`);
      return type;
    }
    case 'snapshot': {
      const row = await store
        .selectFrom('snapshot')
        .select('name')
        .where('region', '=', region)
        .where('name', '=', name)
        .executeTakeFirst();
      if (!row) throw new Fault('SnapshotNotFoundFault', `Snapshot not found: ${name} in ${region}.`);
      return type;
    }
    case 'replicationgroup':
      await findGroup(store, region, name);
      return type;
    case 'parametergroup':
      await findParameterGroup(store, region, name);
      return type;
    case 'subnetgroup':
      await findSubnetGroup(store, region, name);
      return type;
    case 'globalreplicationgroup':
      throw new Fault(
        'InvalidARN',
        'The parameter ResourceName names a global datastore, which can have no tags.',
      );
    default:
      throw new Fault(NOT_FOUND[type], `There is no ${type} ${quoted(name)} in ${region}.`);
  }
}
