import type { Command } from 'commander';
import { action } from '../../command.ts';
import { findCluster, waitForCluster } from '../../wait.ts';
import { addWaitOption, type WaitOption } from './options.ts';
import { describeCluster } from './view.ts';

export function defineReboot(group: Command): void {
  const command = group
    .command('reboot')
    .description('restart the node of a cluster; its data stays')
    .argument('<id>');
  addWaitOption(command).action(
    action<[string], WaitOption>(async (cli, id, options) => {
      const api = await cli.api();
      const nodes = (await findCluster(api, id))?.CacheNodes ?? [];
      const { CacheCluster } = await api.call('RebootCacheCluster', {
        CacheClusterId: id,
        CacheNodeIdsToReboot: nodes.length > 0 ? nodes.map((node) => node.CacheNodeId ?? '') : ['0001'],
      });
      const cluster = options.wait ? await waitForCluster(cli, api, id) : (CacheCluster ?? {});
      cli.out.result({ CacheCluster: cluster }, () => describeCluster(cluster, cli.out.style));
    }),
  );
}
