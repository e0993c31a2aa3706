import type { Logger } from 'pino';
import { type ArnResourceType, formatArn } from '../domain/arn.ts';
import type { EngineCatalog } from '../engines/catalog.ts';
import type { FindHaProxyOptions } from '../engines/haproxy/find.ts';
import { MetricsArchive } from '../metrics/archive.ts';
import type { AddressPool } from '../runtime/address-pool.ts';
import type { NodeRuntime } from '../runtime/runtime.ts';
import type { Store } from '../store/database.ts';
import type { Clock } from './clock.ts';
import { upgradeMinorVersionsInWindows } from './cluster/minor-upgrade.ts';
import { observeNodes } from './cluster/observe.ts';
import { applyPendingInWindows } from './cluster/pending.ts';
import { reconcileCluster } from './cluster/reconcile.ts';
import type { ControlContext } from './context.ts';
import type { DataPaths } from './data-paths.ts';
import { Endpoints } from './endpoints.ts';
import { FullDisks } from './full-disks.ts';
import { ReplicationBoard } from './group/board.ts';
import { FullSyncs } from './group/full-syncs.ts';
import { activityOf, endHungNode } from './group/hung.ts';
import { reconcileGroup } from './group/reconcile.ts';
import { DEFAULT_FAILOVER, type FailoverSettings } from './group/settings.ts';
import { changeGroupsInWindows } from './group/windows.ts';
import { formatKey, PROXY_KEY, parseKey, type ResourceKey } from './keys.ts';
import { MetricsSampler } from './metrics/sampler.ts';
import { NodeConnections } from './node-connections.ts';
import { NodeReadings } from './node-readings.ts';
import { NodeWatch } from './node-watch.ts';
import { ProgressBoard } from './progress.ts';
import { ProxyKeeper } from './proxy/keeper.ts';
import type { Network } from './proxy/network.ts';
import { observeProxy, reconcileProxy } from './proxy/reconcile.ts';
import { deleteExpiredSnapshots, takeAutomaticSnapshots } from './snapshot/automatic.ts';
import { reconcileSnapshot } from './snapshot/reconcile.ts';
import { sweep } from './sweep.ts';
import { type Outcome, WorkQueue } from './work-queue.ts';

export interface ControllerOptions {
  store: Store;
  runtime: NodeRuntime;
  engines: EngineCatalog;
  pool: AddressPool;
  paths: DataPaths;
  clock: Clock;
  accountId: string;
  logger: Logger;
  /** How often windows are looked at, in milliseconds. */
  tickMs?: number;
  failover?: FailoverSettings;
  network?: Network;
  /** Where HAProxy is looked for, and installed to when a group needs it; without it there is none. */
  haProxy?: FindHaProxyOptions;
}

/** Brings everything to what the store says it should be, and keeps it there. */
export class Controller {
  readonly context: ControlContext;
  readonly #queue: WorkQueue;
  readonly #sampler: MetricsSampler;
  readonly #tickMs: number;
  #ticking: NodeJS.Timeout | undefined;
  #tick: Promise<void> = Promise.resolve();

