import { TestFailoverCommand } from '@aws-sdk/client-elasticache';
import { expect } from 'vitest';
import { whenAvailable } from '../../../support/elasticache.ts';
import type { TestHoldfast } from '../../../support/holdfast.ts';
import { eventsOf } from '../../support/api.ts';
import { connect } from '../../support/data.ts';
import { isRunning, pidOf, recordedNode, sql } from '../../support/state.ts';
import { endpointOf, makeGroup, primaryOf, readGroup } from './groups.ts';
import type { GroupScenario, Prepared, Round } from './killed-at.ts';

const GROUP = 'g';
/** What a round leaves for its end: the primary that is to die, and its process. */
const before = new WeakMap<Round, { primary: string; pid: number; epoch: number }>();

/** The one group of all rounds, made at the first. */
export async function theGroup(holdfast: TestHoldfast, settings = {}): Promise<Prepared> {
  const client = holdfast.client();
  const group = await readGroup(client, GROUP).catch(() => makeGroup(holdfast, GROUP, settings));
  return { group: GROUP, writesTo: endpointOf(group) };
}

function note(holdfast: TestHoldfast, round: Round): { primary: string; pid: number; epoch: number } {
  const primary = primaryOf(holdfast, GROUP);
  const noted = { primary, pid: pidOf(holdfast, primary), epoch: epochOf(holdfast) };
  before.set(round, noted);
  return noted;
}

export function epochOf(holdfast: TestHoldfast): number {
  const [row] = sql(holdfast, 'select epoch from replication_group where id = ?', GROUP);
  return Number(row!['epoch']);
}

/** Another member is the primary now; the old one was ended and is a replica. Told of and accounted for once. */
async function failedOver(holdfast: TestHoldfast, round: Round): Promise<void> {
  const { primary, pid, epoch } = before.get(round)!;
  expect(primaryOf(holdfast, GROUP)).not.toBe(primary);
  expect(isRunning(pid)).toBe(false);
  await whenAvailable(holdfast.client(), primary);
  const reports = sql(
    holdfast,
    'select kind, from_cluster_id, status from failover where group_id = ? and epoch > ?',
    GROUP,
    epoch,
  );
  expect(reports).toEqual([{ kind: 'failover', from_cluster_id: primary, status: 'complete' }]);
  const told = (await eventsOf(holdfast.client(), GROUP)).filter((message) =>
    message.startsWith('Failed over from'),
  );
  expect(told).toHaveLength(round.number + 1);
}

export const failover: GroupScenario = {
  name: 'failover',
  failpoints: [
    'grant.committed',
    'grant.promoted',
    'grant.endpoint-moved',
    'grant.finished',
    'follow.pointed',
    'loss.found',
    'recover.noted',
    'create.started',
  ],
  outage: ['grant.committed', 'grant.promoted'],
  mayLose: true,
  prepare: (holdfast) => theGroup(holdfast),
  act: async (holdfast, round) => process.kill(note(holdfast, round).pid, 'SIGKILL'),
  settled: failedOver,
};

export const testFailover: GroupScenario = {
  name: 'TestFailover',
  failpoints: ['group.accepted', 'failover.fenced', 'grant.committed'],
  outage: ['failover.fenced', 'grant.committed'],
  mayLose: true,
  prepare: (holdfast) => theGroup(holdfast),
  act(holdfast, round) {
    note(holdfast, round);
    const command = new TestFailoverCommand({ ReplicationGroupId: GROUP, NodeGroupId: '0001' });
    return holdfast.client().send(command);
  },
  settled: failedOver,
};

/** Without automatic failover the primary is started again with all that it had acknowledged. */
export const recovery: GroupScenario = {
  name: 'recovery in place',
  failpoints: [
    'grant.committed',
    'recover.noted',
    'create.started',
    'grant.promoted',
    'grant.endpoint-moved',
    'grant.finished',
  ],
  outage: ['grant.committed', 'recover.noted', 'create.started', 'grant.promoted'],
  prepare: (holdfast) => theGroup(holdfast, { AutomaticFailoverEnabled: false }),
  async act(holdfast, round) {
    const { primary, pid } = note(holdfast, round);
    await written(holdfast, primary);
    process.kill(pid, 'SIGKILL');
  },
  async settled(holdfast, round) {
    const { primary, pid } = before.get(round)!;
    expect(primaryOf(holdfast, GROUP)).toBe(primary);
    expect(pidOf(holdfast, primary)).not.toBe(pid);
  },
};

/** A node that is about to sync its file holds writes back for a moment; they would be lost with it, and nobody's fault. */
async function written(holdfast: TestHoldfast, id: string): Promise<void> {
  await using admin = await connect(recordedNode(holdfast, id));
  for (;;) {
    const info = await admin.send<string>('INFO', 'persistence');
    if (/^aof_pending_bio_fsync:0/m.test(info) && /^aof_buffer_length:0/m.test(info)) return;
  }
}
