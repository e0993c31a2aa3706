import type { Command } from 'commander';
import { action } from '../../command.ts';
import { UsageError } from '../../errors.ts';
import { inRequests } from './assignments.ts';

interface ResetOptions {
  all?: boolean;
}

export function defineReset(group: Command): void {
  group
    .command('reset')
    .description('set parameters of a group back to their defaults')
    .argument('<group>')
    .argument('[names...]')
    .option('--all', 'all of them')
    .action(
      action<[string, string[]], ResetOptions>(async (cli, name, names, { all = false }) => {
        if (all === names.length > 0) throw new UsageError('name the parameters to reset, or --all');
        const api = await cli.api();
        if (all)
          await api.call('ResetCacheParameterGroup', {
            CacheParameterGroupName: name,
            ResetAllParameters: true,
          });
        for (const part of inRequests(names)) {
          await api.call('ResetCacheParameterGroup', {
            CacheParameterGroupName: name,
            ParameterNameValues: part.map((ParameterName) => ({ ParameterName })),
          });
        }
        cli.out.result(
          { CacheParameterGroupName: name, reset: all ? 'all' : names },
          () => `${name}: ${all ? 'all parameters' : names.join(', ')} reset`,
        );
      }),
    );
}
