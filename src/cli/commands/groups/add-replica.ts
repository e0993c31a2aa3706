import type { Command } from 'commander';
import { type Api, action, wholeNumber } from '../../command.ts';
import { UsageError } from '../../errors.ts';
import { loadGroup, NODE_GROUP, replicasOf } from '../../group-state.ts';
import { waitForGroup } from '../../wait-group.ts';
import { addWaitOption, type WaitOption } from '../clusters/options.ts';
import { showGroup } from './show.ts';

interface AddOptions extends WaitOption {
  count?: number;
  zone?: string;
}

export function defineAddReplica(group: Command): void {
  const command = group
    .command('add-replica')
    .description('add read replicas, up to 5: by their ids, or as many as --count says')
    .argument('<group>')
    .argument('[ids...]', 'ids of the new clusters (the group finds names for them)')
    .option('--count <number>', 'how many (1)', wholeNumber('--count', { min: 1, max: 5 }))
    .option('--zone <zone>', 'availability zone');
  addWaitOption(command).action(
    action<[string, string[]], AddOptions>(async (cli, id, ids, options) => {
      if (ids.length > 0 && options.count !== undefined) {
        throw new UsageError('give the ids of the new replicas, or --count');
      }
      const api = await cli.api();
      if (ids.length > 0) await addByName(api, id, ids, options.zone);
      else await addByCount(api, id, options);
      const state = options.wait ? await waitForGroup(cli, api, id) : await loadGroup(api, id);
      await showGroup(cli, api, state);
    }),
  );
}

async function addByName(api: Api, group: string, ids: readonly string[], zone: string | undefined) {
  for (const id of ids) {
    await api.call('CreateCacheCluster', {
      CacheClusterId: id,
      ReplicationGroupId: group,
      PreferredAvailabilityZone: zone,
    });
  }
}

async function addByCount(api: Api, group: string, { count = 1, zone }: AddOptions): Promise<void> {
  const NewReplicaCount = replicasOf(await loadGroup(api, group)).length + count;
  const zones = zone === undefined ? undefined : Array<string>(NewReplicaCount + 1).fill(zone);
  await api.call('IncreaseReplicaCount', {
    ReplicationGroupId: group,
    ApplyImmediately: true,
    NewReplicaCount,
    ...(zones && {
      ReplicaConfiguration: [{ NodeGroupId: NODE_GROUP, NewReplicaCount, PreferredAvailabilityZones: zones }],
    }),
  });
}
