import { expect, test } from 'vitest';
import { measure } from './measure.ts';
import { reading } from './testing.ts';

const at = (monotonicMs: number, said: Parameters<typeof reading>[0] = {}) => ({
  monotonicMs,
  reading: reading(said),
});

test('what is, is told as it is; a share of no limit is none', () => {
  expect(measure(at(0, { keys: 5, keysWithExpiry: 2, connectedClients: 3 }), undefined)).toEqual({
    BytesUsedForCache: 1_000_000,
    CurrItems: 5,
    CurrVolatileItems: 2,
    CurrConnections: 3,
  });
  expect(measure(at(0, { maxMemory: 4_000_000 }), undefined).DatabaseMemoryUsagePercentage).toBe(25);
});

test('rates are of the time between two samples, however long that was', () => {
  const before = at(1_000, {
    counters: { commands: 100, hits: 10, misses: 5, bytesIn: 1_000, processor: 2 },
  });
  const now = at(21_000, { counters: { commands: 300, hits: 40, misses: 15, bytesIn: 3_000, processor: 3 } });
  expect(measure(now, before)).toMatchObject({
    CommandsProcessed: 10,
    CacheHits: 1.5,
    CacheMisses: 0.5,
    CacheHitRate: 75,
    NetworkBytesIn: 100,
    NetworkBytesOut: 0,
    EngineCPUUtilization: 5,
    Evictions: 0,
  });
});

test('a hit rate of nothing read is none', () => {
  expect(measure(at(10_000), at(0))).not.toHaveProperty('CacheHitRate');
});

test('a process that was started anew begins anew, even when its counters are larger', () => {
  const before = at(0, { counters: { commands: 100 } });
  const values = measure(at(10_000, { runId: 'b', counters: { commands: 1_000_000 } }), before);
  expect(values).not.toHaveProperty('CommandsProcessed');
  expect(values).toHaveProperty('CurrItems');
});

test('a counter that was set back has no rate; the others have', () => {
  const before = at(0, { counters: { commands: 100, bytesIn: 100, hits: 50, misses: 1 } });
  const values = measure(at(10_000, { counters: { commands: 7, bytesIn: 200, hits: 0, misses: 2 } }), before);
  expect(values).not.toHaveProperty('CommandsProcessed');
  expect(values).not.toHaveProperty('CacheHits');
  expect(values).not.toHaveProperty('CacheHitRate');
  expect(values.NetworkBytesIn).toBe(10);
  expect(Object.values(values).every((value) => value >= 0 && Number.isFinite(value))).toBe(true);
});

test('the same answer twice has no rates', () => {
  const once = at(5_000, { counters: { commands: 100 } });
  expect(measure(once, once)).not.toHaveProperty('CommandsProcessed');
});

test('a thread does no more than one processor can', () => {
  const values = measure(at(10_000, { counters: { processor: 10.01 } }), at(0));
  expect(values.EngineCPUUtilization).toBe(100);
});

test('the stream of writes is told of primaries that are followed', () => {
  const primary = (offset: number, replicas: number) =>
    ({ replication: { offset, replicas, linkDownSeconds: undefined } }) as const;
  expect(measure(at(10_000, primary(500, 1)), at(0, primary(100, 0))).ReplicationBytes).toBe(40);
  expect(measure(at(10_000, primary(500, 0)), at(0, primary(100, 0)))).not.toHaveProperty('ReplicationBytes');
  // It became a primary meanwhile, or its data were replaced.
  const replica = { ...primary(100, 0), role: 'replica' as const };
  expect(measure(at(10_000, primary(500, 1)), at(0, replica))).not.toHaveProperty('ReplicationBytes');
  expect(measure(at(10_000, primary(50, 1)), at(0, primary(100, 1)))).not.toHaveProperty('ReplicationBytes');
});
