/** Names one resource among all regions: `cluster us-east-1 exampleredis`. The proxy is one for all of them. */
export type ResourceKey = { kind: 'cluster' | 'snapshot' | 'group' | 'proxy'; region: string; id: string };

export const PROXY_KEY: ResourceKey = { kind: 'proxy', region: '-', id: 'proxy' };

// Neither regions nor identifiers can hold a space.
export function formatKey({ kind, region, id }: ResourceKey): string {
  return `${kind} ${region} ${id}`;
}

export function parseKey(key: string): ResourceKey {
  const [kind, region, id] = key.split(' ') as [ResourceKey['kind'], string, string];
  return { kind, region, id };
}
