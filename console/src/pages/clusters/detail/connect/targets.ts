import type { CacheCluster, ReplicationGroup } from '../../../../api/json.ts';
import type { Role } from '../../rows.ts';

interface Target {
  /** The group's endpoint for writes, or for reads; or the cluster's own node. */
  id: 'primary' | 'reader' | 'node';
  host: string;
  port: number;
  readOnly: boolean;
}

/** Where one may connect to, the best first: what goes on leading to the right node after a failover. */
export function targetsOf(
  cluster: CacheCluster,
  group: ReplicationGroup | undefined,
  role: Role | undefined,
): Target[] {
  const shard = group?.NodeGroups?.[0];
  const node = cluster.CacheNodes?.[0]?.Endpoint;
  const all = [
    { id: 'primary', at: shard?.PrimaryEndpoint, readOnly: false },
    { id: 'reader', at: shard?.ReaderEndpoint, readOnly: true },
    { id: 'node', at: node, readOnly: role === 'replica' },
  ] as const;
  const there = all.flatMap(({ id, at, readOnly }) =>
    at?.Address !== undefined && at.Port !== undefined
      ? [{ id, host: at.Address, port: at.Port, readOnly }]
      : [],
  );
  return role === 'replica' ? there.toReversed() : there;
}
