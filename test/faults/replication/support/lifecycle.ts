import { CreateReplicationGroupCommand, DeleteReplicationGroupCommand } from '@aws-sdk/client-elasticache';
import { expect } from 'vitest';
import { makeCluster, until, whenAvailable } from '../../../support/elasticache.ts';
import type { TestHoldfast } from '../../../support/holdfast.ts';
import { restored, snapshotStatus } from '../../support/api.ts';
import { contents, differences, fill, type NodeAddress } from '../../support/data.ts';
import { isRunning, pidOf, recordedNode, recordedNodes } from '../../support/state.ts';
import { makeGroup, membersOf, partOf, readGroup, whenGroupRests } from './groups.ts';
import type { GroupScenario } from './killed-at.ts';

function ownAddress(holdfast: TestHoldfast, id: string): NodeAddress {
  const { address, port } = recordedNode(holdfast, id);
  return { address, port };
}

/** What the steps of one round leave each other, by the id of the group. */
interface Noted {
  pids: number[];
  data?: Map<string, string>;
}
const notes = new WeakMap<TestHoldfast, Map<string, Noted>>();

function note(holdfast: TestHoldfast, group: string, noted: Noted): void {
  notes.set(holdfast, (notes.get(holdfast) ?? new Map<string, Noted>()).set(group, noted));
}

function noted(holdfast: TestHoldfast, group: string): Noted {
  return notes.get(holdfast)!.get(group)!;
}

export const createAround: GroupScenario = {
  name: 'create a group around a primary',
  failpoints: [
    'group.accepted',
    'grant.committed',
    'grant.promoted',
    'grant.endpoint-moved',
    'grant.finished',
  ],
  async prepare(holdfast, { number }) {
    const id = `primary${number}`;
    await makeCluster(holdfast.client(), id);
    await fill(ownAddress(holdfast, id), 300);
    note(holdfast, `around${number}`, { pids: [pidOf(holdfast, id)] });
    return { writesTo: ownAddress(holdfast, id) };
  },
  act: (holdfast, { number }) =>
    holdfast.client().send(
      new CreateReplicationGroupCommand({
        ReplicationGroupId: `around${number}`,
        ReplicationGroupDescription: 'of a test',
        PrimaryClusterId: `primary${number}`,
      }),
    ),
  async settled(holdfast, round) {
    const group = `around${round.number}`;
    await whenGroupRests(holdfast, group);
    expect([pidOf(holdfast, `primary${round.number}`)]).toEqual(noted(holdfast, group).pids);
    round.group = group;
  },
};

export const createGroup: GroupScenario = {
  name: 'create a group from nothing',
  failpoints: ['group.accepted', 'create.started', 'create.available', 'follow.pointed'],
  async prepare(holdfast, { number }) {
    if (number > 0) await removeGroup(holdfast, `made${number - 1}`);
    return {};
  },
  act: (holdfast, { number }) =>
    holdfast.client().send(
      new CreateReplicationGroupCommand({
        ReplicationGroupId: `made${number}`,
        ReplicationGroupDescription: 'of a test',
        Engine: 'redis',
        CacheNodeType: 'cache.m5.large',
        NumCacheClusters: 3,
        AutomaticFailoverEnabled: true,
      }),
    ),
  async settled(holdfast, round) {
    round.group = `made${round.number}`;
    await whenGroupRests(holdfast, round.group);
    const group = await readGroup(holdfast.client(), round.group);
    expect(group.MemberClusters).toHaveLength(3);
    expect(group.AutomaticFailover).toBe('enabled');
  },
};

async function removeGroup(holdfast: TestHoldfast, id: string): Promise<void> {
  await holdfast.client().send(new DeleteReplicationGroupCommand({ ReplicationGroupId: id }));
  await groupGone(holdfast, id);
}

/** Resolves when the group is there no more. */
export function groupGone(holdfast: TestHoldfast, id: string): Promise<unknown> {
  return until(
    () =>
      readGroup(holdfast.client(), id).then(
        ({ Status }) => Status,
        (error: Error) => error.name,
      ),
    (answer) => answer === 'ReplicationGroupNotFoundFault',
  );
}

/** Nothing of the group is left but what is to stay. */
async function expectGone(holdfast: TestHoldfast, group: string, staying: string[]): Promise<void> {
  await groupGone(holdfast, group);
  const left = recordedNodes(holdfast).map((node) => node.clusterId);
  expect(left.filter((id) => id.startsWith(`${group}-`))).toEqual(staying);
  const pids = staying.map((id) => pidOf(holdfast, id));
  expect(noted(holdfast, group).pids.filter((pid) => isRunning(pid))).toEqual(pids);
}

export const deleteRetaining: GroupScenario = {
  name: 'delete a group and keep its primary',
  failpoints: [
    'group.accepted',
    'group.primary-released',
    'group.members-deleting',
    'delete.stopped',
    'group.forgotten',
  ],
  async prepare(holdfast, { number }) {
    const id = `doomed${number}`;
    await makeGroup(holdfast, id);
    note(holdfast, id, { pids: membersOf(holdfast, id).map((member) => pidOf(holdfast, member)) });
    return { writesTo: ownAddress(holdfast, `${id}-001`) };
  },
  act: (holdfast, { number }) =>
    holdfast.client().send(
      new DeleteReplicationGroupCommand({
        ReplicationGroupId: `doomed${number}`,
        RetainPrimaryCluster: true,
      }),
    ),
  async settled(holdfast, { number }) {
    const kept = `doomed${number}-001`;
    await expectGone(holdfast, `doomed${number}`, [kept]);
    await whenAvailable(holdfast.client(), kept);
    expect(await partOf(holdfast, kept)).toMatchObject({
      role: 'master',
      bound: [recordedNode(holdfast, kept).address],
    });
  },
};

export const deleteSaving: GroupScenario = {
  name: 'delete a group after a final snapshot',
  failpoints: ['snapshot.available', 'group.members-deleting', 'delete.directory-removed'],
  async prepare(holdfast, { number }) {
    const id = `last${number}`;
    await makeGroup(holdfast, id);
    await fill(ownAddress(holdfast, `${id}-001`), 300);
    const data = await contents(ownAddress(holdfast, `${id}-001`));
    note(holdfast, id, { pids: membersOf(holdfast, id).map((member) => pidOf(holdfast, member)), data });
    return {};
  },
  act: (holdfast, { number }) =>
    holdfast.client().send(
      new DeleteReplicationGroupCommand({
        ReplicationGroupId: `last${number}`,
        FinalSnapshotIdentifier: `final${number}`,
      }),
    ),
  async settled(holdfast, { number }) {
    await expectGone(holdfast, `last${number}`, []);
    expect(await snapshotStatus(holdfast.client(), `final${number}`)).toBe('available');
    const found = await restored(holdfast, `final${number}`, `from-final${number}`);
    expect(differences(noted(holdfast, `last${number}`).data!, found)).toEqual([]);
  },
};
