import type { Command } from 'commander';
import { type Api, action } from '../../command.ts';
import { waitForSnapshot } from '../../wait.ts';
import { addWaitOption, type WaitOption } from '../clusters/options.ts';
import { describeSnapshot } from './view.ts';

interface CopyOptions extends WaitOption {
  toRegion?: string;
}

export function defineCopy(group: Command): void {
  const command = group
    .command('copy')
    .description('copy a snapshot, within the region or to another')
    .argument('<source>', 'name, or the ARN of one in another region')
    .argument('<target>', 'name of the copy')
    .option('--to-region <region>', 'region that the copy goes to');
  addWaitOption(command).action(
    action<[string, string], CopyOptions>(async (cli, source, target, options) => {
      const here = await cli.api();
      const elsewhere = options.toRegion !== undefined && options.toRegion !== here.region;
      // The copy is asked for where it is to be, and names its source by ARN.
      const api = elsewhere ? await cli.api(options.toRegion) : here;
      const answer = await api.call('CopySnapshot', {
        SourceSnapshotName: elsewhere && !source.startsWith('arn:') ? await arnOf(here, source) : source,
        TargetSnapshotName: target,
      });
      const snapshot = options.wait ? await waitForSnapshot(cli, api, target) : (answer.Snapshot ?? {});
      cli.out.result({ Snapshot: snapshot }, () => describeSnapshot(snapshot, cli.out.style));
    }),
  );
}

async function arnOf(api: Api, name: string): Promise<string | undefined> {
  return (await api.call('DescribeSnapshots', { SnapshotName: name })).Snapshots?.[0]?.ARN;
}
