import type { Command } from 'commander';
import { type Api, action, type Cli } from '../../command.ts';
import { formatAge } from '../../output/format.ts';
import type { Style } from '../../output/style.ts';
import { statusText } from '../../output/style.ts';
import { type Column, table } from '../../output/table.ts';
import { allPages } from '../../pages.ts';
import type { CacheCluster } from '../../wait.ts';
import { type Roles, rolesOf, withRole } from './roles.ts';
import { endpointOf, engineOf } from './view.ts';

export function defineList(group: Command): void {
  group
    .command('list')
    .alias('ls')
    .description('list the clusters of the region')
    .action(action<[]>(listClusters));
}

export async function listClusters(cli: Cli): Promise<void> {
  const api = await cli.api();
  const clusters = await allClusters(api);
  if (clusters.length === 0) {
    cli.out.note(`No clusters in ${api.region}. Create one: holdfast clusters create my-redis`);
  }
  const roles = await rolesOf(api, clusters);
  cli.out.result({ CacheClusters: clusters.map((cluster) => withRole(cluster, roles)) }, () =>
    clusters.length === 0 ? '' : table(clusters, clusterColumns(cli.out.style, roles), cli.out.style),
  );
}

export function allClusters(api: Api): Promise<CacheCluster[]> {
  return allPages(
    (Marker) => api.call('DescribeCacheClusters', { ShowCacheNodeInfo: true, Marker }),
    (answer) => answer.CacheClusters,
  );
}

/** `roles` as of rolesOf; where there is none, no cluster is in a group. */
export function clusterColumns(style: Style, roles: Roles): Column<CacheCluster>[] {
  const ofGroups: Column<CacheCluster>[] = [
    { title: 'group', value: (cluster) => cluster.ReplicationGroupId },
    { title: 'role', value: ({ CacheClusterId: id = '' }) => roles.get(id) },
  ];
  return [
    { title: 'cluster', value: (cluster) => cluster.CacheClusterId },
    ...(roles.size > 0 ? ofGroups : []),
    { title: 'status', value: (cluster) => statusText(cluster.CacheClusterStatus, style) },
    { title: 'engine', value: engineOf },
    { title: 'node type', value: (cluster) => cluster.CacheNodeType },
    { title: 'endpoint', value: endpointOf },
    { title: 'zone', value: (cluster) => cluster.PreferredAvailabilityZone },
    { title: 'created', value: (cluster) => formatAge(cluster.CacheClusterCreateTime) },
  ];
}
