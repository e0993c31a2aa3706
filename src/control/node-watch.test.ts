import { setTimeout as delay } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import type { NodeActivity } from '../runtime/runtime.ts';
import type { NodeConnections, NodeKey } from './node-connections.ts';
import { NodeWatch } from './node-watch.ts';

const NODE: NodeKey = { region: 'us-east-1', cluster_id: 'a', id: '0001' };

/** A watch over one node that answers or not, as told; its process is about `activity`. */
function watching(answer: () => Promise<string | undefined>, activity: () => NodeActivity) {
  const hung: number[] = [];
  const connection = { ping: answer, close: vi.fn() };
  const watch = new NodeWatch({
    connections: { open: () => [{ node: NODE, connection }] } as unknown as NodeConnections,
    pingIntervalMs: 10,
    hangTimeoutMs: 60,
    busyTimeoutMs: 300,
    activityOf: async () => activity(),
    onHung: async (_, silentMs) => {
      hung.push(silentMs);
      watch.stop();
    },
    onAnswer: () => undefined,
    onError: (error) => {
      throw error;
    },
  });
  watch.setUrgent(NODE, true);
  watch.start();
  return { watch, hung, connection };
}

const never = () => new Promise<undefined>(() => undefined);

test('one that answers is left alone', async () => {
  const ping = vi.fn(async () => undefined);
  const { watch, hung } = watching(ping, () => ({ state: 'waiting', cpuTicks: 1 }));
  await vi.waitFor(() => expect(ping.mock.calls.length).toBeGreaterThan(8), 5_000);
  watch.stop();
  expect(hung).toEqual([]);
});

test('one that is stopped hangs', async () => {
  const { hung } = watching(never, () => ({ state: 'stopped', cpuTicks: 1 }));
  await vi.waitFor(() => expect(hung).toHaveLength(1), 5_000);
  expect(hung[0]).toBeGreaterThanOrEqual(60);
});

test('one that waits and does not stir hangs', async () => {
  const { hung } = watching(never, () => ({ state: 'waiting', cpuTicks: 1 }));
  await vi.waitFor(() => expect(hung).toHaveLength(1), 5_000);
});

test('one that is at work has the longer time', async () => {
  let cpuTicks = 0;
  const { hung } = watching(never, () => ({ state: 'working', cpuTicks: cpuTicks++ }));
  await vi.waitFor(() => expect(hung).toHaveLength(1), 5_000);
  expect(hung[0]).toBeGreaterThanOrEqual(300);
});

test('one that has ended does not hang: its connection, which a child of its may hold open, is closed', async () => {
  const { watch, hung, connection } = watching(never, () => ({ state: 'gone', cpuTicks: 0 }));
  await vi.waitFor(() => expect(connection.close).toHaveBeenCalled(), 5_000);
  await delay(20);
  watch.stop();
  expect(hung).toEqual([]);
});

test('what goes wrong while one is given up is told, and it is given up at the next look', async () => {
  const errors: unknown[] = [];
  const hung: number[] = [];
  const full = new Error('database or disk is full');
  const watch = new NodeWatch({
    connections: { open: () => [{ node: NODE, connection }] } as unknown as NodeConnections,
    pingIntervalMs: 10,
    hangTimeoutMs: 20,
    busyTimeoutMs: 300,
    activityOf: async () => ({ state: 'stopped', cpuTicks: 1 }),
    onHung: async (_, silentMs) => {
      hung.push(silentMs);
      if (hung.length === 1) throw full;
      watch.stop();
    },
    onAnswer: () => undefined,
    onError: (error) => errors.push(error),
  });
  const connection = { ping: never };
  watch.setUrgent(NODE, true);
  watch.start();
  await vi.waitFor(() => expect(hung).toHaveLength(2), 5_000);
  expect(errors).toEqual([full]);
});
