import type { Command } from 'commander';
import { action, type Cli } from '../../command.ts';
import { yesNo } from '../../output/format.ts';
import { table } from '../../output/table.ts';
import { allPages } from '../../pages.ts';

export function defineGroups(group: Command): void {
  group
    .command('groups')
    .alias('list')
    .alias('ls')
    .description('list the parameter groups')
    .action(action<[]>(listGroups));
}

export async function listGroups(cli: Cli): Promise<void> {
  const api = await cli.api();
  const groups = await allPages(
    (Marker) => api.call('DescribeCacheParameterGroups', { Marker }),
    (answer) => answer.CacheParameterGroups,
  );
  cli.out.result({ CacheParameterGroups: groups }, () =>
    table(
      groups,
      [
        { title: 'parameter group', value: (one) => one.CacheParameterGroupName },
        { title: 'family', value: (one) => one.CacheParameterGroupFamily },
        { title: 'own', value: (one) => yesNo(!one.CacheParameterGroupName?.startsWith('default.')) },
        { title: 'description', value: (one) => one.Description },
      ],
      cli.out.style,
    ),
  );
}
