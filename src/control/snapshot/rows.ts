import type { Queryable } from '../../store/database.ts';
import type { SnapshotRow } from '../../store/schema.ts';

export function loadSnapshot(
  store: Queryable,
  region: string,
  name: string,
): Promise<SnapshotRow | undefined> {
  return store
    .selectFrom('snapshot')
    .selectAll()
    .where('region', '=', region)
    .where('name', '=', name)
    .executeTakeFirst();
}

export async function updateSnapshot(
  store: Queryable,
  { region, name }: Pick<SnapshotRow, 'region' | 'name'>,
  change: Partial<SnapshotRow>,
): Promise<void> {
  await store
    .updateTable('snapshot')
    .set(change)
    .where('region', '=', region)
    .where('name', '=', name)
    .execute();
}
