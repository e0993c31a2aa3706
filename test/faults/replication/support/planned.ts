import { DeleteCacheClusterCommand, ModifyReplicationGroupCommand } from '@aws-sdk/client-elasticache';
import { expect } from 'vitest';
import { makeCluster, until, whenSnapshotAvailable } from '../../../support/elasticache.ts';
import type { TestHoldfast } from '../../../support/holdfast.ts';
import { eventsOf, restored, whenGone } from '../../support/api.ts';
import { connect, contents, differences, fill } from '../../support/data.ts';
import { diesAt } from '../../support/dies-at.ts';
import { pidOf, type RecordedNode, recordedNode, sql } from '../../support/state.ts';
import { makeGroup, ownClient, partOf, primaryOf, replicasOf, whenGroupRests } from './groups.ts';
import type { GroupScenario, Round } from './killed-at.ts';
import { addReplica } from './membership.ts';
import { SteadyWriter } from './steady-writer.ts';
import { theGroup } from './unplanned.ts';

const GROUP = 'g';
const OWN_GROUP = 'alone';
const PATIENCE_MS = 20_000;

/** Has a member made the primary as planned. */
export function switchTo(holdfast: TestHoldfast, id: string): Promise<unknown> {
  const input = { ReplicationGroupId: GROUP, PrimaryClusterId: id, ApplyImmediately: true };
  return holdfast.client().send(new ModifyReplicationGroupCommand(input));
}

/** The member that each round makes the primary. */
const targets = new WeakMap<Round, string>();

export const switchover: GroupScenario = {
  name: 'switchover',
  failpoints: [
    'group.accepted',
    'switchover.paused',
    'switchover.caught-up',
    'grant.committed',
    'switchover.demoted',
    'grant.promoted',
    'grant.endpoint-moved',
    'grant.finished',
  ],
  outage: ['switchover.demoted', 'grant.promoted'],
  prepare: (holdfast) => theGroup(holdfast),
  act(holdfast, round) {
    const target = replicasOf(holdfast, GROUP)[0]!;
    targets.set(round, target);
    return switchTo(holdfast, target);
  },
  async settled(holdfast, round) {
    expect(primaryOf(holdfast, GROUP)).toBe(targets.get(round));
    const told = (await eventsOf(holdfast.client(), GROUP)).filter((said) =>
      said.startsWith('Switched over'),
    );
    expect(told).toHaveLength(round.number + 1);
  },
};

/** The controller died when a switchover had been decided, and when another one comes its target can't take over. */
function inVain(name: string, spoil: (target: RecordedNode) => Promise<unknown>): GroupScenario {
  return {
    name,
    failpoints: ['switchover.rolled-back'],
    async prepare(holdfast) {
      const prepared = await theGroup(holdfast);
      const target = replicasOf(holdfast, GROUP)[0]!;
      await holdfast.kill();
      await holdfast.start({ dieAt: 'grant.committed' });
      await switchTo(holdfast, target).catch(() => undefined);
      await diesAt(holdfast, 'grant.committed');
      await spoil(recordedNode(holdfast, target));
      return prepared;
    },
    act: async () => undefined,
    async settled(holdfast) {
      expect(primaryOf(holdfast, GROUP)).toBe('g-001');
      const reports = sql(holdfast, 'select kind, status from failover where group_id = ?', GROUP);
      expect(reports).toEqual([{ kind: 'switchover', status: 'abandoned' }]);
      expect((await eventsOf(holdfast.client(), GROUP)).join('\n')).toMatch(/Not switched over/);
    },
  };
}

export const switchoverToCutOff = inVain('a switchover whose target is cut off', async (target) => {
  await using replica = await connect(target);
  await replica.send('REPLICAOF', '127.0.0.1', '1');
});

export const switchoverToDead = inVain('a switchover whose target dies', async ({ handle }) =>
  process.kill(handle!.pid, 'SIGKILL'),
);

const PROMOTED = 'promoted';
const before = new WeakMap<Round, { acknowledged: number; pid: number }>();