  constructor({
    tickMs = 20_000,
    failover = DEFAULT_FAILOVER,
    network = { kind: 'floating' },
    haProxy,
    ...options
  }: ControllerOptions) {
    this.#tickMs = tickMs;
    this.#queue = new WorkQueue(
      (key) => this.#reconcile(key),
      (key, error) => options.logger.error({ key, err: error }, 'reconciling failed; it is tried again'),
    );
    const wake = (key: ResourceKey) => this.#queue.wake(formatKey(key));
    const replication = new ReplicationBoard();
    const connections = new NodeConnections((node) => {
      replication.lost(node);
      const id = replication.groupOf(node);
      // Its group decides what comes of it.
      if (id) wake({ kind: 'group', region: node.region, id });
      else wake({ kind: 'cluster', region: node.region, id: node.cluster_id });
    });
    const fullDisks = new FullDisks();
    this.context = {
      ...options,
      wake,
      connections,
      readings: new NodeReadings(connections, options.clock),
      metrics: new MetricsArchive({
        path: options.paths.metrics,
        onTrouble: (err, message) => options.logger.warn({ err }, message),
        onHealed: () => options.logger.info('figures of nodes are kept again'),
      }),
      progress: new ProgressBoard(),
      replication,
      fullSyncs: new FullSyncs(),
      fullDisks,
      failover,
      endpoints: new Endpoints(network),
      proxy: new ProxyKeeper(haProxy),
      watch: new NodeWatch({
        ...failover,
        connections,
        activityOf: (node) => activityOf(this.context, node),
        onHung: (node, silentMs) => endHungNode(this.context, node, silentMs),
        onAnswer: (node, refusal) => {
          const { cluster_id: cluster } = node;
          fullDisks
            .answered(node, refusal, connections.standing(node))
            .catch((err: unknown) =>
              options.logger.warn({ err, cluster }, 'an append-only file is not rewritten'),
            );
        },
        onError: (err) => options.logger.error({ err }, 'a node that does not answer could not be seen to'),
      }),
      arnOf: (type: ArnResourceType, region, name) =>
        formatArn({ type, region, accountId: options.accountId, name }),
    };
    this.#sampler = new MetricsSampler(this.context);
  }

  /**
   * Looks at what is there and takes it up: statuses are true before this resolves, so that the first answer is;
   * the work itself goes on afterwards.
   */
  async start(): Promise<void> {
    await sweep(this.context);
    await observeNodes(this.context);
    await observeProxy(this.context);
    this.context.watch.start();
    this.#sampler.start();
    for (const key of await this.#all()) this.context.wake(key);
    this.#scheduleTick();
  }

  /** Lets go of everything and leaves the nodes running. Resolves when no reconciler is at work. */
  async stop(): Promise<void> {
    clearTimeout(this.#ticking);
    this.#ticking = undefined;
    this.context.watch.stop();
    this.context.connections.closeAll();
    await this.#sampler.stop();
    await this.#tick;
    await this.#queue.close();
    this.context.connections.closeAll();
    this.context.proxy.close();
  }

  /** What windows and ages ask for at this time of the clock. */
  async tick(): Promise<void> {
    await applyPendingInWindows(this.context);
    await changeGroupsInWindows(this.context);
    await upgradeMinorVersionsInWindows(this.context);
    await takeAutomaticSnapshots(this.context);
    await deleteExpiredSnapshots(this.context);
    this.context.wake(PROXY_KEY);
  }

  #reconcile(key: string): Promise<Outcome> {
    const { kind, region, id } = parseKey(key);
    switch (kind) {
      case 'cluster':
        return reconcileCluster(this.context, region, id);
      case 'group':
        return reconcileGroup(this.context, region, id);
      case 'snapshot':
        return reconcileSnapshot(this.context, region, id);
      case 'proxy':
        return reconcileProxy(this.context);
    }
  }

  async #all(): Promise<ResourceKey[]> {
    const { store } = this.context;
    const clusters = await store.selectFrom('cache_cluster').select(['region', 'id']).execute();
    const snapshots = await store
      .selectFrom('snapshot')
      .select(['region', 'name as id'])
      .where('status', 'in', ['creating', 'deleting'])
      .execute();
    const groups = await store.selectFrom('replication_group').select(['region', 'id']).execute();
    return [
      PROXY_KEY,
      ...groups.map((row) => ({ kind: 'group' as const, ...row })),
      ...clusters.map((row) => ({ kind: 'cluster' as const, ...row })),
      ...snapshots.map((row) => ({ kind: 'snapshot' as const, ...row })),
    ];
  }

  #scheduleTick(): void {
    this.#ticking = setTimeout(() => {
      this.#tick = this.tick()
        .catch((error: unknown) => this.context.logger.error({ err: error }, 'looking at the windows failed'))
        .then(() => {
          if (this.#ticking) this.#scheduleTick();
        });
    }, this.#tickMs).unref();
  }
}
