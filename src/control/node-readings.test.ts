import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BareNode, someAddresses } from '../../test/support/bare-node.ts';
import { redis70 } from '../../test/support/engines.ts';
import { ADMIN_USER } from '../engine/acl.ts';
import { systemClock } from './clock.ts';
import { NodeConnections } from './node-connections.ts';
import { NodeReadings } from './node-readings.ts';

const directory = mkdtempSync(join(tmpdir(), 'holdfast-readings-'));
const node = new BareNode(directory, `${someAddresses()}.1`);
const row = {
  region: 'us-east-1',
  cluster_id: 'one',
  id: '0001',
  address: node.address,
  port: node.port,
  admin_password: 'secret',
  engine_in_force: 'redis 7.0.15',
};
const connections = new NodeConnections(() => undefined);
const readings = new NodeReadings(connections, systemClock);

beforeAll(async () => {
  await node.start(await redis70(), '--user', ADMIN_USER, 'on', '>secret', '~*', '&*', '+@all');
});

afterAll(async () => {
  connections.closeAll();
  await node.kill();
  rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
});

/** How often the node was asked by INFO, this time left out. */
async function timesAsked(): Promise<number> {
  const stats = await node.command<string>('INFO', 'commandstats');
  return Number(/cmdstat_info:calls=(\d+)/.exec(stats)?.[1] ?? 0);
}

test('no connection is made for it', async () => {
  expect(await readings.of([row], 1_000)).toEqual([undefined]);
  expect(connections.isConnected(row)).toBe(false);
});

test('however many ask at once, the node is asked once a second', async () => {
  await connections.to(row);
  const other = { ...row, cluster_id: 'other' };
  const before = await timesAsked();
  const all = await Promise.all(Array.from({ length: 50 }, () => readings.of([other, row], 5_000)));
  expect((await timesAsked()) - before - 1).toBe(1);
  for (const [ofOther, ofOne] of all) {
    expect(ofOther).toBeUndefined();
    expect(ofOne).toBe(all[0]![1]);
  }
  expect(all[0]![1]?.reading.role).toBe('primary');
  await delay(1_001);
  const [later] = await readings.of([row], 5_000);
  expect(later!.monotonicMs).toBeGreaterThan(all[0]![1]!.monotonicMs);
});

test('one that does not answer keeps nobody waiting, is asked once, and keeps its connection', async () => {
  const connection = await connections.to(row);
  await delay(1_001);
  const before = await timesAsked();
  node.signal('SIGSTOP');
  try {
    for (let i = 0; i < 3; i++) {
      const began = performance.now();
      expect(await readings.of([row], 50)).toEqual([undefined]);
      expect(performance.now() - began).toBeLessThan(2_000);
    }
  } finally {
    node.signal('SIGCONT');
  }
  expect((await readings.of([row], 5_000))[0]?.reading.processId).toBeGreaterThan(1);
  expect((await timesAsked()) - before - 1).toBe(1);
  expect(connections.standing(row)).toBe(connection);
});
