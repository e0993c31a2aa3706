import { quoted } from '../../domain/identifiers.ts';
import type { Queryable } from '../../store/database.ts';
import type { RestoreSource } from '../cluster/restore-source.ts';

/** Snapshots that a cluster is being made from. */
export async function namesBeingRestored(store: Queryable, region: string): Promise<Set<string>> {
  const rows = await store
    .selectFrom('cache_cluster')
    .select('restore_source_json')
    .where('region', '=', region)
    .where('status', '=', 'creating')
    .where('restore_source_json', 'is not', null)
    .execute();
  const sources = rows.map((row) => JSON.parse(row.restore_source_json!) as RestoreSource);
  return new Set(sources.flatMap((source) => (source.kind === 'snapshot' ? [source.name] : [])));
}

/** What somebody reads a snapshot's files for now, such as `is being restored`; undefined when nobody does. */
export async function whyInUse(
  store: Queryable,
  { region, name }: { region: string; name: string },
  arn: string,
): Promise<string | undefined> {
  if ((await namesBeingRestored(store, region)).has(name)) return 'is being restored';
  const copy = await store
    .selectFrom('snapshot')
    .select('name')
    .where('copy_of', '=', arn)
    .where('status', '=', 'creating')
    .executeTakeFirst();
  return copy && `is being copied to ${quoted(copy.name)}`;
}
