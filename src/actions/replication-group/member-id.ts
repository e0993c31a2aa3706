import type { Queryable } from '../../store/database.ts';

/** How the members of a group are named that nobody named: `ID-001`, as in ElastiCache. */
export function memberId(groupId: string, number: number): string {
  return `${groupId}-${String(number).padStart(3, '0')}`;
}

/** The first such names that no cluster of the region has. */
export async function freeMemberIds(
  store: Queryable,
  region: string,
  groupId: string,
  count: number,
): Promise<string[]> {
  const rows = await store.selectFrom('cache_cluster').select('id').where('region', '=', region).execute();
  const taken = new Set(rows.map((row) => row.id));
  const ids: string[] = [];
  for (let number = 1; ids.length < count; number++) {
    const id = memberId(groupId, number);
    if (!taken.has(id)) ids.push(id);
  }
  return ids;
}
