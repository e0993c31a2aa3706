import type { Command } from 'commander';
import { action, type Cli } from '../../command.ts';
import { allGroups, type GroupState, troublesOf } from '../../group-state.ts';
import { table } from '../../output/table.ts';
import { allClusters } from '../clusters/list.ts';
import { groupColumns } from './view.ts';

export function defineList(group: Command): void {
  group
    .command('list')
    .alias('ls')
    .description('list the replication groups of the region, those in trouble first')
    .action(action<[]>(listGroups));
}

export async function listGroups(cli: Cli): Promise<void> {
  const api = await cli.api();
  const groups = troubledFirst(await allGroups(api, await allClusters(api)));
  if (groups.length === 0) {
    cli.out.note(
      `No replication groups in ${api.region}. Create one: holdfast groups create my-group --primary CLUSTER`,
    );
  }
  cli.out.result({ ReplicationGroups: groups.map(asJson) }, () =>
    groups.length === 0 ? '' : table(groups, groupColumns(cli.out.style), cli.out.style),
  );
}

export function troubledFirst(groups: readonly GroupState[]): GroupState[] {
  const rank = (state: GroupState) => (troublesOf(state).length > 0 ? 0 : 1);
  return groups.toSorted((a, b) => rank(a) - rank(b));
}

/** The group as the API tells of it, with how replication stands and what is wrong. */
export function asJson(state: GroupState) {
  return {
    ...state.group,
    Replication: state.members.flatMap(({ replication }) => replication ?? []),
    Troubles: troublesOf(state),
  };
}
