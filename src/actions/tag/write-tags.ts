import { mergeTags, type Tag } from '../../domain/tags.ts';
import type { Queryable } from '../../store/database.ts';

/** Tags as a request gives them. */
export type GivenTags = readonly { Key?: string | undefined; Value?: string | undefined }[];

interface Tagged {
  region: string;
  arn: string;
}

/** The tags of a resource, by key. */
export async function readTags(store: Queryable, { region, arn }: Tagged): Promise<Tag[]> {
  return store
    .selectFrom('tag')
    .select(['key as Key', 'value as Value'])
    .where('region', '=', region)
    .where('arn', '=', arn)
    .orderBy('key')
    .execute();
}

/**
 * Lays tags over those that a resource has, in the caller's transaction: a Create action calls it with its Tags, given
 * or not. @throws Fault InvalidParameterValue for a bad or doubled key or a bad value, TagQuotaPerResourceExceeded past 50.
 */
export async function writeTags(
  store: Queryable,
  { region, arn }: Tagged,
  tags: GivenTags | undefined,
): Promise<void> {
  if (tags === undefined || tags.length === 0) return;
  const merged = mergeTags(await readTags(store, { region, arn }), tags);
  await store
    .insertInto('tag')
    .values(merged.map(({ Key, Value }) => ({ region, arn, key: Key, value: Value })))
    .onConflict((conflict) =>
      conflict.columns(['region', 'arn', 'key']).doUpdateSet({ value: (row) => row.ref('excluded.value') }),
    )
    .execute();
}
