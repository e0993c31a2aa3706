import type { Command } from 'commander';
import { type Api, action, type Cli } from '../../command.ts';
import { newestFailover } from '../../failover-reports.ts';
import { type GroupState, loadGroup } from '../../group-state.ts';
import { asJson } from './list.ts';
import { describeGroup, pendingOf, primaryEndpoint } from './view.ts';

export function defineShow(group: Command): void {
  group
    .command('show')
    .description('everything about one group: members, roles, lag, endpoints, what is pending')
    .argument('<id>')
    .action(
      action<[string]>(async (cli, id) => {
        const api = await cli.api();
        await showGroup(cli, api, await loadGroup(api, id));
      }),
    );
}

/** The result of a command on a group: the group as it is now. `beside` goes into its JSON. */
export async function showGroup(cli: Cli, api: Api, state: GroupState, beside: object = {}): Promise<void> {
  const id = state.group.ReplicationGroupId ?? '';
  const last = await newestFailover(api, id);
  cli.out.result({ ReplicationGroup: asJson(state), LastFailover: last, ...beside }, () =>
    describeGroup(state, last, cli.out.style),
  );
  if (state.group.Status === 'failed') {
    cli.out.note(
      `\nIt has no primary and waits for one that can be trusted. See why: holdfast events --id ${id}` +
        `\nMake a member the primary all the same: holdfast failover ${id} --force`,
    );
  }
  if (pendingOf(state).length > 0) {
    cli.out.note(`\nWhat is pending waits for the maintenance window. Take it back: holdfast cancel ${id}`);
  }
}

/** How clients reach it, once it is made. */
export function tellHowToConnect(cli: Cli, { group }: GroupState): void {
  const [address, port] = (primaryEndpoint(group) ?? '').split(':');
  if (address) cli.out.note(`\nConnect to the primary: redis-cli -h ${address} -p ${port}`);
}
