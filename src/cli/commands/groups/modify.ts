import type { Command } from 'commander';
import { action } from '../../command.ts';
import { UsageError } from '../../errors.ts';
import { loadGroup } from '../../group-state.ts';
import { waitForGroup } from '../../wait-group.ts';
import {
  addCommonOptions,
  addWaitOption,
  type CommonOptions,
  commonInput,
  type WaitOption,
} from '../clusters/options.ts';
import { showGroup } from './show.ts';

interface ModifyOptions extends CommonOptions, WaitOption {
  now?: boolean;
  description?: string;
  automaticFailover?: boolean;
  multiAz?: boolean;
  snapshottingCluster?: string;
  engine?: string;
}

export function defineModify(group: Command): void {
  const command = group
    .command('modify')
    .description('change a group and all its members, at once or in the maintenance window')
    .argument('<id>')
    .option('--now', 'at once; without it, what interrupts waits for the maintenance window')
    .option('--description <text>')
    .option('--automatic-failover', 'replace a primary that fails by a replica')
    .option('--no-automatic-failover', 'start it again in its place instead')
    .option('--multi-az', 'members in several zones')
    .option('--no-multi-az')
    .option('--snapshotting-cluster <member>', 'member that automatic snapshots are taken of')
    .option('--engine <engine>', 'valkey, to leave Redis');
  addCommonOptions(command);
  addWaitOption(command).action(
    action<[string], ModifyOptions>(async (cli, id, options) => {
      const changes = {
        ReplicationGroupDescription: options.description,
        AutomaticFailoverEnabled: options.automaticFailover,
        MultiAZEnabled: options.multiAz,
        SnapshottingClusterId: options.snapshottingCluster,
        Engine: options.engine,
        ...commonInput(options),
      };
      if (Object.values(changes).every((value) => value === undefined)) {
        throw new UsageError(
          'nothing to change was named',
          `See what can be changed: holdfast groups modify --help; another primary: holdfast switchover ${id}`,
        );
      }
      const api = await cli.api();
      await api.call('ModifyReplicationGroup', {
        ReplicationGroupId: id,
        ApplyImmediately: options.now ?? false,
        ...changes,
      });
      const state = options.wait ? await waitForGroup(cli, api, id) : await loadGroup(api, id);
      await showGroup(cli, api, state);
    }),
  );
}
