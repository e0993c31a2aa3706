import type { Command } from 'commander';
import { type Api, action, type Cli, wholeNumber } from '../../command.ts';
import { CliError } from '../../errors.ts';
import { allFailovers, type Failover } from '../../failover-reports.ts';
import { findGroup } from '../../group-state.ts';
import { describeFailover } from './view.ts';

export function defineShow(group: Command): void {
  group
    .command('show')
    .description('one report: its phases, how long no write was taken, what was lost and how to replay it')
    .argument('<group>')
    .argument('[epoch]', 'of the report (the newest)', wholeNumber('epoch'))
    .action(
      action<[string, number | undefined]>(async (cli, id, epoch) => {
        const api = await cli.api();
        const reports = await allFailovers(api, id, epoch);
        const report = reports.toSorted((a, b) => (b.Epoch ?? 0) - (a.Epoch ?? 0))[0];
        if (!report) {
          const which = epoch === undefined ? '' : ` of epoch ${epoch}`;
          throw new CliError(
            'FailoverNotFound',
            `group ${id} has no report${which}`,
            `See what is there: holdfast failovers list ${id}`,
          );
        }
        await showFailover(cli, api, report);
      }),
    );
}

/** The result of a command that made, or looked for, a report. */
export async function showFailover(cli: Cli, api: Api, report: Failover): Promise<void> {
  const group = await findGroup(api, report.ReplicationGroupId ?? '');
  const endpoint = group?.group.NodeGroups?.[0]?.PrimaryEndpoint;
  cli.out.result({ Failover: report }, () => describeFailover(report, endpoint, cli.out.style));
  if (report.LostWrites?.Files) {
    cli.out.note('\nReplaying writes over what was written to the same keys since: look at the file first.');
  }
}
