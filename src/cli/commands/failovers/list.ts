import type { Command } from 'commander';
import { action, type Cli } from '../../command.ts';
import { allFailovers } from '../../failover-reports.ts';
import { table } from '../../output/table.ts';
import { failoverColumns } from './view.ts';

export function defineList(group: Command): void {
  group
    .command('list')
    .alias('ls')
    .description('list how groups came by another primary, newest first')
    .argument('[group]', 'of this group only')
    .action(action<[string | undefined]>((cli, id) => listFailovers(cli, {}, id)));
}

export async function listFailovers(cli: Cli, _options: object, group?: string): Promise<void> {
  const api = await cli.api();
  const reports = await allFailovers(api, group);
  if (reports.length === 0) {
    cli.out.note(
      `No failovers ${group ? `of ${group}` : `in ${api.region}`} so far. Try one: holdfast switchover ${group ?? 'GROUP'}`,
    );
  }
  cli.out.result({ Failovers: reports }, () =>
    reports.length === 0 ? '' : table(reports, failoverColumns(cli.out.style), cli.out.style),
  );
}
