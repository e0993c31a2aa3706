import type { BenchContext } from '../../figure.ts';
import type { Holdfast } from '../holdfast.ts';
import { NODE_TYPE, type Place } from '../pair.ts';
import { until } from '../until.ts';

export interface GroupPlaces {
  /** The endpoint that follows the primary, and the one that stands for all replicas. */
  primary: Place;
  reader: Place | undefined;
  members: { id: string; role: 'primary' | 'replica'; place: Place }[];
}

/** Asks for a group of three with automatic failover, and doesn't wait for it. */
export async function createGroup({ engine }: BenchContext, { client }: Holdfast, id: string): Promise<void> {
  await client.call('CreateReplicationGroup', {
    ReplicationGroupId: id,
    ReplicationGroupDescription: 'for faults',
    Engine: engine.engine,
    EngineVersion: engine.version,
    CacheNodeType: NODE_TYPE,
    NumCacheClusters: 3,
    AutomaticFailoverEnabled: true,
  });
}

interface Endpoint {
  Address?: string | undefined;
  Port?: number | undefined;
}

/** @throws while one of them has no address yet */
export async function groupPlaces({ client }: Holdfast, id: string): Promise<GroupPlaces> {
  const { ReplicationGroups = [] } = await client.call('DescribeReplicationGroups', {
    ReplicationGroupId: id,
  });
  const shard = ReplicationGroups[0]?.NodeGroups?.[0];
  const place = (what: string, endpoint: Endpoint | undefined): Place => {
    if (!endpoint?.Address || !endpoint.Port) throw new Error(`${id} has no endpoint for ${what}`);
    return { host: endpoint.Address, port: endpoint.Port };
  };
  return {
    primary: place('its primary', shard?.PrimaryEndpoint),
    reader: shard?.ReaderEndpoint && place('readers', shard.ReaderEndpoint),
    members: (shard?.NodeGroupMembers ?? []).map(({ CacheClusterId, CurrentRole, ReadEndpoint }) => ({
      id: CacheClusterId!,
      role: CurrentRole as 'primary' | 'replica',
      place: place(CacheClusterId!, ReadEndpoint),
    })),
  };
}

/** Resolves when the group is available, its members too. @throws when it fails instead */
export async function groupAvailable({ client }: Holdfast, id: string): Promise<void> {
  const available = async () => {
    const { ReplicationGroups = [] } = await client.call('DescribeReplicationGroups', {
      ReplicationGroupId: id,
    });
    const status = ReplicationGroups[0]?.Status ?? 'gone';
    if (/fail|gone/.test(status)) throw new Error(`${id} is ${status}`);
    return status === 'available';
  };
  await until(`${id} is available`, available, { everyMs: 20, withinMs: 600_000 });
}
