import type { Command } from 'commander';
import { action } from '../../command.ts';

export function defineDelete(group: Command): void {
  group
    .command('delete')
    .alias('rm')
    .description('delete a parameter group that no cluster uses')
    .argument('<group>')
    .action(
      action<[string]>(async (cli, name) => {
        const api = await cli.api();
        await api.call('DeleteCacheParameterGroup', { CacheParameterGroupName: name });
        cli.out.result(
          { CacheParameterGroupName: name, deleted: true },
          () => `parameter group ${name} deleted`,
        );
      }),
    );
}
