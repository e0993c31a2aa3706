import type { Command } from 'commander';
import { action } from '../command.ts';
import { CliError } from '../errors.ts';
import { newestFailover } from '../failover-reports.ts';
import { type GroupState, isInSync, loadGroup } from '../group-state.ts';
import { waitForFailover } from '../wait-group.ts';
import { addWaitOption, type WaitOption } from './clusters/options.ts';
import { showFailover } from './failovers/show.ts';
import { showGroup } from './groups/show.ts';

interface SwitchoverOptions extends WaitOption {
  to?: string;
  atWindow?: boolean;
}

export function define(command: Command): void {
  command
    .summary('make a replica the primary, as planned: no write is lost')
    .description(
      'Pauses writes, waits until the replica has all of them, and makes it the primary. The endpoint follows; nothing that was acknowledged is lost.',
    )
    .argument('<group>')
    .option('--to <member>', 'the next primary (the replica that is furthest)')
    .option('--at-window', 'in the maintenance window');
  addWaitOption(command).action(
    action<[string], SwitchoverOptions>(async (cli, id, options) => {
      const api = await cli.api();
      const to = options.to ?? furthestReplica(await loadGroup(api, id));
      const before = (await newestFailover(api, id))?.Epoch ?? 0;
      await api.call('ModifyReplicationGroup', {
        ReplicationGroupId: id,
        PrimaryClusterId: to,
        ApplyImmediately: !options.atWindow,
      });
      if (options.atWindow || !options.wait) return showGroup(cli, api, await loadGroup(api, id));
      await showFailover(cli, api, await waitForFailover(cli, api, id, before));
    }),
  );
}

/** @throws CliError when there is none that could take over */
export function furthestReplica({ group, members }: GroupState): string {
  const id = group.ReplicationGroupId;
  const ready = members
    .filter(isInSync)
    .toSorted((a, b) => (a.replication?.LagBytes ?? 0) - (b.replication?.LagBytes ?? 0))[0];
  if (ready) return ready.id;
  const replicas = members.filter(({ role }) => role !== 'primary').length;
  throw replicas === 0
    ? new CliError('NoReplica', `group ${id} has no replica`, `Add one: holdfast groups add-replica ${id}`)
    : new CliError(
        'NoReplica',
        `no replica of ${id} is in sync`,
        `See how they are: holdfast groups show ${id}`,
      );
}
