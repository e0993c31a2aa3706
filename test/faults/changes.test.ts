// Changes that would cost data are refused; changes of parameters take effect when they say.
import {
  CreateCacheParameterGroupCommand,
  type ElastiCacheClient,
  ModifyCacheClusterCommand,
  ModifyCacheParameterGroupCommand,
  RebootCacheClusterCommand,
} from '@aws-sdk/client-elasticache';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeCluster, readCluster, refusalOf, until, whenAvailable } from '../support/elasticache.ts';
import { TestHoldfast } from '../support/holdfast.ts';
import { connect, populate } from './support/data.ts';
import { pidOf, recordedNode } from './support/state.ts';

let holdfast: TestHoldfast;
let client: ElastiCacheClient;
beforeAll(async () => {
  holdfast = await TestHoldfast.start();
  client = holdfast.client();
});
afterAll(() => holdfast?.[Symbol.asyncDispose]());

async function makeGroup(name: string, parameters: Record<string, string>): Promise<void> {
  await client.send(
    new CreateCacheParameterGroupCommand({
      CacheParameterGroupName: name,
      CacheParameterGroupFamily: 'redis7',
      Description: 'of a test',
    }),
  );
  await change(name, parameters);
}

async function change(name: string, parameters: Record<string, string>): Promise<void> {
  await client.send(
    new ModifyCacheParameterGroupCommand({
      CacheParameterGroupName: name,
      ParameterNameValues: Object.entries(parameters).map(([ParameterName, ParameterValue]) => ({
        ParameterName,
        ParameterValue,
      })),
    }),
  );
}

async function inForce(id: string, directive: string): Promise<string> {
  await using admin = await connect(recordedNode(holdfast, id));
  return (await admin.send<string[]>('CONFIG', 'GET', directive))[1]!;
}

const applyStatus = async (id: string) =>
  (await readCluster(client, id)).CacheParameterGroup!.ParameterApplyStatus;

test('a node type, or a reserve, that the data has outgrown is refused, and nothing is evicted', async () => {
  await makeGroup('narrow', { 'reserved-memory-percent': '98' });
  await makeCluster(client, 'full', {
    EngineVersion: '7.0',
    CacheNodeType: 'cache.m1.medium',
    CacheParameterGroupName: 'narrow',
  });
  // 98 % of 2,950 MiB are reserved: 59 MiB are left, and of a small node's 18 MiB.
  await populate(recordedNode(holdfast, 'full'), 200_000, 100);
  const smaller = { CacheClusterId: 'full', CacheNodeType: 'cache.m1.small' };
  for (const ApplyImmediately of [true, false]) {
    const refusal = await refusalOf(
      client.send(new ModifyCacheClusterCommand({ ...smaller, ApplyImmediately })),
    );
    expect(refusal).toMatchObject({ code: 'InvalidParameterValue', status: 400 });
    expect(refusal.message).toMatch(/its data needs .* cache\.m1\.small has/);
  }
  expect((await readCluster(client, 'full')).CacheNodeType).toBe('cache.m1.medium');
  await using connection = await connect(recordedNode(holdfast, 'full'));
  expect(await connection.send('DBSIZE')).toBe(200_000);
});

test('a parameter is in force at once where the engine can, and stays so when the node is killed', async () => {
  await makeGroup('immediate', { 'maxmemory-policy': 'allkeys-lfu' });
  await makeCluster(client, 'a', { EngineVersion: '7.0', CacheParameterGroupName: 'immediate' });
  expect(await inForce('a', 'maxmemory-policy')).toBe('allkeys-lfu');
  await change('immediate', { 'maxmemory-policy': 'noeviction' });
  await until(
    () => inForce('a', 'maxmemory-policy'),
    (value) => value === 'noeviction',
  );
  await whenAvailable(client, 'a');
  expect(await applyStatus('a')).toBe('in-sync');
  const pid = pidOf(holdfast, 'a');
  process.kill(pid, 'SIGKILL');
  await until(
    async () => recordedNode(holdfast, 'a').handle?.pid,
    (now) => now !== pid,
  );
  await whenAvailable(client, 'a');
  expect(await inForce('a', 'maxmemory-policy')).toBe('noeviction');
});

test('a parameter that needs a reboot waits for it, through a change of controllers', async () => {
  await makeGroup('later', { 'maxmemory-policy': 'noeviction' });
  await makeCluster(client, 'b', { EngineVersion: '7.0', CacheParameterGroupName: 'later' });
  const before = await inForce('b', 'databases');
  await change('later', { databases: '77' });
  await until(
    () => applyStatus('b'),
    (status) => status === 'pending-reboot',
  );
  expect(await inForce('b', 'databases')).toBe(before);
  const pid = pidOf(holdfast, 'b');
  await holdfast.kill();
  await holdfast.start();
  client = holdfast.client();
  await whenAvailable(client, 'b');
  expect(await applyStatus('b')).toBe('pending-reboot');
  expect(pidOf(holdfast, 'b')).toBe(pid);
  await client.send(new RebootCacheClusterCommand({ CacheClusterId: 'b', CacheNodeIdsToReboot: ['0001'] }));
  await until(
    () => applyStatus('b'),
    (status) => status === 'in-sync',
  );
  await whenAvailable(client, 'b');
  expect(await inForce('b', 'databases')).toBe('77');
});
