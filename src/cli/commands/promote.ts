import type { Command } from 'commander';
import { action } from '../command.ts';
import { findCluster, waitForCluster } from '../wait.ts';
import { failed } from '../watch.ts';
import { addWaitOption, type WaitOption } from './clusters/options.ts';
import { rolesOf, withRole } from './clusters/roles.ts';
import { describeCluster } from './clusters/view.ts';

interface PromoteOptions extends WaitOption {
  atWindow?: boolean;
}

export function define(command: Command): void {
  command
    .summary('make a replica a cluster of its own')
    .description(
      "Cuts a replica's tie to its group: it becomes a cluster of its own, with all that its primary had acknowledged to that moment. The group goes on without it.",
    )
    .argument('<cluster>', 'a replica')
    .option('--at-window', 'in the maintenance window');
  addWaitOption(command).action(
    action<[string], PromoteOptions>(async (cli, id, options) => {
      const api = await cli.api();
      await api.call('PromoteReadReplica', {
        CacheClusterId: id,
        ApplyImmediately: !options.atWindow,
      });
      const waits = options.wait && !options.atWindow;
      const cluster = waits ? await waitForCluster(cli, api, id) : ((await findCluster(api, id)) ?? {});
      if (waits && cluster.ReplicationGroupId) {
        const message = `cluster ${id} is still a replica in ${cluster.ReplicationGroupId}`;
        throw await failed(api, 'cache-cluster', id, message);
      }
      const shown = withRole(cluster, await rolesOf(api, [cluster]));
      cli.out.result({ CacheCluster: shown }, () => describeCluster(shown, cli.out.style));
      if (options.atWindow)
        cli.out.note(`\nIt waits for the maintenance window. Take it back: holdfast cancel ${id}`);
    }),
  );
}
