import type { Queryable } from './database.ts';

/** Forgets a resource's tags, in the transaction that forgets the resource. */
export async function deleteTags(
  store: Queryable,
  { region, arn }: { region: string; arn: string },
): Promise<void> {
  await store.deleteFrom('tag').where('region', '=', region).where('arn', '=', arn).execute();
}
