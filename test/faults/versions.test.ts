// Snapshots of one engine in another: what loads holds all of the data, what does not is refused before it starts.
import {
  CreateCacheClusterCommand,
  type ElastiCacheClient,
  ModifyCacheClusterCommand,
} from '@aws-sdk/client-elasticache';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EngineName } from '../../src/engines/engine.ts';
import { makeCluster, makeSnapshot, refusalOf, whenAvailable } from '../support/elasticache.ts';
import { findTestEngine } from '../support/engines.ts';
import { TestHoldfast } from '../support/holdfast.ts';
import { contentsOf } from './support/api.ts';
import { connect, differences, fill } from './support/data.ts';
import { recordedNode, sql, strays } from './support/state.ts';

const ENGINES = ['redis 7.0', 'redis 8.0', 'valkey 8.0', 'valkey 8.1', 'valkey 9.1'];
const there = new Set<string>();
for (const name of ENGINES) {
  const [engine, version] = name.split(' ') as [EngineName, string];
  if (await findTestEngine(engine, version)) there.add(name);
}
const missing = (...names: string[]) => names.some((name) => !there.has(name));

let holdfast: TestHoldfast;
let client: ElastiCacheClient;
const data = new Map<string, Map<string, string>>();

function settings(name: string): { Engine: string; EngineVersion: string } {
  const [Engine, EngineVersion] = name.split(' ') as [string, string];
  return { Engine, EngineVersion };
}

const idOf = (name: string) => name.replace(/\W/g, '-');

beforeAll(async () => {
  holdfast = await TestHoldfast.start();
  client = holdfast.client();
  for (const name of there) {
    const id = idOf(name);
    await makeCluster(client, id, settings(name));
    await fill(recordedNode(holdfast, id), 700);
    data.set(name, await contentsOf(holdfast, id));
    await makeSnapshot(client, id, `of-${id}`);
  }
});
afterAll(() => holdfast?.[Symbol.asyncDispose]());

describe('a snapshot restores into', () => {
  const pairs = [
    ['redis 7.0', 'redis 8.0'],
    ['redis 7.0', 'valkey 8.0'],
    ['redis 7.0', 'valkey 9.1'],
    ['valkey 8.0', 'valkey 9.1'],
    ['valkey 8.0', 'redis 8.0'],
    ['redis 8.0', 'valkey 9.1'],
  ] as const;
  for (const [from, to] of pairs) {
    test.skipIf(missing(from, to))(`${to}: one of ${from}`, async () => {
      const id = `${idOf(from)}-in-${idOf(to)}`;
      await makeCluster(client, id, { ...settings(to), SnapshotName: `of-${idOf(from)}` });
      expect(differences(data.get(from)!, await contentsOf(holdfast, id))).toEqual([]);
      await using connection = await connect(recordedNode(holdfast, id));
      const { Engine } = settings(to);
      expect(await connection.send('INFO', 'server')).toContain(`${Engine}_version:`);
    });
  }
});

describe('a snapshot is refused, by name and before anything starts, in', () => {
  const pairs = [
    ['redis 8.0', 'redis 7.0', /RDB version 12; redis 7\.0/],
    ['redis 8.0', 'valkey 8.0', /RDB version 12; valkey 8\.0/],
    ['valkey 8.0', 'redis 7.0', /RDB version 11; redis 7\.0/],
    ['valkey 9.1', 'redis 8.0', /by Valkey 9\.0 or later, which no redis loads/],
    ['valkey 9.1', 'valkey 8.0', /by Valkey 9\.0 or later; valkey 8\.0/],
    ['valkey 9.1', 'valkey 8.1', /by Valkey 9\.0 or later; valkey 8\.1/],
  ] as const;
  for (const [from, to, why] of pairs) {
    test.skipIf(missing(from, to))(`${to}: one of ${from}`, async () => {
      const input = { CacheClusterId: 'refused', ...settings(to), SnapshotName: `of-${idOf(from)}` };
      const refusal = await refusalOf(client.send(new CreateCacheClusterCommand(input)));
      expect(refusal).toMatchObject({ code: 'InvalidParameterCombination', status: 400 });
      expect(refusal.message).toContain(`"of-${idOf(from)}"`);
      expect(refusal.message).toMatch(why);
      expect(sql(holdfast, "select * from cache_cluster where id = 'refused'")).toEqual([]);
    });
  }

  test.skipIf(missing('redis 8.0', 'valkey 9.1'))(
    'valkey 9.1: one of redis 8.0 with hash fields that expire',
    async () => {
      {
        await using connection = await connect(recordedNode(holdfast, 'redis-8-0'));
        await connection.send('HPEXPIRE', 'hash:1', '3600000', 'FIELDS', '1', 'field');
      }
      await makeSnapshot(client, 'redis-8-0', 'fields');
      const input = { CacheClusterId: 'refused', ...settings('valkey 9.1'), SnapshotName: 'fields' };
      const refusal = await refusalOf(client.send(new CreateCacheClusterCommand(input)));
      expect(refusal.message).toContain('times to live of hash fields');
    },
  );
});

describe('a cluster is upgraded in place, with all that it holds,', () => {
  const pairs = [
    ['redis 7.0', 'valkey 8.0'],
    ['redis 7.0', 'redis 8.0'],
    ['valkey 8.1', 'valkey 9.1'],
  ] as const;
  for (const [from, to] of pairs) {
    test.skipIf(missing(from, to))(`from ${from} to ${to}`, async () => {
      const id = `${idOf(from)}-to-${idOf(to)}`;
      await makeCluster(client, id, { SnapshotName: `of-${idOf(from)}` });
      const input = { CacheClusterId: id, ...settings(to), ApplyImmediately: true };
      await client.send(new ModifyCacheClusterCommand(input));
      const cluster = await whenAvailable(client, id);
      expect(`${cluster.Engine} ${cluster.EngineVersion}`).toMatch(new RegExp(`^${to}\\.`));
      expect(differences(data.get(from)!, await contentsOf(holdfast, id))).toEqual([]);
    });
  }
});

test('nothing was left behind', async () => {
  expect(await strays(holdfast)).toEqual([]);
});
