import type { Command } from 'commander';
import { action } from '../../command.ts';
import { describeSnapshot } from './view.ts';

export function defineShow(group: Command): void {
  group
    .command('show')
    .description('everything about one snapshot')
    .argument('<name>')
    .action(
      action<[string]>(async (cli, name) => {
        const api = await cli.api();
        const snapshot = (await api.call('DescribeSnapshots', { SnapshotName: name })).Snapshots?.[0] ?? {};
        cli.out.result({ Snapshot: snapshot }, () => describeSnapshot(snapshot, cli.out.style));
      }),
    );
}
