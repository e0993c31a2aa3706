import type { Command } from 'commander';
import { action, list } from '../../command.ts';
import { UsageError } from '../../errors.ts';

interface ModifyOptions {
  subnet?: string[];
  description?: string;
}

export function defineModify(group: Command): void {
  group
    .command('modify')
    .description('change the subnets or the description of a subnet group')
    .argument('<name>')
    .option('--subnet <ids>', 'all of its subnet ids', list)
    .option('--description <text>')
    .action(
      action<[string], ModifyOptions>(async (cli, name, { subnet, description }) => {
        if (subnet === undefined && description === undefined)
          throw new UsageError('give --subnet or --description');
        const api = await cli.api();
        const answer = await api.call('ModifyCacheSubnetGroup', {
          CacheSubnetGroupName: name,
          CacheSubnetGroupDescription: description,
          SubnetIds: subnet,
        });
        cli.out.result(answer, () => `subnet group ${name} changed`);
      }),
    );
}
