import { pino } from 'pino';
import type { ControlContext } from '../control/context.ts';
import { DataPaths } from '../control/data-paths.ts';
import { Endpoints } from '../control/endpoints.ts';
import { FullDisks } from '../control/full-disks.ts';
import { ReplicationBoard } from '../control/group/board.ts';
import { FullSyncs } from '../control/group/full-syncs.ts';
import { DEFAULT_FAILOVER } from '../control/group/settings.ts';
import type { ResourceKey } from '../control/keys.ts';
import { NodeConnections } from '../control/node-connections.ts';
import { NodeReadings } from '../control/node-readings.ts';
import { NodeWatch } from '../control/node-watch.ts';
import { ProgressBoard } from '../control/progress.ts';
import { ProxyKeeper } from '../control/proxy/keeper.ts';
import { formatArn } from '../domain/arn.ts';
import { EngineCatalog } from '../engines/catalog.ts';
import { MetricsArchive } from '../metrics/archive.ts';
import { AddressPool } from '../runtime/address-pool.ts';
import { ProcessRuntime } from '../runtime/process-runtime.ts';
import { openStore, type Store } from '../store/database.ts';
import type { CacheClusterRow } from '../store/schema.ts';
import type { ActionContext } from './action.ts';

/** A context for tests of actions, and what they woke. */
export interface TestContext extends ActionContext {
  readonly woken: ResourceKey[];
}

export const TEST_ACCOUNT = '000000000000';
export const TEST_NOW = new Date('2026-03-01T12:00:00.000Z');

/**
 * Everything is real, over a store in memory; only the clock stands still and nothing is reconciled. Give another's
 * `store` to look at it from a second region or at a later time, and a directory of installed engines where they matter.
 */
export function testContext(
  options: { region?: string; now?: Date; store?: Store; enginesDirectory?: string } = {},
): TestContext {
  const { region = 'us-east-1', now = TEST_NOW, store = openStore(':memory:') } = options;
  const paths = new DataPaths('/nonexistent/holdfast-test');
  const engines = new EngineCatalog({ directory: options.enginesDirectory ?? paths.engines });
  const logger = pino({ level: 'silent' });
  const connections = new NodeConnections(() => undefined);
  const clock = { now: () => now };
  const woken: ResourceKey[] = [];
  const wake = (key: ResourceKey): void => {
    woken.push(key);
  };
  const control: ControlContext = {
    store,
    runtime: new ProcessRuntime(),
    engines,
    pool: new AddressPool('127.80.0.0/12'),
    paths,
    clock,
    accountId: TEST_ACCOUNT,
    logger,
    connections,
    readings: new NodeReadings(connections, clock),
    metrics: new MetricsArchive({
      path: ':memory:',
      onTrouble: (error) => {
        throw error;
      },
      onHealed: () => undefined,
    }),
    progress: new ProgressBoard(),
    replication: new ReplicationBoard(),
    fullSyncs: new FullSyncs(),
    fullDisks: new FullDisks(),
    watch: new NodeWatch({
      ...DEFAULT_FAILOVER,
      connections,
      activityOf: async () => ({ state: 'gone', cpuTicks: 0 }),
      onHung: async () => undefined,
      onAnswer: () => undefined,
      onError: () => undefined,
    }),
    failover: DEFAULT_FAILOVER,
    endpoints: new Endpoints({ kind: 'floating' }),
    proxy: new ProxyKeeper(undefined),
    arnOf: (type, of, name) => formatArn({ type, region: of, accountId: TEST_ACCOUNT, name }),
    wake,
  };
  return { region, accountId: TEST_ACCOUNT, now, store, engines, logger, control, wake, woken };
}

/** Puts a cluster's row in the store, as if it had been created. */
export async function insertCluster(
  { store, region }: Pick<ActionContext, 'store' | 'region'>,
  row: Pick<CacheClusterRow, 'id'> & Partial<CacheClusterRow>,
): Promise<void> {
  await store
    .insertInto('cache_cluster')
    .values({
      region,
      status: 'available',
      engine: 'redis',
      engine_version: '7.0.15',
      shown_version: '7.0.15',
      node_type: 'cache.t4g.micro',
      port: 6379,
      availability_zone: `${region}a`,
      parameter_group: 'default.redis7',
      parameter_apply_status: 'in-sync',
      security_group_ids_json: '[]',
      maintenance_window: 'sun:05:00-sun:06:00',
      snapshot_window: '03:00-04:00',
      snapshot_retention_limit: 0,
      auto_minor_version_upgrade: 1,
      pending_json: '{}',
      created_at: TEST_NOW.toISOString(),
      ...row,
    })
    .execute();
}

/** Messages of the events of a region, oldest first. */
export async function eventMessages({
  store,
  region,
}: Pick<ActionContext, 'store' | 'region'>): Promise<string[]> {
  const rows = await store
    .selectFrom('event')
    .select('message')
    .where('region', '=', region)
    .orderBy('sequence')
    .execute();
  return rows.map((row) => row.message);
}
