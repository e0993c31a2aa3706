import type { Command } from 'commander';
import { action } from '../../command.ts';
import { rolesOf, withRole } from './roles.ts';
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
        const shown = withRole(cluster, await rolesOf(api, [cluster]));
        cli.out.result({ CacheCluster: shown }, () => describeCluster(shown, cli.out.style));
      }),
    );
}
