import type { Queryable } from '../../store/database.ts';

/** A resource that is not what it was. `id` is empty for events, of which there is one row a region. */
export interface ResourceChange {
  readonly sequence: number;
  readonly kind: string;
  readonly region: string;
  readonly id: string;
}

/** Resources whose last change is remembered; who asks for older ones is told to look at everything. */
const KEPT_CHANGES = 10_000;

/** The sequence of the newest change; 0 before the first. */
export async function newestChange(store: Queryable): Promise<number> {
  const row = await store
    .selectFrom('resource_change')
    .select('sequence')
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.sequence ?? 0;
}

/** What changed beyond `sequence`, oldest first: each resource once, by its last change. */
export async function changesSince(store: Queryable, sequence: number): Promise<ResourceChange[]> {
  return store
    .selectFrom('resource_change')
    .selectAll()
    .where('sequence', '>', sequence)
    .orderBy('sequence')
    .execute();
}

/** Can what changed since be told in full? Not when it is too long ago, or of another data directory. */
export function isRemembered(sequence: number, newest: number): boolean {
  return sequence <= newest && newest - sequence <= KEPT_CHANGES;
}

/** Forgets changes that nobody can ask for any more. */
export async function forgetOldChanges(store: Queryable): Promise<void> {
  const newest = await newestChange(store);
  await store
    .deleteFrom('resource_change')
    .where('sequence', '<', newest - KEPT_CHANGES)
    .execute();
}
