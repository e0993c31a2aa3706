import type { Cli } from '../../command.ts';
import { confirm } from '../../confirm.ts';
import { CliError } from '../../errors.ts';
import { newestFailover } from '../../failover-reports.ts';
import { type GroupMember, type GroupState, loadGroup, primaryOf } from '../../group-state.ts';
import { nodeFigures } from '../../node-figures.ts';
import { formatBytes, formatCount } from '../../output/format.ts';
import { type Column, table } from '../../output/table.ts';
import { waitForFailover } from '../../wait-group.ts';
import type { WaitOption } from '../clusters/options.ts';
import { showFailover } from '../failovers/show.ts';
import { showGroup } from '../groups/show.ts';
import { memberColumns } from '../groups/view.ts';

export interface ForceOptions {
  to?: string;
  yes?: boolean;
}

export async function forceFailover(cli: Cli, id: string, options: ForceOptions & WaitOption): Promise<void> {
  const api = await cli.api();
  const state = await loadGroup(api, id);
  if (state.group.Status !== 'failed') {
    throw new CliError(
      'NotFailed',
      `group ${id} is ${state.group.Status}: it has a primary, or comes by one by itself`,
      `For another primary, without a loss: holdfast switchover ${id}`,
    );
  }
  cli.out.note(await describeMembers(cli, state));
  const target = chooseTarget(state, options.to);
  cli.out.note(`\n${whatMayBeLost(state, target)}\n`);
  await confirm(cli, `Make ${target.id} the primary of ${id}?`, {
    yes: options.yes,
    command: `holdfast failover ${id} --force --to ${target.id}`,
  });
  const before = (await newestFailover(api, id))?.Epoch ?? 0;
  await api.call('ForceFailover', { ReplicationGroupId: id, CacheClusterId: target.id });
  if (!options.wait) return showGroup(cli, api, await loadGroup(api, id));
  await showFailover(cli, api, await waitForFailover(cli, api, id, before));
}

/** Each member as last seen, and what its node says of itself now: whose data is to be gone on with? */
async function describeMembers({ out }: Cli, { members }: GroupState): Promise<string> {
  const figures = new Map(
    await Promise.all(
      members.map(async ({ id, cluster }) => {
        const { Address, Port } = cluster?.CacheNodes?.[0]?.Endpoint ?? {};
        return [id, Address && Port ? await nodeFigures(Address, Port) : undefined] as const;
      }),
    ),
  );
  const own: Column<GroupMember>[] = [
    { title: 'keys', value: ({ id }) => formatCount(figures.get(id)?.keys), align: 'right' },
    { title: 'memory', value: ({ id }) => formatBytes(figures.get(id)?.usedMemory), align: 'right' },
  ];
  return table(members, [...memberColumns(out.style), ...own], out.style);
}

/** The member that was named, else the one that is furthest. @throws CliError that names the members */
export function chooseTarget(state: GroupState, to: string | undefined): GroupMember {
  const { group, members } = state;
  const named = members.find(({ id }) => id === to);
  if (named) return named;
  const ids = members.map(({ id }) => id).join(', ');
  if (to !== undefined) {
    throw new CliError(
      'NotAMember',
      `${to} is no member of ${group.ReplicationGroupId}`,
      `Choose one of ${ids}: holdfast groups show ${group.ReplicationGroupId}`,
    );
  }
  const furthest = members
    .filter(({ role, replication }) => role !== 'primary' && replication?.Offset !== undefined)
    .toSorted((a, b) => (b.replication?.Offset ?? 0) - (a.replication?.Offset ?? 0))[0];
  if (furthest) return furthest;
  throw new CliError(
    'NoCandidate',
    `it can't be told which replica of ${group.ReplicationGroupId} is furthest`,
    `Name one of ${ids}: holdfast failover ${group.ReplicationGroupId} --force --to MEMBER`,
  );
}

/** What the group holds after it is what `target` holds now. */
export function whatMayBeLost(state: GroupState, target: GroupMember): string {
  const primary = primaryOf(state);
  const { replication } = target;
  const behind =
    replication?.LagBytes === undefined
      ? `How far ${target.id} is behind isn't known.`
      : `When last seen, ${target.id} was ${formatBytes(replication.LagBytes)} of the replication stream behind.`;
  return [
    `${target.id} becomes the primary with the data that it has, and all other members take that over.`,
    behind,
    primary && primary.id !== target.id
      ? `Writes that only ${primary.id} has are lost from the group; what its append-only file still holds of them is counted and kept as a file.`
      : `Writes that it doesn't have are lost from the group.`,
  ].join('\n');
}
