import type { Command } from 'commander';
import { action } from '../../command.ts';
import { describeCluster } from './view.ts';

export function defineShow(group: Command): void {
  group
    .command('show')
    .description('everything about one cluster')
    .argument('<id>')
    .action(
      action<[string]>(async (cli, id) => {
        const api = await cli.api();
        const answer = await api.call('DescribeCacheClusters', {
          CacheClusterId: id,
          ShowCacheNodeInfo: true,
        });
        const cluster = answer.CacheClusters?.[0] ?? {};
        cli.out.result({ CacheCluster: cluster }, () => describeCluster(cluster, cli.out.style));
      }),
    );
}
