import type { Command } from 'commander';
import { action } from '../../command.ts';
import { waitForSnapshotDeleted } from '../../wait.ts';
import { addWaitOption, type WaitOption } from '../clusters/options.ts';

export function defineDelete(group: Command): void {
  const command = group.command('delete').alias('rm').description('delete a snapshot').argument('<name>');
  addWaitOption(command).action(
    action<[string], WaitOption>(async (cli, name, options) => {
      const api = await cli.api();
      const { Snapshot } = await api.call('DeleteSnapshot', { SnapshotName: name });
      if (options.wait) await waitForSnapshotDeleted(cli, api, name);
      cli.out.result(
        { Snapshot, deleted: options.wait },
        () => `snapshot ${name} ${options.wait ? 'deleted' : 'is being deleted'}`,
      );
    }),
  );
}
