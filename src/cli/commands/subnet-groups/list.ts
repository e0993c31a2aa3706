import type { Command } from 'commander';
import { action, type Cli } from '../../command.ts';
import { table } from '../../output/table.ts';
import { allPages } from '../../pages.ts';

export function defineList(group: Command): void {
  group
    .command('list')
    .alias('ls')
    .alias('show')
    .description('list the subnet groups, or show one')
    .argument('[name]')
    .action(action<[string | undefined]>((cli, name) => listSubnetGroups(cli, {}, name)));
}

export async function listSubnetGroups(cli: Cli, _options: object, name?: string): Promise<void> {
  const api = await cli.api();
  const groups = await allPages(
    (Marker) => api.call('DescribeCacheSubnetGroups', { CacheSubnetGroupName: name, Marker }),
    (answer) => answer.CacheSubnetGroups,
  );
  if (groups.length === 0) {
    cli.out.note(
      `No subnet groups in ${api.region}. Create one: holdfast subnet-groups create NAME --subnet subnet-1,subnet-2`,
    );
  }
  cli.out.result({ CacheSubnetGroups: groups }, () =>
    groups.length === 0
      ? ''
      : table(
          groups,
          [
            { title: 'subnet group', value: (one) => one.CacheSubnetGroupName },
            { title: 'vpc', value: (one) => one.VpcId },
            {
              title: 'subnets',
              value: (one) => one.Subnets?.map((subnet) => subnet.SubnetIdentifier).join(', '),
            },
            { title: 'description', value: (one) => one.CacheSubnetGroupDescription },
          ],
          cli.out.style,
        ),
  );
}
