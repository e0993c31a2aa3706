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
import { connect, differences, splitLoad, unwrite, type Writer, writeOn } from './data.ts';
import type { Engines } from './engine-directory.ts';
import { isRunning, pidOf, recordedNode } from './state.ts';

/** A Holdfast with a cluster `keeper`, that `data` was written to, and its snapshot `base`. */
export interface World {
  holdfast: TestHoldfast;
  data: Map<string, string>;
  /** The ones that are there. */
  engines: Engines;
  /** A name that is not taken: a scenario may be gone through several times. */
  id(name: string): string;
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
  act: ({ holdfast, engines, id }) =>
    holdfast.client().send(
      new CreateCacheClusterCommand({
        ...NODE,
        CacheClusterId: id('empty'),
        EngineVersion: engines.version,
      }),
    ),
  async settled({ holdfast, id }) {
    const client = holdfast.client();
    await whenAvailable(client, id('empty'));
    const { address, port } = recordedNode(holdfast, id('empty'));
    await using connection = await connect({ address, port });
    expect(await connection.send('DBSIZE')).toBe(0);
    expect(await connection.send('SET', 'a', 'b')).toBe('OK');
    expect(await created(holdfast, id('empty'))).toHaveLength(1);
  },
};

export const createFromSnapshot: Scenario = {
  name: 'create a cluster from a snapshot',
  act: ({ holdfast, id }) =>
    holdfast
      .client()
      .send(new CreateCacheClusterCommand({ CacheClusterId: id('restored'), SnapshotName: 'base' })),
  async settled({ holdfast, data, id }) {
    await whenAvailable(holdfast.client(), id('restored'));
    expect(differences(data, await contentsOf(holdfast, id('restored')))).toEqual([]);
    expect(await created(holdfast, id('restored'))).toHaveLength(1);
  },
};

export const reboot: Scenario = {
  name: 'reboot',
  async prepare({ holdfast, notes, id }) {
    await makeCluster(holdfast.client(), id('rebooted'), { SnapshotName: 'base' });
    const { address, port } = recordedNode(holdfast, id('rebooted'));
    await using connection = await connect({ address, port });
    await connection.send('SET', 'since', 'its start');
    notes.set('rebooted', pidOf(holdfast, id('rebooted')));
  },
  act: ({ holdfast, id }) =>
    holdfast
      .client()
      .send(
        new RebootCacheClusterCommand({ CacheClusterId: id('rebooted'), CacheNodeIdsToReboot: ['0001'] }),
      ),
  async settled({ holdfast, data, notes, id }) {
    await whenAvailable(holdfast.client(), id('rebooted'));
    expect(pidOf(holdfast, id('rebooted'))).not.toBe(notes.get('rebooted'));
    expect(isRunning(notes.get('rebooted') as number)).toBe(false);
    const expected = new Map(data).set('0 since', 'string -1 "its start"');
    expect(differences(expected, await contentsOf(holdfast, id('rebooted')))).toEqual([]);
  },
};

export const snapshotUnderLoad: Scenario = {
  name: 'take a snapshot while somebody writes',
  async act({ holdfast, notes, id }) {
    const { address, port } = recordedNode(holdfast, 'keeper');
    const writer = await writeOn({ address, port });
    notes.set('writer', writer);
    await holdfast
      .client()
      .send(new CreateSnapshotCommand({ CacheClusterId: 'keeper', SnapshotName: id('taken') }))
      .finally(() => notes.set('before', writer.acknowledged));
  },
  async settled(world) {
    const { holdfast, data, notes, id } = world;
    const writer = notes.get('writer') as Writer;
    const client = holdfast.client();
    await whenSnapshotAvailable(client, id('taken'));
    expect(await clusterStatus(client, 'keeper')).toBe('available');
    await writer.stop();
    const { written, rest } = splitLoad(await restoredOnce(world, id('taken')));
    expect(differences(data, rest)).toEqual([]);
    expect(written).toBeGreaterThan(0);
    expect(written).toBeLessThanOrEqual(writer.acknowledged);
    expect(splitLoad(await contentsOf(holdfast, 'keeper')).written).toBe(writer.acknowledged);
    await unwrite(recordedNode(holdfast, 'keeper'), writer.acknowledged);
    const succeeded = (await eventsOf(client, 'keeper')).filter((message) =>
      message.includes(`'${id('taken')}'`),
    );
    expect(succeeded).toHaveLength(1);
  },
};