export const promote: GroupScenario = {
  name: 'promote',
  failpoints: ['group.accepted', 'promote.caught-up', 'promote.cut', 'promote.freed'],
  async prepare(holdfast, { number }) {
    const prepared = await theGroup(holdfast, { NumCacheClusters: 2 });
    await addReplica(holdfast, GROUP, `${PROMOTED}${number}`);
    return prepared;
  },
  act(holdfast, round) {
    const id = `${PROMOTED}${round.number}`;
    before.set(round, { acknowledged: round.writer!.acknowledged.at(-1)!, pid: pidOf(holdfast, id) });
    return ownClient(holdfast).call('PromoteReadReplica', { CacheClusterId: id, ApplyImmediately: true });
  },
  async settled(holdfast, round) {
    const id = `${PROMOTED}${round.number}`;
    const part = await until(
      () => partOf(holdfast, id),
      (now) => now?.role === 'master',
    );
    const { acknowledged, pid } = before.get(round)!;
    const node = recordedNode(holdfast, id);
    expect(part!.bound).toEqual([node.address]);
    expect(pidOf(holdfast, id)).toBe(pid);
    const application = { address: node.address, port: node.port };
    const missing = await round.writer!.missingFrom(application);
    expect(missing.filter((n) => n <= acknowledged)).toEqual([]);
    await using connection = await connect(application);
    expect(await connection.send('SET', 'its', 'own')).toBe('OK');
    const told = (await eventsOf(holdfast.client(), id)).filter((said) => said.startsWith('Promoted'));
    expect(told).toHaveLength(1);
    expect(sql(holdfast, 'select replication_group_id as g from cache_cluster where id = ?', id)).toEqual([
      { g: null },
    ]);
  },
};

/** What the cluster held that is demoted, and who goes on writing to it. */
const held = new WeakMap<Round, { data: Map<string, string>; writer: SteadyWriter }>();

export const demote: GroupScenario = {
  name: 'demote',
  failpoints: ['group.accepted', 'snapshot.saving', 'snapshot.available', 'demote.saved', 'demote.joined'],
  async prepare(holdfast, { number }) {
    const client = holdfast.client();
    const prepared = await theGroup(holdfast, { NumCacheClusters: 2 });
    if (number > 0) {
      await client.send(new DeleteCacheClusterCommand({ CacheClusterId: `demoted${number - 1}` }));
      await whenGone(client, `demoted${number - 1}`);
      await whenGroupRests(holdfast, GROUP);
    }
    await makeCluster(client, `demoted${number}`);
    // As a cluster of its own, or as one that is alone in a group, which is gone then.
    if (number % 2 === 1) await makeGroup(holdfast, OWN_GROUP, { PrimaryClusterId: `demoted${number}` });
    return prepared;
  },
  async act(holdfast, round) {
    const { address, port } = recordedNode(holdfast, `demoted${round.number}`);
    await fill({ address, port }, 300);
    const data = await contents({ address, port });
    const writer = new SteadyWriter({ address, port }, 'own');
    held.set(round, { data, writer });
    await writer.goesOn(PATIENCE_MS);
    return ownClient(holdfast).call('DemoteCacheCluster', {
      CacheClusterId: `demoted${round.number}`,
      ReplicationGroupId: GROUP,
      SafetySnapshotName: `safe${round.number}`,
      ApplyImmediately: true,
    });
  },
  async settled(holdfast, round) {
    const id = `demoted${round.number}`;
    const client = holdfast.client();
    await whenSnapshotAvailable(client, `safe${round.number}`);
    // Until then it is at rest as a cluster of its own.
    await until(
      async () => replicasOf(holdfast, GROUP),
      (replicas) => replicas.includes(id),
    );
    await whenGroupRests(holdfast, GROUP);
    const told = (await eventsOf(client, id)).filter((said) => said.startsWith('Demoted'));
    expect(told).toHaveLength(1);
    expect(sql(holdfast, 'select id from replication_group')).toEqual([{ id: GROUP }]);
    // All that it ever acknowledged is in its safety snapshot.
    const { data, writer } = held.get(round)!;
    await writer.stop();
    const saved = await restored(holdfast, `safe${round.number}`, `from${round.number}`);
    const rest = new Map([...saved].filter(([key]) => !key.startsWith('0 own:')));
    expect(differences(data, rest)).toEqual([]);
    expect(saved.size - rest.size).toBeGreaterThanOrEqual(writer.acknowledged.length);
    const { address, port } = recordedNode(holdfast, `from${round.number}`);
    expect(await writer.missingFrom({ address, port })).toEqual([]);
  },
};
