import { loadSnapshot } from '../../control/snapshot/rows.ts';
import { Fault } from '../../domain/fault.ts';
import { quoted } from '../../domain/identifiers.ts';
import type { Queryable } from '../../store/database.ts';
import type { SnapshotRow } from '../../store/schema.ts';

/** The snapshot of that name in a region. @throws Fault SnapshotNotFoundFault */
export async function findSnapshot(store: Queryable, region: string, name: string): Promise<SnapshotRow> {
  const row = await loadSnapshot(store, region, name.toLowerCase());
  if (row) return row;
  throw new Fault(
    'SnapshotNotFoundFault',
    `Snapshot not found: ${quoted(name)} in ${region}. List what is there with DescribeSnapshots, and check the region.`,
  );
}
