import type { Command } from 'commander';
import { action } from '../../command.ts';

export function defineDelete(group: Command): void {
  group
    .command('delete')
    .alias('rm')
    .description('delete a subnet group that no cluster uses')
    .argument('<name>')
    .action(
      action<[string]>(async (cli, name) => {
        const api = await cli.api();
        await api.call('DeleteCacheSubnetGroup', { CacheSubnetGroupName: name });
        cli.out.result({ CacheSubnetGroupName: name, deleted: true }, () => `subnet group ${name} deleted`);
      }),
    );
}
