import type { Logger } from 'pino';
import type { ArnResourceType } from '../domain/arn.ts';
import type { EngineCatalog } from '../engines/catalog.ts';
import type { MetricsArchive } from '../metrics/archive.ts';
import type { AddressPool } from '../runtime/address-pool.ts';
import type { NodeRuntime } from '../runtime/runtime.ts';
import type { Store } from '../store/database.ts';
import type { Clock } from './clock.ts';
import type { DataPaths } from './data-paths.ts';
import type { Endpoints } from './endpoints.ts';
import type { FullDisks } from './full-disks.ts';
import type { ReplicationBoard } from './group/board.ts';
import type { FullSyncs } from './group/full-syncs.ts';
import type { FailoverSettings } from './group/settings.ts';
import type { ResourceKey } from './keys.ts';
import type { NodeConnections } from './node-connections.ts';
import type { NodeReadings } from './node-readings.ts';
import type { NodeWatch } from './node-watch.ts';
import type { ProgressBoard } from './progress.ts';
import type { ProxyKeeper } from './proxy/keeper.ts';

/** What every reconciler works with. */
export interface ControlContext {
  readonly store: Store;
  readonly runtime: NodeRuntime;
  readonly engines: EngineCatalog;
  readonly pool: AddressPool;
  readonly paths: DataPaths;
  readonly clock: Clock;
  readonly accountId: string;
  readonly logger: Logger;
  readonly connections: NodeConnections;
  readonly readings: NodeReadings;
  readonly metrics: MetricsArchive;
  readonly progress: ProgressBoard;
  readonly replication: ReplicationBoard;
  readonly fullSyncs: FullSyncs;
  readonly fullDisks: FullDisks;
  readonly failover: FailoverSettings;
  readonly watch: NodeWatch;
  readonly endpoints: Endpoints;
  readonly proxy: ProxyKeeper;
  arnOf(type: ArnResourceType, region: string, name: string): string;
  /** Has a resource looked at soon; harmless when there is nothing to do. */
  wake(key: ResourceKey): void;
}
