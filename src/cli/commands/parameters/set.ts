import type { Command } from 'commander';
import { action } from '../../command.ts';
import { inRequests, parseAssignments } from './assignments.ts';

export function defineSet(group: Command): void {
  group
    .command('set')
    .description('set parameters of a group')
    .argument('<group>')
    .argument('<name=value...>')
    .action(
      action<[string, string[]]>(async (cli, name, texts) => {
        const assignments = parseAssignments(texts);
        const api = await cli.api();
        for (const part of inRequests(assignments)) {
          await api.call('ModifyCacheParameterGroup', {
            CacheParameterGroupName: name,
            ParameterNameValues: part,
          });
        }
        cli.out.result({ CacheParameterGroupName: name, ParameterNameValues: assignments }, () =>
          assignments.map((one) => `${one.ParameterName} = ${one.ParameterValue}`).join('\n'),
        );
        cli.out.note('Clusters that need a reboot for it show pending-reboot: holdfast clusters list');
      }),
    );
}
