import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { NodeReading } from '../domain/node-reading.ts';
import { NodeSqlite } from '../store/node-sqlite.ts';
import { MetricsArchive } from './archive.ts';
import type { MetricName, Values } from './definitions.ts';
import type { NodeIdentity } from './nodes.ts';
import type { Point } from './read.ts';
import type { Period } from './tiers.ts';

export const NOON = Date.UTC(2026, 2, 1, 12) / 1000;

export const ONE: NodeIdentity = {
  region: 'us-east-1',
  clusterId: 'one',
  createdAt: '2026-03-01T11:00:00.000Z',
};

/** An archive in a directory of the test's own, and what it told. */
export function testArchive() {
  const directory = mkdtempSync(join(tmpdir(), 'holdfast-metrics-'));
  const path = join(directory, 'metrics.db');
  const told: string[] = [];
  const archive = new MetricsArchive({
    path,
    onTrouble: (_error, message) => told.push(message),
    onHealed: () => told.push('healed'),
  });
  onTestFinished(async () => {
    await archive.close();
    rmSync(directory, { recursive: true, force: true });
  });
  return { archive, path, told, directory };
}

/** Writes down one sample of a node, or of several. */
export async function sample(
  archive: MetricsArchive,
  at: number,
  values: Values,
  nodes: readonly NodeIdentity[] = [ONE],
): Promise<void> {
  await archive.record({
    at: new Date(at * 1000),
    samples: nodes.map((node) => ({ node, values })),
    present: nodes,
  });
}

/** The points of one metric, by seconds after `NOON`. */
export async function pointsOf(
  archive: MetricsArchive,
  request: { name: MetricName; period: Period; from?: number; now: number; node?: NodeIdentity },
): Promise<Point[] | undefined> {
  const { name, period, now, from = now - 86_400, node = ONE } = request;
  const series = await archive.read(node, { names: [name], period, from, to: now + 1, now });
  return series?.[0]?.points.map((point) => ({ ...point, at: point.at - NOON }));
}

/** What one query answers, past the archive. */
export function ask(path: string, query: string): Record<string, unknown>[] {
  const database = new NodeSqlite(path, { synchronous: 'normal', busyTimeoutMs: 1_000 });
  try {
    return database.prepare(query).all([]) as Record<string, unknown>[];
  } finally {
    database.close();
  }
}

/** A reading in which only what is said differs from nothing. */
export function reading(
  said: Partial<Omit<NodeReading, 'counters'>> & { counters?: Partial<NodeReading['counters']> } = {},
): NodeReading {
  const counters = {
    connections: 0,
    commands: 0,
    hits: 0,
    misses: 0,
    evicted: 0,
    expired: 0,
    bytesIn: 0,
    bytesOut: 0,
    processor: 0,
  };
  return {
    runId: 'a',
    processId: 1,
    version: '7.0.15',
    uptimeSeconds: 1,
    role: 'primary',
    usedMemory: 1_000_000,
    maxMemory: 0,
    keys: 0,
    keysWithExpiry: 0,
    connectedClients: 1,
    opsPerSecond: 0,
    dataBytes: 0,
    replication: { offset: 0, replicas: 0, linkDownSeconds: undefined },
    ...said,
    counters: { ...counters, ...said.counters },
  };
}
