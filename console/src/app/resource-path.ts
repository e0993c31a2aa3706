/** Where the pages of each kind of resource are, by the kind's name in events and in the change stream. */
const AREAS: Readonly<Record<string, string>> = {
  'cache-cluster': '/clusters',
  'replication-group': '/groups',
  snapshot: '/snapshots',
  'cache-parameter-group': '/parameter-groups',
  'cache-subnet-group': '/subnet-groups',
};

/** The page of a resource; undefined for a kind that has none. */
export function resourcePath(kind: string | undefined, id: string | undefined): string | undefined {
  const area = AREAS[kind ?? ''];
  return area === undefined || !id ? undefined : `${area}/${encodeURIComponent(id)}`;
}
