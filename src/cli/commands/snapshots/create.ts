import type { Command } from 'commander';
import { action } from '../../command.ts';
import { waitForSnapshot } from '../../wait.ts';
import { addWaitOption, parseTag, type WaitOption } from '../clusters/options.ts';
import { describeSnapshot } from './view.ts';

interface CreateOptions extends WaitOption {
  cluster: string;
  tag?: { Key: string; Value: string }[];
}

export function defineCreate(group: Command): void {
  const command = group
    .command('create')
    .description('take a snapshot of a cluster; writes to it go on')
    .argument('<name>')
    .requiredOption('--cluster <id>', 'cluster to take it of')
    .option('--tag <name=value>', 'may be given several times', parseTag);
  addWaitOption(command).action(
    action<[string], CreateOptions>(async (cli, name, options) => {
      const api = await cli.api();
      const { Snapshot } = await api.call('CreateSnapshot', {
        SnapshotName: name,
        CacheClusterId: options.cluster,
        Tags: options.tag,
      });
      const snapshot = options.wait ? await waitForSnapshot(cli, api, name) : (Snapshot ?? {});
      cli.out.result({ Snapshot: snapshot }, () => describeSnapshot(snapshot, cli.out.style));
    }),
  );
}
