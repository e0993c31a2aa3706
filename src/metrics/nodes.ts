import type { MetricsDatabase } from './database.ts';

/** Whose figures they are: a cluster, told apart by when it was made from another one of its name. */
export interface NodeIdentity {
  region: string;
  clusterId: string;
  /** ISO 8601 */
  createdAt: string;
}

/** A node whose figures are kept, by its number in the database. */
export interface KnownNode {
  id: number;
  /** Of its first sample, in seconds since 1970. */
  firstAt: number;
}

/** The nodes by `keyOf` their identity. */
export type KnownNodes = ReadonlyMap<string, KnownNode>;

export function keyOf({ region, clusterId, createdAt }: NodeIdentity): string {
  return `${region} ${clusterId} ${createdAt}`;
}

export async function knownNodes(database: MetricsDatabase): Promise<KnownNodes> {
  const rows = await database.selectFrom('node').selectAll().execute();
  return new Map(
    rows.map((row) => [
      keyOf({ region: row.region, clusterId: row.cluster_id, createdAt: row.created_at }),
      { id: row.id, firstAt: row.first_at },
    ]),
  );
}

export async function addNode(
  database: MetricsDatabase,
  { region, clusterId, createdAt }: NodeIdentity,
  firstAt: number,
): Promise<KnownNode> {
  const { id } = await database
    .insertInto('node')
    .values({ region, cluster_id: clusterId, created_at: createdAt, first_at: firstAt })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { id, firstAt };
}
