import {
  CopySnapshotCommand,
  CreateCacheClusterCommand,
  CreateSnapshotCommand,
  DeleteCacheClusterCommand,
  DeleteSnapshotCommand,
  RebootCacheClusterCommand,
} from '@aws-sdk/client-elasticache';
import { expect } from 'vitest';
import { makeCluster, whenAvailable, whenSnapshotAvailable } from '../../support/elasticache.ts';
import type { TestHoldfast } from '../../support/holdfast.ts';
import {
  clusterStatus,
  contentsOf,
  eventsOf,
  restored,
  snapshotStatus,
  whenGone,
  whenSnapshot,
} from './api.ts';
import { connect, differences, splitLoad, type Writer, writeOn } from './data.ts';
import type { Engines } from './engine-directory.ts';
import { isRunning, pidOf, recordedNode } from './state.ts';

/** A Holdfast with a cluster `keeper`, that `data` was written to, and its snapshot `base`. */
export interface World {
  holdfast: TestHoldfast;
  data: Map<string, string>;
  /** The ones that are there. */
  engines: Engines;
  /** Whatever the steps of one scenario leave each other. */
  notes: Map<string, unknown>;
}

/** One operation that a controller is killed in. */
export interface Scenario {
  name: string;
  /** Made ready by a controller that nobody kills. */
  prepare?(world: World): Promise<void>;
  /** What changes while no controller is there. */
  meanwhile?(world: World): void;
  /** Begins the operation. The controller may die before it answers. */
  act(world: World): Promise<unknown>;
  /** Run once the controller is back: waits for the outcome and checks it. */
  settled(world: World): Promise<void>;
}

const NODE = { Engine: 'redis', CacheNodeType: 'cache.t4g.micro', NumCacheNodes: 1 };
const OTHER_REGION = 'eu-west-1';

export const createEmpty: Scenario = {
  name: 'create an empty cluster',
  act: ({ holdfast, engines }) =>
    holdfast
      .client()
      .send(
        new CreateCacheClusterCommand({ ...NODE, CacheClusterId: 'empty', EngineVersion: engines.version }),
      ),
  async settled({ holdfast }) {
    const client = holdfast.client();
    await whenAvailable(client, 'empty');
    const { address, port } = recordedNode(holdfast, 'empty');
    await using connection = await connect({ address, port });
    expect(await connection.send('DBSIZE')).toBe(0);
    expect(await connection.send('SET', 'a', 'b')).toBe('OK');
    expect(await created(holdfast, 'empty')).toHaveLength(1);
  },
};

export const createFromSnapshot: Scenario = {
  name: 'create a cluster from a snapshot',
  act: ({ holdfast }) =>
    holdfast
      .client()
      .send(new CreateCacheClusterCommand({ CacheClusterId: 'restored', SnapshotName: 'base' })),
  async settled({ holdfast, data }) {
    await whenAvailable(holdfast.client(), 'restored');
    expect(differences(data, await contentsOf(holdfast, 'restored'))).toEqual([]);
    expect(await created(holdfast, 'restored')).toHaveLength(1);
  },
};

export const reboot: Scenario = {
  name: 'reboot',
  async prepare({ holdfast, notes }) {
    await makeCluster(holdfast.client(), 'rebooted', { SnapshotName: 'base' });
    const { address, port } = recordedNode(holdfast, 'rebooted');
    await using connection = await connect({ address, port });
    await connection.send('SET', 'since', 'its start');
    notes.set('rebooted', pidOf(holdfast, 'rebooted'));
  },
  act: ({ holdfast }) =>
    holdfast
      .client()
      .send(new RebootCacheClusterCommand({ CacheClusterId: 'rebooted', CacheNodeIdsToReboot: ['0001'] })),
  async settled({ holdfast, data, notes }) {
    await whenAvailable(holdfast.client(), 'rebooted');
    expect(pidOf(holdfast, 'rebooted')).not.toBe(notes.get('rebooted'));
    expect(isRunning(notes.get('rebooted') as number)).toBe(false);
    const expected = new Map(data).set('0 since', 'string -1 "its start"');
    expect(differences(expected, await contentsOf(holdfast, 'rebooted'))).toEqual([]);
  },
};

