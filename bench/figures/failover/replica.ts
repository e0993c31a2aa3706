import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BenchContext, Figure, Result } from '../../figure.ts';
import { AS_REPLICA, BareServer } from '../../support/bare-server.ts';
import { groupAvailable } from '../../support/failover/group.ts';
import { bareWithData, holdfastWithData, placeOf, SOURCE } from '../../support/pair.ts';
import { timed, until } from '../../support/until.ts';
import { underWrites } from '../../support/write-load.ts';

const GROUP = 'grown';

/** A replica for a primary of 1 GB under write load, from the request to `available`; against bare REPLICAOF. */
export const replica: Figure = { name: 'failover-replica', measure };

async function measure(context: BenchContext): Promise<Result[]> {
  await using holdfast = await holdfastWithData(context);
  await using bare = await bareWithData(context, holdfast);
  await using follower = await BareServer.like(context, holdfast, SOURCE, AS_REPLICA);
  const { api, client } = holdfast;
  await client.call('CreateReplicationGroup', {
    ReplicationGroupId: GROUP,
    ReplicationGroupDescription: 'around a gigabyte',
    PrimaryClusterId: SOURCE,
  });
  await groupAvailable(holdfast, GROUP);
  const node = await placeOf(holdfast, SOURCE);
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 1; round <= (context.rounds ?? 5); round++) {
    context.note(`  round ${round}`);
    const id = `replica-${round}`;
    const add = async () => {
      await client.call('CreateCacheCluster', { CacheClusterId: id, ReplicationGroupId: GROUP });
      await api.clusterAvailable(id, 'long');
    };
    ours.push((await underWrites(context, node, () => timed(add))) / 1000);
    await api.deleteCluster(id);
    await follower.start();
    theirs.push((await underWrites(context, bare.place, () => timed(() => follow(follower, bare)))) / 1000);
    await follower.stop();
    await rm(join(follower.directory, 'appendonlydir'), { recursive: true });
  }
  const memory = await bare.command<string>('INFO', 'memory');
  const gigabytes = Number(/used_memory:(\d+)/.exec(memory)?.[1]) / 1e9;
  return [
    {
      what: `add a replica to a primary of ${gigabytes.toFixed(2)} GB under write load, request to available`,
      unit: 's',
      ours,
      peer: { name: 'bare REPLICAOF, to link up', values: theirs },
      target: { of: 'ratio', must: '<=', limit: 1.1 },
    },
  ];
}

async function follow(follower: BareServer, { place }: BareServer): Promise<void> {
  await follower.command('REPLICAOF', place.host, String(place.port));
  const isUp = async () =>
    (await follower.command<string>('INFO', 'replication')).includes('master_link_status:up');
  await until('the bare replica is in sync', isUp, { everyMs: 50, withinMs: 600_000 });
}
