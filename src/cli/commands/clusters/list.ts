import type { Command } from 'commander';
import { type Api, action, type Cli } from '../../command.ts';
import { formatAge } from '../../output/format.ts';
import type { Style } from '../../output/style.ts';
import { statusText } from '../../output/style.ts';
import { type Column, table } from '../../output/table.ts';
import { allPages } from '../../pages.ts';
import type { CacheCluster } from '../../wait.ts';
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
  cli.out.result({ CacheClusters: clusters }, () =>
    clusters.length === 0 ? '' : table(clusters, clusterColumns(cli.out.style), cli.out.style),
  );
}

export function allClusters(api: Api): Promise<CacheCluster[]> {
  return allPages(
    (Marker) => api.call('DescribeCacheClusters', { ShowCacheNodeInfo: true, Marker }),
    (answer) => answer.CacheClusters,
  );
}

export function clusterColumns(style: Style): Column<CacheCluster>[] {
  return [
    { title: 'cluster', value: (cluster) => cluster.CacheClusterId },
    { title: 'status', value: (cluster) => statusText(cluster.CacheClusterStatus, style) },
    { title: 'engine', value: engineOf },
    { title: 'node type', value: (cluster) => cluster.CacheNodeType },
    { title: 'endpoint', value: endpointOf },
    { title: 'zone', value: (cluster) => cluster.PreferredAvailabilityZone },
    { title: 'created', value: (cluster) => formatAge(cluster.CacheClusterCreateTime) },
  ];
}
