import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { BareNode, someAddresses } from '../../../test/support/bare-node.ts';
import { redis70 } from '../../../test/support/engines.ts';
import { insertClusterWithNode, insertGroup } from '../../actions/replication-group/testing.ts';
import { testContext } from '../../actions/testing.ts';
import { ADMIN_USER } from '../../engine/acl.ts';
import type { MetricName } from '../../metrics/definitions.ts';
import { loadCluster } from '../cluster/rows.ts';
import { identityOf } from './nodes.ts';
import { MetricsSampler } from './sampler.ts';

const ADMIN = ['--user', ADMIN_USER, 'on', '>secret', '~*', '&*', '+@all'];

/** Nodes are asked once a second at most. */
const APART_MS = 1_001;

async function setUp() {
  const directory = mkdtempSync(join(tmpdir(), 'holdfast-sampler-'));
  const base = testContext();
  let now = base.now;
  const context = { ...base, control: { ...base.control, clock: { now: () => now } } };
  const { store, region, control } = context;
  const sampler = new MetricsSampler(control);
  const addresses = someAddresses();
  let made = 0;
  onTestFinished(async () => {
    await sampler.stop();
    control.connections.closeAll();
    rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
  });
  const node = () => new BareNode(join(directory, `${++made}`), `${addresses}.${made}`);
  const start = async (one: BareNode) => {
    await one.start(await redis70(), ...ADMIN);
    return { address: one.address, port: one.port, engine_in_force: 'redis 7.0.15' };
  };
  const connect = async (id: string) => control.connections.to((await loadCluster(store, region, id))!.node);
  /** A sample, ten seconds after the one before by the clock. */
  const sample = async () => {
    await delay(APART_MS);
    now = new Date(now.getTime() + 10_000);
    await sampler.round();
  };
  const seriesOf = async (id: string, name: MetricName) => {
    const { cluster } = (await loadCluster(store, region, id))!;
    const seconds = now.getTime() / 1000;
    const request = { names: [name], period: 10 as const, from: seconds - 3_600, to: seconds + 1 };
    const series = await control.metrics.read(identityOf(cluster), { ...request, now: seconds });
    return series![0]!.points.map(({ average }) => average);
  };
  return { context, node, start, connect, sample, seriesOf };
}

test('a restart begins anew, and a time without the node is a gap', async () => {
  const { context, node, start, connect, sample, seriesOf } = await setUp();
  await using one = node();
  await insertClusterWithNode(context, { id: 'one' }, await start(one));
  await connect('one');
  await sample();
  for (let i = 0; i < 500; i++) await one.command('SET', `key:${i % 20}`, 'x');
  await sample();
  expect(await seriesOf('one', 'CurrItems')).toEqual([0, 20]);
  const [rate, ...more] = await seriesOf('one', 'CommandsProcessed');
  // So many in little more than a second.
  expect(rate).toBeGreaterThan(100);
  expect(rate).toBeLessThan(500);
  expect(more).toEqual([]);

  await one.kill();
  await sample();
  expect(await seriesOf('one', 'CurrItems')).toHaveLength(2);

  await start(one);
  await connect('one');
  for (let i = 0; i < 50; i++) await one.command('GET', 'key:1');
  await sample();
  expect(await seriesOf('one', 'CurrItems')).toEqual([0, 20, 20]);
  expect(await seriesOf('one', 'CommandsProcessed')).toHaveLength(1);
  await sample();
  const rates = await seriesOf('one', 'CommandsProcessed');
  expect(rates).toHaveLength(2);
  expect(rates[1]).toBeLessThan(50);
});

test('a cluster that is not there any more is forgotten', async () => {
  const { context, node, start, connect, sample } = await setUp();
  await using one = node();
  await insertClusterWithNode(context, { id: 'one' }, await start(one));
  await connect('one');
  await sample();
  const { cluster } = (await loadCluster(context.store, context.region, 'one'))!;
  await context.store.deleteFrom('cache_cluster').where('id', '=', 'one').execute();
  await sample();
  const request = { names: ['CurrItems'] as const, period: 10 as const, from: 0, to: 2_000_000_000 };
  const now = context.control.clock.now().getTime() / 1000;
  expect(await context.control.metrics.read(identityOf(cluster), { ...request, now })).toEqual([
    { name: 'CurrItems', points: [] },
  ]);
});

test('how far a replica is behind, also when it has lost its primary', async () => {
  const { context, node, start, connect, sample, seriesOf } = await setUp();
  await using one = node();
  await using two = node();
  const rows = [await start(one), await start(two)];
  await insertGroup(context, { id: 'group' }, ['one', 'two']);
  for (const [index, id] of ['one', 'two'].entries()) {
    await context.store
      .updateTable('cache_node')
      .set({ ...rows[index], admin_password: 'secret' })
      .where('cluster_id', '=', id)
      .execute();
    await connect(id);
  }
  await two.command('REPLICAOF', one.address, String(one.port));
  await two.until((info) => info.get('master_link_status') === 'up');
  await one.command('SET', 'a', 'x'.repeat(1_000));
  await two.until((info) => Number(info.get('slave_repl_offset')) > 1_000);
  await sample();
  expect(await seriesOf('two', 'ReplicationLag')).toEqual([0]);
  expect(await seriesOf('one', 'ReplicationLag')).toEqual([]);
  await one.command('SET', 'b', 'x'.repeat(1_000));
  await sample();
  expect((await seriesOf('one', 'ReplicationBytes'))[0]).toBeGreaterThan(500);
  expect(await seriesOf('two', 'ReplicationBytes')).toEqual([]);

  await two.command('REPLICAOF', '127.0.0.1', '1');
  await one.command('SET', 'c', 'x'.repeat(1_000));
  await sample();
  const [, , cutOff] = await seriesOf('two', 'ReplicationLag');
  expect(cutOff).toBeGreaterThan(0.9);
  expect(cutOff).toBeLessThan(20);
});
