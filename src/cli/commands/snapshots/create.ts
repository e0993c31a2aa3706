import type { Command } from 'commander';
import { action } from '../../command.ts';
import { UsageError } from '../../errors.ts';
import { waitForSnapshot } from '../../wait.ts';
import { addWaitOption, parseTag, type WaitOption } from '../clusters/options.ts';
import { describeSnapshot } from './view.ts';

interface CreateOptions extends WaitOption {
  cluster?: string;
  group?: string;
  tag?: { Key: string; Value: string }[];
}

export function defineCreate(group: Command): void {
  const command = group
    .command('create')
    .description('take a snapshot of a cluster, or of a group by one of its replicas; writes go on')
    .argument('<name>')
    .option('--cluster <id>', 'cluster to take it of')
    .option('--group <id>', 'replication group to take it of')
    .option('--tag <name=value>', 'may be given several times', parseTag);
  addWaitOption(command).action(
    action<[string], CreateOptions>(async (cli, name, options) => {
      if ((options.cluster === undefined) === (options.group === undefined)) {
        throw new UsageError('give --cluster or --group, one of them');
      }
      const api = await cli.api();
      const { Snapshot } = await api.call('CreateSnapshot', {
        SnapshotName: name,
        CacheClusterId: options.cluster,
        ReplicationGroupId: options.group,
        Tags: options.tag,
      });
      const snapshot = options.wait ? await waitForSnapshot(cli, api, name) : (Snapshot ?? {});
      cli.out.result({ Snapshot: snapshot }, () => describeSnapshot(snapshot, cli.out.style));
    }),
  );
}
