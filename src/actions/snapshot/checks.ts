import { snapshotExists } from '../../control/snapshot/new.ts';
import { Fault } from '../../domain/fault.ts';
import { quoted } from '../../domain/identifiers.ts';
import { canSnapshot, nodeType } from '../../domain/node-types.ts';
import type { Queryable } from '../../store/database.ts';
import type { CacheClusterRow } from '../../store/schema.ts';

/** @throws Fault SnapshotFeatureNotSupportedFault for a node type that can't be snapshotted (cache.t1.micro) */
export function requireSnapshotSupport(cluster: CacheClusterRow, field: string): void {
  if (canSnapshot(nodeType(cluster.node_type))) return;
  throw new Fault(
    'SnapshotFeatureNotSupportedFault',
    `${field}: cache cluster ${quoted(cluster.id)} is a ${cluster.node_type}, which can't be snapshotted. Change its CacheNodeType to cache.m1.small or larger first.`,
  );
}

/** @throws Fault SnapshotAlreadyExistsFault */
export async function requireNewSnapshotName(store: Queryable, region: string, name: string): Promise<void> {
  if (!(await snapshotExists(store, region, name))) return;
  throw new Fault(
    'SnapshotAlreadyExistsFault',
    `Snapshot ${quoted(name)} already exists in ${region}. Choose another name, or delete it first.`,
  );
}
