import type { Command } from 'commander';
import { action } from '../command.ts';
import { UsageError } from '../errors.ts';
import { findCluster, waitForCluster } from '../wait.ts';
import { waitForGroup } from '../wait-group.ts';
import { failed } from '../watch.ts';
import { addWaitOption, type WaitOption } from './clusters/options.ts';
import { describeCluster } from './clusters/view.ts';
import { showGroup } from './groups/show.ts';

interface DemoteOptions extends WaitOption {
  of: string;
  atWindow?: boolean;
  /** A name; true when neither a name nor that there is to be none was said; false for none. */
  snapshot: string | boolean;
}

export function define(command: Command): void {
  command
    .summary("make a cluster a replica of a group's primary")
    .description(
      "Makes a cluster a read replica of another primary. The cluster's own data is replaced by that primary's, so a snapshot of it is taken first, unless --no-snapshot.",
    )
    .argument('<cluster>', 'a cluster of its own')
    .requiredOption('--of <group>', 'group whose primary it is to follow')
    .option('--at-window', 'in the maintenance window')
    .option('--snapshot <name>', 'name of the safety snapshot (one is made up)')
    .option('--no-snapshot', 'its data is lost');
  addWaitOption(command).action(
    action<[string], DemoteOptions>(async (cli, id, options) => {
      if (options.snapshot === '') throw new UsageError('--snapshot needs a name');
      const api = await cli.api();
      const answer = await api.call('DemoteCacheCluster', {
        CacheClusterId: id,
        ReplicationGroupId: options.of,
        ApplyImmediately: !options.atWindow,
        SafetySnapshotName: typeof options.snapshot === 'string' ? options.snapshot : undefined,
        SkipSafetySnapshot: options.snapshot === false ? true : undefined,
      });
      const { Message, SafetySnapshotName } = answer;
      if (Message) cli.out.note(`${Message}\n`);
      if (options.atWindow || !options.wait) {
        const cluster = (await findCluster(api, id)) ?? {};
        cli.out.result({ CacheCluster: cluster, SafetySnapshotName, Message }, () =>
          describeCluster(cluster, cli.out.style),
        );
        if (options.atWindow) cli.out.note(`\nTake it back: holdfast cancel ${id}`);
        return;
      }
      const cluster = await waitForCluster(cli, api, id);
      if (cluster.ReplicationGroupId !== options.of) {
        throw await failed(api, 'cache-cluster', id, `cluster ${id} is no replica in ${options.of}`);
      }
      await showGroup(cli, api, await waitForGroup(cli, api, options.of), { SafetySnapshotName, Message });
      if (SafetySnapshotName) {
        cli.out.note(`\nWhat ${id} held: holdfast snapshots restore ${SafetySnapshotName} NEW-ID`);
      }
    }),
  );
}
