import type { Command } from 'commander';
import { action } from '../../command.ts';
import { waitForClusterDeleted } from '../../wait.ts';
import { addWaitOption, type WaitOption } from './options.ts';

interface DeleteOptions extends WaitOption {
  finalSnapshot?: string;
}

export function defineDelete(group: Command): void {
  const command = group
    .command('delete')
    .alias('rm')
    .description('delete a cluster and its data')
    .argument('<id>')
    .option('--final-snapshot <name>', 'take a snapshot of it first');
  addWaitOption(command).action(
    action<[string], DeleteOptions>(async (cli, id, options) => {
      const api = await cli.api();
      const answer = await api.call('DeleteCacheCluster', {
        CacheClusterId: id,
        FinalSnapshotIdentifier: options.finalSnapshot,
      });
      if (options.wait) await waitForClusterDeleted(cli, api, id);
      cli.out.result({ CacheCluster: answer.CacheCluster, deleted: options.wait }, () => {
        const done = options.wait ? 'deleted' : 'is being deleted';
        const kept = options.finalSnapshot ? `; its data is in snapshot ${options.finalSnapshot}` : '';
        return `cluster ${id} ${done}${kept}`;
      });
    }),
  );
}
