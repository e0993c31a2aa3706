import type { Command } from 'commander';
import { action, list } from '../../command.ts';

interface CreateOptions {
  subnet: string[];
  description?: string;
}

export function defineCreate(group: Command): void {
  group
    .command('create')
    .description('create a subnet group')
    .argument('<name>')
    .requiredOption('--subnet <ids>', 'subnet ids, with commas or given several times', list)
    .option('--description <text>')
    .action(
      action<[string], CreateOptions>(async (cli, name, { subnet, description }) => {
        const api = await cli.api();
        const answer = await api.call('CreateCacheSubnetGroup', {
          CacheSubnetGroupName: name,
          // AWS wants one.
          CacheSubnetGroupDescription: description ?? name,
          SubnetIds: subnet,
        });
        cli.out.result(answer, () => `subnet group ${name} created`);
      }),
    );
}
