import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isLive, processStat } from '../../../src/runtime/proc.ts';
import type { NodeHandle } from '../../../src/runtime/runtime.ts';
import { processesUnder, type TestHoldfast } from '../../support/holdfast.ts';
import type { NodeAddress } from './data.ts';

/** A node as the store has it written down, which the API doesn't tell. */
export interface RecordedNode extends Required<NodeAddress> {
  region: string;
  clusterId: string;
  /** Of this machine. */
  directory: string;
  handle: NodeHandle | undefined;
}

/** Reads, or changes, the store behind the controller's back. */
export function sql(
  holdfast: TestHoldfast,
  statement: string,
  ...values: (string | number | null)[]
): Record<string, unknown>[] {
  const database = new DatabaseSync(join(holdfast.data, 'state.db'), { timeout: 5_000 });
  try {
    return database.prepare(statement).all(...values) as Record<string, unknown>[];
  } finally {
    database.close();
  }
}

export function recordedNodes(holdfast: TestHoldfast): RecordedNode[] {
  return sql(holdfast, 'select * from cache_node order by region, cluster_id').map((row) => ({
    region: String(row['region']),
    clusterId: String(row['cluster_id']),
    address: String(row['address']),
    port: Number(row['port']),
    adminPassword: String(row['admin_password']),
    directory: join(holdfast.data, String(row['directory'])),
    handle: row['process_json'] ? (JSON.parse(String(row['process_json'])) as NodeHandle) : undefined,
  }));
}

export function recordedNode(holdfast: TestHoldfast, clusterId: string, region = 'us-east-1'): RecordedNode {
  const found = recordedNodes(holdfast).find(
    (node) => node.clusterId === clusterId && node.region === region,
  );
  if (!found) throw new Error(`The store has no node of ${clusterId} in ${region}`);
  return found;
}

/** The process that the store says is this cluster's. @throws when there is none, or it has ended */
export function pidOf(holdfast: TestHoldfast, clusterId: string, region?: string): number {
  const { handle } = recordedNode(holdfast, clusterId, region);
  const stat = handle && processStat(handle.pid);
  if (!isLive(stat) || stat.startTicks !== handle?.startTicks)
    throw new Error(`The node of ${clusterId} is not running: ${JSON.stringify(handle)}`);
  return handle.pid;
}

export function isRunning(pid: number): boolean {
  return isLive(processStat(pid));
}

/** Everything that a recorded node may have in its directory while it rests. */
const NODE_FILES = /^(node\.conf|users\.acl|node\.log|appendonlydir|appendonly\.aof\.\S+)$/;

/** What a group's primary keeps of its append-only file besides: no more than what it has anyway, while it rests. */
const PRIMARY_FILES = /^before-rewrites(\/[\d-]+@\d+(\/.*)?)?$/;

/**
 * What is on disk or runs and belongs to nothing that the store lists, and what is missing of what it lists.
 * Empty when everything has its place, as it must once all work has ended.
 */
export async function strays(holdfast: TestHoldfast): Promise<string[]> {
  const nodes = recordedNodes(holdfast);
  const found: string[] = [];
  const primaries = new Set(
    sql(holdfast, 'select primary_cluster_id from replication_group').map(
      (row) => nodes.find(({ clusterId }) => clusterId === row['primary_cluster_id'])?.directory,
    ),
  );
  const directories = new Set(nodes.map((node) => node.directory));
  for (const path of secondLevel(join(holdfast.data, 'nodes'))) {
    if (!directories.has(path)) found.push(`directory of no node: ${path}`);
    const isPrimary = primaries.has(path);
    for (const file of readdirSync(path, { recursive: true }).map(String)) {
      const isOwn = NODE_FILES.test(file.split('/').at(-1)!) || (isPrimary && PRIMARY_FILES.test(file));
      if (!isOwn) found.push(`stray file: ${join(path, file)}`);
    }
    const generations = list(join(path, 'before-rewrites'));
    if (generations.length > 1) found.push(`${path} keeps ${generations}`);
  }
  const snapshots = sql(holdfast, 'select * from snapshot');
  const kept = new Set(
    snapshots
      .filter((row) => row['status'] === 'available')
      .map((row) => join(holdfast.data, String(row['directory']))),
  );
  const there = secondLevel(join(holdfast.data, 'snapshots'));
  for (const path of there) {
    if (!kept.has(path)) found.push(`directory of no available snapshot: ${path}`);
    const files = readdirSync(path).sort().join(' ');
    if (files !== '0001.rdb manifest.json') found.push(`${path} holds ${files}`);
  }
  for (const path of kept)
    if (!there.includes(path)) found.push(`an available snapshot without files: ${path}`);
  const known = new Set(nodes.map((node) => node.handle?.pid));
  // One proxy serves all groups; without a group there is none.
  const isOwn = ({ cwd }: { cwd: string }) => cwd === join(holdfast.data, 'proxy');
  const running = await processesUnder(holdfast.data);
  if (sql(holdfast, 'select id from replication_group').length > 0)
    known.add(running.find((process) => isOwn(process))?.pid);
  for (const { pid, cwd } of running)
    if (!known.has(pid)) found.push(`process of no node: ${pid} ${commandOf(pid)} in ${cwd}`);
  return found;
}

function secondLevel(root: string): string[] {
  return list(root).flatMap((region) => list(join(root, region)).map((name) => join(root, region, name)));
}

function list(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '(ended)';
  }
}
