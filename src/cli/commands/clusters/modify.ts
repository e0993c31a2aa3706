import type { Command } from 'commander';
import { action } from '../../command.ts';
import { UsageError } from '../../errors.ts';
import { waitForCluster } from '../../wait.ts';
import {
  addCommonOptions,
  addWaitOption,
  type CommonOptions,
  commonInput,
  type WaitOption,
} from './options.ts';
import { describeCluster } from './view.ts';

interface ModifyOptions extends CommonOptions, WaitOption {
  now?: boolean;
}

export function defineModify(group: Command): void {
  const command = group
    .command('modify')
    .description('change a cluster, at once or in its maintenance window')
    .argument('<id>')
    .option('--now', 'at once; without it, what interrupts waits for the maintenance window');
  addCommonOptions(command);
  addWaitOption(command).action(
    action<[string], ModifyOptions>(async (cli, id, options) => {
      const changes = commonInput(options);
      if (Object.values(changes).every((value) => value === undefined)) {
        throw new UsageError(
          'nothing to change was named',
          'See what can be changed: holdfast clusters modify --help',
        );
      }
      const api = await cli.api();
      const { CacheCluster } = await api.call('ModifyCacheCluster', {
        CacheClusterId: id,
        ApplyImmediately: options.now ?? false,
        ...changes,
      });
      const cluster = options.wait ? await waitForCluster(cli, api, id) : (CacheCluster ?? {});
      cli.out.result({ CacheCluster: cluster }, () => describeCluster(cluster, cli.out.style));
      if (Object.values(cluster.PendingModifiedValues ?? {}).some((value) => value !== undefined)) {
        cli.out.note(
          `\nThe rest waits for the maintenance window; at once: holdfast clusters modify ${id} --now ...`,
        );
      }
    }),
  );
}
