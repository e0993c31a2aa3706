import type { Command } from 'commander';
import { action } from '../../command.ts';
import { loadGroup, primaryOf } from '../../group-state.ts';
import { waitForGroupDeleted } from '../../wait-group.ts';
import { addWaitOption, type WaitOption } from '../clusters/options.ts';

interface DeleteOptions extends WaitOption {
  retainPrimary?: boolean;
  finalSnapshot?: string;
}

export function defineDelete(group: Command): void {
  const command = group
    .command('delete')
    .alias('rm')
    .description('delete a group with its members and their data')
    .argument('<id>')
    .option('--retain-primary', 'the primary stays, as a cluster of its own')
    .option('--final-snapshot <name>', 'take a snapshot of it first');
  addWaitOption(command).action(
    action<[string], DeleteOptions>(async (cli, id, options) => {
      const api = await cli.api();
      const primary = primaryOf(await loadGroup(api, id))?.id;
      const { ReplicationGroup } = await api.call('DeleteReplicationGroup', {
        ReplicationGroupId: id,
        RetainPrimaryCluster: options.retainPrimary,
        FinalSnapshotIdentifier: options.finalSnapshot,
      });
      if (options.wait) await waitForGroupDeleted(cli, api, id);
      cli.out.result({ ReplicationGroup, deleted: options.wait }, () => {
        const done = options.wait ? 'deleted' : 'is being deleted';
        const kept = options.finalSnapshot ? `; its data is in snapshot ${options.finalSnapshot}` : '';
        const stays = options.retainPrimary
          ? `; ${primary ?? 'its primary'} stays, as a cluster of its own`
          : '';
        return `group ${id} ${done}${kept}${stays}`;
      });
    }),
  );
}