export const copyInRegion: Scenario = {
  name: 'copy a snapshot',
  act: ({ holdfast, id }) =>
    holdfast
      .client()
      .send(new CopySnapshotCommand({ SourceSnapshotName: 'base', TargetSnapshotName: id('copy') })),
  async settled(world) {
    const { holdfast, data, id } = world;
    await whenSnapshotAvailable(holdfast.client(), id('copy'));
    expect(differences(data, await restoredOnce(world, id('copy')))).toEqual([]);
  },
};

export const copyAcrossRegions: Scenario = {
  name: 'copy a snapshot to another region',
  act: ({ holdfast, id }) =>
    holdfast.client(OTHER_REGION).send(
      new CopySnapshotCommand({
        SourceSnapshotName: 'arn:aws:elasticache:us-east-1:000000000000:snapshot:base',
        TargetSnapshotName: id('abroad'),
      }),
    ),
  async settled(world) {
    const { holdfast, data, id } = world;
    await whenSnapshotAvailable(holdfast.client(OTHER_REGION), id('abroad'));
    expect(differences(data, await restoredOnce(world, id('abroad'), OTHER_REGION))).toEqual([]);
  },
};

export const deleteSnapshot: Scenario = {
  name: 'delete a snapshot',
  async prepare({ holdfast, id }) {
    const client = holdfast.client();
    await client.send(
      new CopySnapshotCommand({ SourceSnapshotName: 'base', TargetSnapshotName: id('doomed') }),
    );
    await whenSnapshotAvailable(client, id('doomed'));
  },
  act: ({ holdfast, id }) =>
    holdfast.client().send(new DeleteSnapshotCommand({ SnapshotName: id('doomed') })),
  async settled({ holdfast, id }) {
    await whenSnapshot(holdfast.client(), id('doomed'), undefined);
    expect(await snapshotStatus(holdfast.client(), 'base')).toBe('available');
  },
};

export const deleteCluster: Scenario = {
  name: 'delete a cluster',
  async prepare({ holdfast, notes, id }) {
    await makeCluster(holdfast.client(), id('doomed'), { SnapshotName: 'base' });
    notes.set('doomed', pidOf(holdfast, id('doomed')));
  },
  act: ({ holdfast, id }) =>
    holdfast.client().send(new DeleteCacheClusterCommand({ CacheClusterId: id('doomed') })),
  async settled({ holdfast, notes, id }) {
    await whenGone(holdfast.client(), id('doomed'));
    expect(isRunning(notes.get('doomed') as number)).toBe(false);
  },
};

export const deleteWithFinalSnapshot: Scenario = {
  name: 'delete a cluster after a final snapshot',
  async prepare({ holdfast, notes, id }) {
    await makeCluster(holdfast.client(), id('last'), { SnapshotName: 'base' });
    notes.set('last', pidOf(holdfast, id('last')));
  },
  act: ({ holdfast, id }) =>
    holdfast
      .client()
      .send(
        new DeleteCacheClusterCommand({ CacheClusterId: id('last'), FinalSnapshotIdentifier: id('final') }),
      ),
  async settled(world) {
    const { holdfast, data, notes, id } = world;
    await whenGone(holdfast.client(), id('last'));
    expect(isRunning(notes.get('last') as number)).toBe(false);
    expect(await snapshotStatus(holdfast.client(), id('final'))).toBe('available');
    expect(differences(data, await restoredOnce(world, id('final')))).toEqual([]);
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
