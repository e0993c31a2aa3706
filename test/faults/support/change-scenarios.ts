import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CreateCacheClusterCommand,
  CreateSnapshotCommand,
  DeleteCacheClusterCommand,
  ModifyCacheClusterCommand,
} from '@aws-sdk/client-elasticache';
import { expect } from 'vitest';
import { makeCluster, readCluster, whenAvailable } from '../../support/elasticache.ts';
import type { TestHoldfast } from '../../support/holdfast.ts';
import { contentsOf, eventsOf, snapshotStatus, whenSnapshot, whenStatus } from './api.ts';
import { connect, differences } from './data.ts';
import type { Scenario, World } from './scenarios.ts';
import { isRunning, pidOf, recordedNode, sql } from './state.ts';

export const createRefused: Scenario = {
  name: 'create a cluster from a damaged file',
  async prepare({ holdfast }) {
    mkdirSync(join(holdfast.data, 'import'), { recursive: true });
    const file = importFile(holdfast);
    copyFileSync(join(holdfast.data, 'snapshots/us-east-1/base/0001.rdb'), file);
    const bytes = readFileSync(file);
    bytes[5_000] = bytes[5_000]! ^ 1;
    writeFileSync(file, bytes);
  },
  act: ({ holdfast, engines }) =>
    holdfast.client().send(
      new CreateCacheClusterCommand({
        CacheClusterId: 'refused',
        Engine: 'redis',
        EngineVersion: engines.version,
        CacheNodeType: 'cache.m1.small',
        SnapshotArns: [`file://${importFile(holdfast)}`],
      }),
    ),
  async settled({ holdfast }) {
    await whenStatus(holdfast.client(), 'refused', 'restore-failed');
    const failures = (await eventsOf(holdfast.client(), 'refused')).filter((said) =>
      said.startsWith('Failed'),
    );
    expect(failures).toHaveLength(1);
    expect(failures[0]).toContain(`file ${`file://${importFile(holdfast)}`} is damaged`);
  },
};

function importFile(holdfast: TestHoldfast): string {
  return join(holdfast.data, 'import', 'damaged.rdb');
}

export const changeNodeType: Scenario = {
  name: 'change the node type',
  async prepare({ holdfast, notes }) {
    await makeCluster(holdfast.client(), 'resized', { SnapshotName: 'base' });
    notes.set('resized', pidOf(holdfast, 'resized'));
    notes.set('maxmemory', await maxmemoryOf(holdfast, 'resized'));
  },
  act: ({ holdfast }) =>
    holdfast.client().send(
      new ModifyCacheClusterCommand({
        CacheClusterId: 'resized',
        CacheNodeType: 'cache.m1.medium',
        ApplyImmediately: true,
      }),
    ),
  async settled({ holdfast, data, notes }) {
    const cluster = await whenAvailable(holdfast.client(), 'resized');
    expect(cluster.CacheNodeType).toBe('cache.m1.medium');
    expect(await maxmemoryOf(holdfast, 'resized')).toBeGreaterThan(notes.get('maxmemory') as number);
    expect(pidOf(holdfast, 'resized')).toBe(notes.get('resized'));
    expect(differences(data, await contentsOf(holdfast, 'resized'))).toEqual([]);
  },
};

async function maxmemoryOf(holdfast: TestHoldfast, id: string): Promise<number> {
  await using admin = await connect(recordedNode(holdfast, id));
  return Number((await admin.send<string[]>('CONFIG', 'GET', 'maxmemory'))[1]);
}

export const upgrade: Scenario = {
  name: 'upgrade the engine',
  prepare: (world) => makeUpgradable(world, 'upgraded'),
  act: ({ holdfast, engines }) => upgradeTo(holdfast, 'upgraded', engines.newer),
  async settled({ holdfast, data, engines }) {
    const cluster = await whenAvailable(holdfast.client(), 'upgraded');
    expect(cluster.EngineVersion).toBe(engines.newer);
    expect(differences(data, await contentsOf(holdfast, 'upgraded'))).toEqual([]);
    expect(sql(holdfast, "select engine_in_force from cache_node where cluster_id = 'upgraded'")).toEqual([
      { engine_in_force: `redis ${engines.newer}` },
    ]);
  },
};

export const upgradeInVain: Scenario = {
  name: 'upgrade to an engine that will not start',
  prepare: (world) => makeUpgradable(world, 'constant'),
  act: ({ holdfast, engines }) => upgradeTo(holdfast, 'constant', engines.broken),
  async settled({ holdfast, data, engines }) {
    const client = holdfast.client();
    const cluster = await whenAvailable(client, 'constant');
    expect(cluster.EngineVersion).toBe(engines.version);
    expect(cluster.CacheParameterGroup?.CacheParameterGroupName).toBe('default.redis7');
    expect(differences(data, await contentsOf(holdfast, 'constant'))).toEqual([]);
    const failures = (await eventsOf(client, 'constant')).filter((said) =>
      said.includes('It will not have this'),
    );
    expect(failures).toHaveLength(1);
    expect(failures[0]).toContain(`stays with redis ${engines.version}`);
  },
};

async function makeUpgradable({ holdfast }: World, id: string): Promise<void> {
  await makeCluster(holdfast.client(), id, { SnapshotName: 'base', AutoMinorVersionUpgrade: false });
}

function upgradeTo(holdfast: TestHoldfast, id: string, version: string): Promise<unknown> {
  const input = { CacheClusterId: id, EngineVersion: version, ApplyImmediately: true };
  return holdfast.client().send(new ModifyCacheClusterCommand(input));
}

export const nodeDies: Scenario = {
  name: 'recover a node that was killed',
  async prepare({ holdfast, notes }) {
    await makeCluster(holdfast.client(), 'mortal', { SnapshotName: 'base' });
    notes.set('mortal', pidOf(holdfast, 'mortal'));
  },
  act: async ({ notes }) => process.kill(notes.get('mortal') as number, 'SIGKILL'),
  async settled({ holdfast, data, notes }) {
    await whenAvailable(holdfast.client(), 'mortal');
    expect(isRunning(notes.get('mortal') as number)).toBe(false);
    expect(differences(data, await contentsOf(holdfast, 'mortal'))).toEqual([]);
  },
};

export const adoptUnrecorded: Scenario = {
  name: 'adopt a node whose start was never written down',
  async prepare({ holdfast, notes }) {
    await makeCluster(holdfast.client(), 'unrecorded', { SnapshotName: 'base' });
    notes.set('unrecorded', pidOf(holdfast, 'unrecorded'));
  },
  meanwhile({ holdfast }) {
    sql(holdfast, "update cache_node set process_json = null where cluster_id = 'unrecorded'");
  },
  act: async () => undefined,
  async settled({ holdfast, data, notes }) {
    await whenAvailable(holdfast.client(), 'unrecorded');
    expect(pidOf(holdfast, 'unrecorded')).toBe(notes.get('unrecorded'));
    expect(differences(data, await contentsOf(holdfast, 'unrecorded'))).toEqual([]);
  },
};

export const snapshotInVain: Scenario = {
  name: 'take a snapshot of a node whose directory is gone',
  prepare: (world) => makeHomeless(world, 'homeless'),
  act: ({ holdfast }) =>
    holdfast.client().send(new CreateSnapshotCommand({ CacheClusterId: 'homeless', SnapshotName: 'never' })),
  async settled({ holdfast, data }) {
    await whenSnapshot(holdfast.client(), 'never', 'failed');
    await whenAvailable(holdfast.client(), 'homeless');
    expect(differences(data, await contentsOf(holdfast, 'homeless'))).toEqual([]);
  },
};

export const deleteInVain: Scenario = {
  name: 'delete a cluster whose final snapshot fails',
  prepare: (world) => makeHomeless(world, 'undead'),
  act: ({ holdfast }) =>
    holdfast
      .client()
      .send(
        new DeleteCacheClusterCommand({ CacheClusterId: 'undead', FinalSnapshotIdentifier: 'impossible' }),
      ),
  async settled({ holdfast, data }) {
    const client = holdfast.client();
    await whenAvailable(client, 'undead');
    expect(await snapshotStatus(client, 'impossible')).toBe('failed');
    expect(differences(data, await contentsOf(holdfast, 'undead'))).toEqual([]);
    const said = (await eventsOf(client, 'undead')).filter((message) => message.includes('was not deleted'));
    expect(said).toHaveLength(1);
    expect((await readCluster(client, 'undead')).CacheClusterStatus).toBe('available');
  },
};

async function makeHomeless({ holdfast }: World, id: string): Promise<void> {
  await makeCluster(holdfast.client(), id, { SnapshotName: 'base' });
  rmSync(recordedNode(holdfast, id).directory, { recursive: true });
}
