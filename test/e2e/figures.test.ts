// What nodes and snapshots say of themselves, from real ones to the command line.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from '@redis/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCredentials } from '../../src/cli/serve/credentials.ts';
import { createQueryClient, type QueryClient } from '../../src/client/query-client.ts';
import { type CliResult, runCli } from '../support/cli.ts';
import { TestHoldfast } from '../support/holdfast.ts';

/** Nodes are sampled every ten seconds. */
const SAMPLED = { timeout: 30_000, interval: 250 };

let holdfast: TestHoldfast;

beforeAll(async () => {
  holdfast = await TestHoldfast.start();
  const { code, stderr } = await run('clusters', 'create', 'one');
  expect(code, stderr).toBe(0);
  await write(5);
});

afterAll(() => holdfast[Symbol.asyncDispose]());

const run = (...args: string[]): Promise<CliResult> => runCli(['--data', holdfast.data, ...args]);

function api(region = 'us-east-1'): QueryClient {
  return createQueryClient({ endpoint: holdfast.endpoint, region, ...readCredentials(holdfast.data)! });
}

/** So many keys, one of them with an expiry. */
async function write(keys: number): Promise<void> {
  const { CacheClusters } = await api().call('DescribeCacheClusters', { ShowCacheNodeInfo: true });
  const { Address, Port } = CacheClusters![0]!.CacheNodes![0]!.Endpoint!;
  const client = createClient({ socket: { host: Address!, port: Port!, reconnectStrategy: false } });
  await client.connect();
  for (let i = 1; i < keys; i++) await client.set(`key:${i}`, 'value');
  await client.hSet('hash', 'field', 'value');
  await client.expire('hash', 10_000);
  client.destroy();
}

async function itemsKept(): Promise<number[]> {
  const asked = { CacheClusterId: 'one', MetricNames: ['CurrItems'] };
  const { Metrics } = await api().call('DescribeMetrics', asked);
  return Metrics![0]!.Datapoints!.map(({ Average }) => Average!);
}

test('a node tells what it holds at this moment', async () => {
  const figures = async () => (await api().call('DescribeNodeFigures', {})).Nodes;
  await expect.poll(async () => (await figures())?.[0]?.Keys, { timeout: 5_000 }).toBe(5);
  const [node] = (await figures())!;
  expect(node).toMatchObject({
    CacheClusterId: 'one',
    CacheNodeId: '0001',
    Reachable: true,
    Role: 'primary',
    KeysWithExpiry: 1,
  });
  expect(node!.MaxMemory).toBeGreaterThan(node!.UsedMemory!);
  expect((await api('eu-west-1').call('DescribeNodeFigures', {})).Nodes).toEqual([]);
});

test('the last lines of its log', async () => {
  const { code, stdout } = await run('clusters', 'logs', 'one', '--lines', '500');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^\d{4}-\d\d-\d\d [\d:.]{12} notice {3}Ready to accept connections/m);
  const last = await run('clusters', 'logs', 'one', '--lines', '1', '--json');
  expect(JSON.parse(last.stdout).Lines).toHaveLength(1);
  const refused = await run('clusters', 'logs', 'one', '--lines', '1001');
  expect(refused.stderr).toContain('--lines 1001');
});

test('what was found in a snapshot', async () => {
  expect((await run('snapshots', 'create', 'saved', '--cluster', 'one')).code).toBe(0);
  const { stdout } = await run('snapshots', 'show', 'saved', '--json');
  const { Manifest } = JSON.parse(stdout);
  expect(Manifest).toMatchObject({ Keys: 5, KeysWithExpiry: 1, FormatVersion: 1 });
  expect(Manifest.Nodes[0].Types.map(({ Type }: { Type: string }) => Type).toSorted()).toEqual([
    'hash',
    'string',
  ]);
  const shown = await run('snapshots', 'show', 'saved');
  expect(shown.stdout).toMatch(/^keys +5, 1 of them with an expiry$/m);
  expect(shown.stdout).toMatch(/^sha256 +[0-9a-f]{64}$/m);
});

test('figures over time are kept, and outlive a controller that is killed', async () => {
  await expect.poll(itemsKept, SAMPLED).toContain(5);
  const { stdout } = await run('clusters', 'metrics', 'one');
  expect(stdout).toMatch(/^CurrItems +5 .*█/m);
  expect(stdout).not.toContain('ReplicationLag');
  await holdfast.kill();
  await holdfast.start();
  expect(await itemsKept()).toContain(5);
});

test('a damaged file of figures is put aside, and holds up nothing', async () => {
  const file = join(holdfast.data, 'metrics.db');
  await holdfast.kill();
  // With the journal that is left of a kill it would be whole again.
  rmSync(`${file}-wal`, { force: true });
  writeFileSync(file, 'no database at all\n'.repeat(1_000));
  await holdfast.start();
  await expect.poll(itemsKept, SAMPLED).toContain(5);
  expect(readFileSync(`${file}.damaged`, 'utf8')).toContain('no database at all');
  const told = holdfast.log().match(/metrics\.db is damaged/g);
  expect(told).toHaveLength(1);
  expect(existsSync(file)).toBe(true);
});
