import { Fault } from '../../domain/fault.ts';
import { quoted } from '../../domain/identifiers.ts';
import type { CacheClusterRow } from '../../store/schema.ts';

/** @throws Fault InvalidCacheClusterState unless the cluster is at rest, with the role that it has */
export function requireUnchangedRole(cluster: CacheClusterRow, doing: string): void {
  if (cluster.status === 'available' && !cluster.role_change_json) return;
  throw new Fault(
    'InvalidCacheClusterState',
    `Cache cluster ${quoted(cluster.id)} is ${cluster.status}. Wait until it is available, then ${doing}.`,
  );
}