export const snapshotUnderLoad: Scenario = {
  name: 'take a snapshot while somebody writes',
  async act({ holdfast, notes }) {
    const { address, port } = recordedNode(holdfast, 'keeper');
    const writer = await writeOn({ address, port });
    notes.set('writer', writer);
    await holdfast
      .client()
      .send(new CreateSnapshotCommand({ CacheClusterId: 'keeper', SnapshotName: 'taken' }))
      .finally(() => notes.set('before', writer.acknowledged));
  },
  async settled(world) {
    const { holdfast, data, notes } = world;
    const writer = notes.get('writer') as Writer;
    const client = holdfast.client();
    await whenSnapshotAvailable(client, 'taken');
    expect(await clusterStatus(client, 'keeper')).toBe('available');
    await writer.stop();
    const { written, rest } = splitLoad(await restoredOnce(world, 'taken'));
    expect(differences(data, rest)).toEqual([]);
    expect(written).toBeGreaterThan(0);
    expect(written).toBeLessThanOrEqual(writer.acknowledged);
    expect(splitLoad(await contentsOf(holdfast, 'keeper')).written).toBe(writer.acknowledged);
    const succeeded = (await eventsOf(client, 'keeper')).filter((message) => message.includes("'taken'"));
    expect(succeeded).toHaveLength(1);
  },
};

export const copyInRegion: Scenario = {
  name: 'copy a snapshot',
  act: ({ holdfast }) =>
    holdfast
      .client()
      .send(new CopySnapshotCommand({ SourceSnapshotName: 'base', TargetSnapshotName: 'copy' })),
  async settled(world) {
    const { holdfast, data } = world;
    await whenSnapshotAvailable(holdfast.client(), 'copy');
    expect(differences(data, await restoredOnce(world, 'copy'))).toEqual([]);
  },
};

export const copyAcrossRegions: Scenario = {
  name: 'copy a snapshot to another region',
  act: ({ holdfast }) =>
    holdfast.client(OTHER_REGION).send(
      new CopySnapshotCommand({
        SourceSnapshotName: 'arn:aws:elasticache:us-east-1:000000000000:snapshot:base',
        TargetSnapshotName: 'abroad',
      }),
    ),
  async settled(world) {
    const { holdfast, data } = world;
    await whenSnapshotAvailable(holdfast.client(OTHER_REGION), 'abroad');
    expect(differences(data, await restoredOnce(world, 'abroad', OTHER_REGION))).toEqual([]);
  },
};

export const deleteSnapshot: Scenario = {
  name: 'delete a snapshot',
  async prepare({ holdfast }) {
    const client = holdfast.client();
    await client.send(new CopySnapshotCommand({ SourceSnapshotName: 'base', TargetSnapshotName: 'doomed' }));
    await whenSnapshotAvailable(client, 'doomed');
  },
  act: ({ holdfast }) => holdfast.client().send(new DeleteSnapshotCommand({ SnapshotName: 'doomed' })),
  async settled({ holdfast }) {
    await whenSnapshot(holdfast.client(), 'doomed', undefined);
    expect(await snapshotStatus(holdfast.client(), 'base')).toBe('available');
  },
};

export const deleteCluster: Scenario = {
  name: 'delete a cluster',
  async prepare({ holdfast, notes }) {
    await makeCluster(holdfast.client(), 'doomed', { SnapshotName: 'base' });
    notes.set('doomed', pidOf(holdfast, 'doomed'));
  },
  act: ({ holdfast }) => holdfast.client().send(new DeleteCacheClusterCommand({ CacheClusterId: 'doomed' })),
  async settled({ holdfast, notes }) {
    await whenGone(holdfast.client(), 'doomed');
    expect(isRunning(notes.get('doomed') as number)).toBe(false);
  },
};

export const deleteWithFinalSnapshot: Scenario = {
  name: 'delete a cluster after a final snapshot',
  async prepare({ holdfast, notes }) {
    await makeCluster(holdfast.client(), 'last', { SnapshotName: 'base' });
    notes.set('last', pidOf(holdfast, 'last'));
  },
  act: ({ holdfast }) =>
    holdfast
      .client()
      .send(new DeleteCacheClusterCommand({ CacheClusterId: 'last', FinalSnapshotIdentifier: 'final' })),
  async settled(world) {
    const { holdfast, data, notes } = world;
    await whenGone(holdfast.client(), 'last');
    expect(isRunning(notes.get('last') as number)).toBe(false);
    expect(await snapshotStatus(holdfast.client(), 'final')).toBe('available');
    expect(differences(data, await restoredOnce(world, 'final'))).toEqual([]);
  },
};

async function created(holdfast: TestHoldfast, id: string): Promise<string[]> {
  return (await eventsOf(holdfast.client(), id)).filter((message) => /^Cache cluster created/.test(message));
}

/** What a snapshot restores to; noted, so that it is not restored a second time. */
async function restoredOnce(
  { holdfast, notes }: World,
  snapshot: string,
  region = 'us-east-1',
): Promise<Map<string, string>> {
  const found = await restored(holdfast, snapshot, `from${snapshot}`, region);
  notes.set(`${region} ${snapshot} restored`, true);
  return found;
}
