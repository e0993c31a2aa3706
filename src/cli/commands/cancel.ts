import type { Command } from 'commander';
import { type Api, action } from '../command.ts';
import { CliError, UsageError } from '../errors.ts';
import { findGroup, type GroupState, loadGroup } from '../group-state.ts';
import { type CacheCluster, findCluster } from '../wait.ts';
import { describeCluster, describePending } from './clusters/view.ts';
import { showGroup } from './groups/show.ts';
import { pendingOf } from './groups/view.ts';

interface CancelOptions {
  cluster?: boolean;
  group?: boolean;
}

export function define(command: Command): void {
  command
    .summary('take back what waits for the maintenance window')
    .description('Takes back all changes of a cluster or of a group that wait for the maintenance window.')
    .argument('<id>', 'a cluster, or a replication group')
    .option('--cluster', 'the cluster of that name')
    .option('--group', 'the group of that name')
    .action(
      action<[string], CancelOptions>(async (cli, id, options) => {
        const api = await cli.api();
        const kind = chooseKind(id, options, await lookUp(api, id));
        if (kind === 'group') {
          await api.call('CancelPendingModifications', { ReplicationGroupId: id });
          await showGroup(cli, api, await loadGroup(api, id));
          return;
        }
        await api.call('CancelPendingModifications', { CacheClusterId: id });
        const cluster = (await findCluster(api, id)) ?? {};
        cli.out.result({ CacheCluster: cluster }, () => describeCluster(cluster, cli.out.style));
      }),
    );
}

interface Named {
  cluster: CacheCluster | undefined;
  group: GroupState | undefined;
}

async function lookUp(api: Api, id: string): Promise<Named> {
  const [cluster, group] = await Promise.all([findCluster(api, id), findGroup(api, id)]);
  return { cluster, group };
}

/** Whichever has that name; of both, the one that has something to take back. @throws CliError when that isn't one */
export function chooseKind(id: string, said: CancelOptions, { cluster, group }: Named): 'cluster' | 'group' {
  if (said.cluster !== said.group) return said.cluster ? 'cluster' : 'group';
  if (!cluster && !group) {
    throw new CliError(
      'NotFound',
      `there is no cluster and no group ${id}`,
      'See what is there: holdfast status',
    );
  }
  if (!cluster) return 'group';
  if (!group) return 'cluster';
  const ofCluster = Boolean(describePending(cluster.PendingModifiedValues));
  const ofGroup = pendingOf(group).length > 0;
  if (ofCluster !== ofGroup) return ofCluster ? 'cluster' : 'group';
  throw new UsageError(`${id} is a cluster and a group: say --cluster or --group`);
}
