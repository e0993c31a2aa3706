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
  act: ({ holdfast, engines, id }) =>
    holdfast.client().send(
      new CreateCacheClusterCommand({
        CacheClusterId: id('refused'),
        Engine: 'redis',
        EngineVersion: engines.version,
        CacheNodeType: 'cache.m1.small',
        SnapshotArns: [`file://${importFile(holdfast)}`],
      }),
    ),
  async settled({ holdfast, id }) {
    await whenStatus(holdfast.client(), id('refused'), 'restore-failed');
    const failures = (await eventsOf(holdfast.client(), id('refused'))).filter((said) =>
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
  async prepare({ holdfast, notes, id }) {
    await makeCluster(holdfast.client(), id('resized'), { SnapshotName: 'base' });
    notes.set('resized', pidOf(holdfast, id('resized')));
    notes.set('maxmemory', await maxmemoryOf(holdfast, id('resized')));
  },
  act: ({ holdfast, id }) =>
    holdfast.client().send(
      new ModifyCacheClusterCommand({
        CacheClusterId: id('resized'),
        CacheNodeType: 'cache.m1.medium',
        ApplyImmediately: true,
      }),
    ),
  async settled({ holdfast, data, notes, id }) {
    const cluster = await whenAvailable(holdfast.client(), id('resized'));
    expect(cluster.CacheNodeType).toBe('cache.m1.medium');
    expect(await maxmemoryOf(holdfast, id('resized'))).toBeGreaterThan(notes.get('maxmemory') as number);
    expect(pidOf(holdfast, id('resized'))).toBe(notes.get('resized'));
    expect(differences(data, await contentsOf(holdfast, id('resized')))).toEqual([]);
  },
};

async function maxmemoryOf(holdfast: TestHoldfast, id: string): Promise<number> {
  await using admin = await connect(recordedNode(holdfast, id));
  return Number((await admin.send<string[]>('CONFIG', 'GET', 'maxmemory'))[1]);
}

export const upgrade: Scenario = {
  name: 'upgrade the engine',
  prepare: (world) => makeUpgradable(world, world.id('upgraded')),
  act: ({ holdfast, engines, id }) => upgradeTo(holdfast, id('upgraded'), engines.newer),
  async settled({ holdfast, data, engines, id }) {
    const cluster = await whenAvailable(holdfast.client(), id('upgraded'));
    expect(cluster.EngineVersion).toBe(engines.newer);
    expect(differences(data, await contentsOf(holdfast, id('upgraded')))).toEqual([]);
    expect(
      sql(holdfast, `select engine_in_force from cache_node where cluster_id = '${id('upgraded')}'`),
    ).toEqual([{ engine_in_force: `redis ${engines.newer}` }]);
  },
};

export const upgradeInVain: Scenario = {
  name: 'upgrade to an engine that will not start',
  prepare: (world) => makeUpgradable(world, world.id('constant')),
  act: ({ holdfast, engines, id }) => upgradeTo(holdfast, id('constant'), engines.broken),
  async settled({ holdfast, data, engines, id }) {
    const client = holdfast.client();
    const cluster = await whenAvailable(client, id('constant'));
    expect(cluster.EngineVersion).toBe(engines.version);
    expect(cluster.CacheParameterGroup?.CacheParameterGroupName).toBe('default.redis7');
    expect(differences(data, await contentsOf(holdfast, id('constant')))).toEqual([]);
    const failures = (await eventsOf(client, id('constant'))).filter((said) =>
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
  async prepare({ holdfast, notes, id }) {
    await makeCluster(holdfast.client(), id('mortal'), { SnapshotName: 'base' });
    notes.set('mortal', pidOf(holdfast, id('mortal')));
  },
  act: async ({ notes }) => process.kill(notes.get('mortal') as number, 'SIGKILL'),
  async settled({ holdfast, data, notes, id }) {
    await whenAvailable(holdfast.client(), id('mortal'));
    expect(isRunning(notes.get('mortal') as number)).toBe(false);
    expect(differences(data, await contentsOf(holdfast, id('mortal')))).toEqual([]);
  },
};

export const adoptUnrecorded: Scenario = {
  name: 'adopt a node whose start was never written down',
  async prepare({ holdfast, notes, id }) {
    await makeCluster(holdfast.client(), id('unrecorded'), { SnapshotName: 'base' });
    notes.set('unrecorded', pidOf(holdfast, id('unrecorded')));
  },
  meanwhile({ holdfast, id }) {
    sql(holdfast, `update cache_node set process_json = null where cluster_id = '${id('unrecorded')}'`);
  },
  act: async () => undefined,
  async settled({ holdfast, data, notes, id }) {
    await whenAvailable(holdfast.client(), id('unrecorded'));
    expect(pidOf(holdfast, id('unrecorded'))).toBe(notes.get('unrecorded'));
    expect(differences(data, await contentsOf(holdfast, id('unrecorded')))).toEqual([]);
  },
};

export const snapshotInVain: Scenario = {
  name: 'take a snapshot of a node whose directory is gone',
  prepare: (world) => makeHomeless(world, world.id('homeless')),
  act: ({ holdfast, id }) =>
    holdfast
      .client()
      .send(new CreateSnapshotCommand({ CacheClusterId: id('homeless'), SnapshotName: id('never') })),
  async settled({ holdfast, data, id }) {
    await whenSnapshot(holdfast.client(), id('never'), 'failed');
    await whenAvailable(holdfast.client(), id('homeless'));
    expect(differences(data, await contentsOf(holdfast, id('homeless')))).toEqual([]);
  },
};

export const deleteInVain: Scenario = {
  name: 'delete a cluster whose final snapshot fails',
  prepare: (world) => makeHomeless(world, world.id('undead')),
  act: ({ holdfast, id }) =>
    holdfast.client().send(
      new DeleteCacheClusterCommand({
        CacheClusterId: id('undead'),
        FinalSnapshotIdentifier: id('impossible'),
      }),
    ),
  async settled({ holdfast, data, id }) {
    const client = holdfast.client();
    await whenAvailable(client, id('undead'));
    expect(await snapshotStatus(client, id('impossible'))).toBe('failed');
    expect(differences(data, await contentsOf(holdfast, id('undead')))).toEqual([]);
    const said = (await eventsOf(client, id('undead'))).filter((message) =>
      message.includes('was not deleted'),
    );
    expect(said).toHaveLength(1);
    expect((await readCluster(client, id('undead'))).CacheClusterStatus).toBe('available');
  },
};

async function makeHomeless({ holdfast }: World, id: string): Promise<void> {
  await makeCluster(holdfast.client(), id, { SnapshotName: 'base' });
  rmSync(recordedNode(holdfast, id).directory, { recursive: true });
}
