import type { Command } from 'commander';
import { action } from '../../command.ts';
import { loadGroup } from '../../group-state.ts';
import { waitForClusterDeleted } from '../../wait.ts';
import { waitForGroup } from '../../wait-group.ts';
import { addWaitOption, type WaitOption } from '../clusters/options.ts';
import { showGroup } from './show.ts';

export function defineRemoveReplica(group: Command): void {
  const command = group
    .command('remove-replica')
    .description('remove read replicas with their data; to keep one as a cluster of its own, promote it')
    .argument('<group>')
    .argument('<ids...>', 'ids of the replicas');
  addWaitOption(command).action(
    action<[string, string[]], WaitOption>(async (cli, id, ids, options) => {
      const api = await cli.api();
      await api.call('DecreaseReplicaCount', {
        ReplicationGroupId: id,
        ApplyImmediately: true,
        ReplicasToRemove: ids,
      });
      if (options.wait) for (const replica of ids) await waitForClusterDeleted(cli, api, replica);
      const state = options.wait ? await waitForGroup(cli, api, id) : await loadGroup(api, id);
      await showGroup(cli, api, state, { removed: ids });
    }),
  );
}
