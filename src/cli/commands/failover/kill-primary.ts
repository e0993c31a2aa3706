import type { Cli } from '../../command.ts';
import { newestFailover } from '../../failover-reports.ts';
import { loadGroup, NODE_GROUP } from '../../group-state.ts';
import { waitForFailover } from '../../wait-group.ts';
import type { WaitOption } from '../clusters/options.ts';
import { showFailover } from '../failovers/show.ts';
import { showGroup } from '../groups/show.ts';

export async function testFailover(cli: Cli, id: string, options: WaitOption): Promise<void> {
  const api = await cli.api();
  const before = (await newestFailover(api, id))?.Epoch ?? 0;
  await api.call('TestFailover', { ReplicationGroupId: id, NodeGroupId: NODE_GROUP });
  if (!options.wait) return showGroup(cli, api, await loadGroup(api, id));
  await showFailover(cli, api, await waitForFailover(cli, api, id, before));
}
