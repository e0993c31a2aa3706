import type { CacheCluster, Output, ReplicationGroup } from '../../api/json.ts';

export type Role = 'primary' | 'replica';

/** What a node said of itself, as far as a list shows it. */
export interface Figures {
  reachable: boolean;
  usedMemory: number | undefined;
  maxMemory: number | undefined;
  keys: number | undefined;
}

/** A cluster with what is known of it elsewhere: its role in its group, and its node's own figures. */
export interface ClusterRow {
  id: string;
  cluster: CacheCluster;
  role: Role | undefined;
  figures: Figures | undefined;
}

type NodeFigures = NonNullable<Output<'DescribeNodeFigures'>['Nodes']>;

/** Who is what in the groups. Members that are being made have no role yet. */
export function rolesOf(groups: readonly ReplicationGroup[]): ReadonlyMap<string, Role> {
  const members = groups
    .flatMap((group) => group.NodeGroups ?? [])
    .flatMap((one) => one.NodeGroupMembers ?? []);
  return new Map(
    members
      .filter(({ CacheClusterId, CurrentRole }) => CacheClusterId && CurrentRole)
      .map(({ CacheClusterId, CurrentRole }) => [
        CacheClusterId!,
        CurrentRole === 'primary' ? 'primary' : 'replica',
      ]),
  );
}

/** By cluster; those that are as they were are the same objects, so that nothing is drawn anew for them. */
export function figuresOf(
  nodes: NodeFigures,
  before: ReadonlyMap<string, Figures> = new Map(),
): ReadonlyMap<string, Figures> {
  let same = nodes.length === before.size;
  const after = new Map(
    nodes.map((node) => {
      const id = node.CacheClusterId ?? '';
      const figures = {
        reachable: node.Reachable === true,
        usedMemory: node.UsedMemory,
        maxMemory: node.MaxMemory,
        keys: node.Keys,
      };
      const old = before.get(id);
      if (old && isSame(old, figures)) return [id, old] as const;
      same = false;
      return [id, figures] as const;
    }),
  );
  return same ? before : after;
}

function isSame(one: Figures, other: Figures): boolean {
  return (
    one.reachable === other.reachable &&
    one.usedMemory === other.usedMemory &&
    one.maxMemory === other.maxMemory &&
    one.keys === other.keys
  );
}

export function rowsOf(
  clusters: readonly CacheCluster[],
  roles: ReadonlyMap<string, Role>,
  figures: ReadonlyMap<string, Figures>,
): ClusterRow[] {
  return clusters.map((cluster) => {
    const id = cluster.CacheClusterId ?? '';
    return { id, cluster, role: roles.get(id), figures: figures.get(id) };
  });
}

/** `127.80.0.1:6379`; none before the node was up. */
export function endpointOf(cluster: CacheCluster): string | undefined {
  const endpoint = cluster.CacheNodes?.[0]?.Endpoint;
  return endpoint?.Address === undefined ? undefined : `${endpoint.Address}:${endpoint.Port}`;
}

/** How much of the memory that data may take is taken, in percent. */
export function memoryShare({
  usedMemory,
  maxMemory,
}: Pick<Figures, 'usedMemory' | 'maxMemory'>): number | undefined {
  return usedMemory !== undefined && maxMemory ? (100 * usedMemory) / maxMemory : undefined;
}
