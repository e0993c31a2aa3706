import { CreateCacheClusterCommand, DeleteCacheClusterCommand } from '@aws-sdk/client-elasticache';
import { expect } from 'vitest';
import { whenAvailable } from '../../../support/elasticache.ts';
import type { TestHoldfast } from '../../../support/holdfast.ts';
import { whenGone } from '../../support/api.ts';
import { isRunning, pidOf, recordedNode } from '../../support/state.ts';
import { membersOf, whenGroupRests } from './groups.ts';
import type { GroupScenario, Round } from './killed-at.ts';
import { theGroup } from './unplanned.ts';

const GROUP = 'g';

function add(holdfast: TestHoldfast, group: string, id: string): Promise<unknown> {
  const input = { CacheClusterId: id, ReplicationGroupId: group };
  return holdfast.client().send(new CreateCacheClusterCommand(input));
}

function remove(holdfast: TestHoldfast, id: string): Promise<unknown> {
  return holdfast.client().send(new DeleteCacheClusterCommand({ CacheClusterId: id }));
}

/** Adds a replica and waits until the group rests again. */
export async function addReplica(holdfast: TestHoldfast, group: string, id: string): Promise<void> {
  await add(holdfast, group, id);
  await whenGroupRests(holdfast, group);
}

export const addOne: GroupScenario = {
  name: 'add a replica',
  failpoints: [
    'group.accepted',
    'create.directory-made',
    'create.started',
    'create.loaded',
    'follow.pointed',
    'replica.available',
  ],
  async prepare(holdfast, { number }) {
    const prepared = await theGroup(holdfast, { NumCacheClusters: 2 });
    if (number > 0) {
      await remove(holdfast, `added${number - 1}`);
      await whenGone(holdfast.client(), `added${number - 1}`);
      await whenGroupRests(holdfast, GROUP);
    }
    return prepared;
  },
  act: (holdfast, { number }) => add(holdfast, GROUP, `added${number}`),
  async settled(holdfast, { number }) {
    await whenAvailable(holdfast.client(), `added${number}`);
    expect(membersOf(holdfast, GROUP)).toContain(`added${number}`);
  },
};

const removed = new WeakMap<Round, { pid: number; directory: string }>();

export const removeOne: GroupScenario = {
  name: 'remove a replica',
  failpoints: ['delete.accepted', 'delete.stopped', 'delete.directory-removed', 'delete.forgotten'],
  async prepare(holdfast, { number }) {
    const prepared = await theGroup(holdfast, { NumCacheClusters: 2 });
    await addReplica(holdfast, GROUP, `removed${number}`);
    return prepared;
  },
  act(holdfast, round) {
    const id = `removed${round.number}`;
    removed.set(round, { pid: pidOf(holdfast, id), directory: recordedNode(holdfast, id).directory });
    return remove(holdfast, id);
  },
  async settled(holdfast, round) {
    await whenGone(holdfast.client(), `removed${round.number}`);
    expect(isRunning(removed.get(round)!.pid)).toBe(false);
    await whenGroupRests(holdfast, GROUP);
    expect(membersOf(holdfast, GROUP)).toHaveLength(2);
  },
};
