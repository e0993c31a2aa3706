import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { TestHoldfast } from '../support/holdfast.ts';
import { GROUPS, type GroupName, type Whom } from './actions.ts';
import { Api } from './api.ts';
import { ControllerKeeper } from './controller-keeper.ts';
import { DirectClients, transactionWriter } from './direct.ts';
import { Disk } from './disk.ts';
import { Flooder } from './flooder.ts';
import { Gate } from './gate.ts';
import type { Effect, History } from './history.ts';
import { BALLAST } from './keys.ts';
import { type Address, Link } from './link.ts';
import { Observer, type SeenCluster } from './observer.ts';
import { Random } from './random.ts';
import { Reader } from './reader.ts';
import { Sitter } from './sitter.ts';
import type { Track } from './track.ts';
import { Writer } from './writer.ts';

export const GROUP_NAMES = Object.keys(GROUPS) as GroupName[];

export const PARAMETER_GROUP = 'tortured';

export interface WorldOptions {
  seed: string;
  history: History;
  /** Where its Holdfast lives, if that is a small file system of its own. */
  disk?: string | undefined;
  engine: { engine: string; version: string };
}

/** A snapshot that was asked for, until it is restored. */
export interface AskedSnapshot {
  group: GroupName;
  requested: number;
  /** When it was first listed as available. */
  available?: number;
  /** It holds what a cluster had that was no part of a group any more. */
  isSafety: boolean;
}

export interface Promotion {
  member: string;
  group: GroupName;
  from: number;
  to: number;
}

const SHOWN_EVERY_MS = 500;
const MIXED: readonly Effect[] = ['push', 'push', 'set', 'increment', 'all'];

/** A Holdfast with two groups, the clients that work on them all the time, and what is known of both. */
export class World implements AsyncDisposable {
  readonly options: WorldOptions;
  readonly history: History;
  readonly holdfast: TestHoldfast;
  readonly keeper: ControllerKeeper;
  readonly api: Api;
  readonly observer: Observer;
  readonly direct: DirectClients;
  readonly disk: Disk | undefined;
  readonly gate = new Gate();
  readonly endpoints = new Map<string, { primary: Address; reader: Address | undefined }>();
  readonly writers: Writer[] = [];
  readonly flooders = new Map<string, Flooder>();
  readonly snapshots = new Map<string, AskedSnapshot>();
  promotions: Promotion[] = [];
  readonly #others: { start(): void; stop(): Promise<void> }[] = [];
  #isStopped = false;
  #showing: Promise<void> | undefined;

  private constructor(options: WorldOptions, holdfast: TestHoldfast) {
    this.options = options;
    this.history = options.history;
    this.holdfast = holdfast;
    this.keeper = new ControllerKeeper(holdfast, {}, (how) => {
      const text = `the controller ended by itself: ${how}`;
      this.history.add({ type: 'wrong', at: this.history.now(), promise: 'recovers', text });
    });
    this.api = new Api(holdfast);
    this.direct = new DirectClients(options.seed, options.history, this.gate);
    this.disk = options.disk === undefined ? undefined : new Disk(options.disk);
    const adjust = () => this.direct.adjust(this.observer);
    this.observer = new Observer(join(holdfast.data, 'state.db'), options.history, adjust);
  }

  /** Starts the controller, makes the groups and lets the clients loose on them. */
  static async start(options: WorldOptions): Promise<World> {
    const holdfast = await TestHoldfast.start();
    const world = new World(options, holdfast);
    try {
      await world.#makeGroups();
      for (const group of GROUP_NAMES) await world.#populate(group);
      world.observer.start();
      for (const one of [...world.writers, ...world.#others]) one.start();
      world.#showing = world.#show();
      return world;
    } catch (error) {
      process.stderr.write(holdfast.output + holdfast.log());
      await world[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** The member that plays a role now; undefined when nobody does. */
  find(whom: Whom): SeenCluster | undefined {
    this.observer.look();
    const group = this.observer.group(whom.group);
    if (whom.role === 'primary') return group && this.observer.cluster(group.primary);
    const replicas = this.replicas(whom.group);
    return replicas[whom.rank % replicas.length];
  }

  replicas(name: GroupName): SeenCluster[] {
    const group = this.observer.group(name);
    return this.observer.clusters.filter(({ id, group: of }) => of === name && id !== group?.primary);
  }

  /** Also those at nodes that have gone. */
  tracksOf(group: string): Track[] {
    const endpoint = [...this.writers, ...this.flooders.values()].map(({ track }) => track);
    return [...endpoint, ...this.direct.tracks].filter((track) => track.group === group);
  }

  /** Stops all clients; Holdfast goes on. */
  async stopClients(): Promise<void> {
    this.#isStopped = true;
    this.gate.open();
    await Promise.all([...this.writers, ...this.#others, this.direct].map((one) => one.stop()));
    await this.#showing;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stopClients();
    this.observer[Symbol.dispose]();
    this.disk?.free();
    this.keeper.leave();
    await this.holdfast[Symbol.asyncDispose]();
  }

  async #makeGroups(): Promise<void> {
    const { engine, version } = this.options.engine;
    const { CacheEngineVersions } = await this.api.call('DescribeCacheEngineVersions', {
      Engine: engine,
      EngineVersion: version,
    });
    await this.api.call('CreateCacheParameterGroup', {
      CacheParameterGroupName: PARAMETER_GROUP,
      CacheParameterGroupFamily: CacheEngineVersions![0]!.CacheParameterGroupFamily,
      Description: 'changed over and over',
    });
    for (const group of GROUP_NAMES)
      await this.api.call('CreateReplicationGroup', {
        ReplicationGroupId: group,
        ReplicationGroupDescription: 'tortured',
        Engine: engine,
        EngineVersion: version,
        CacheNodeType: 'cache.t4g.small',
        NumCacheClusters: GROUPS[group] + 1,
        AutomaticFailoverEnabled: true,
      });
    const until = performance.now() + 60_000;
    for (;;) {
      const groups = await this.api.groups();
      if (groups.every(({ Status }) => Status === 'available')) {
        for (const { ReplicationGroupId, NodeGroups } of groups) {
          const { PrimaryEndpoint, ReaderEndpoint } = NodeGroups![0]!;
          const primary = { address: PrimaryEndpoint!.Address!, port: PrimaryEndpoint!.Port! };
          const reader = ReaderEndpoint && { address: ReaderEndpoint.Address!, port: ReaderEndpoint.Port! };
          this.endpoints.set(ReplicationGroupId!, { primary, reader });
        }
        return;
      }
      if (performance.now() > until) throw new Error(`The groups are ${groups.map(({ Status }) => Status)}`);
      await delay(100);
    }
  }

  async #populate(group: GroupName): Promise<void> {
    const { primary, reader } = this.endpoints.get(group)!;
    const { history, gate } = this;
    const link = await Link.open(primary);
    await link.send('MSET', ...BALLAST.flatMap((key) => [key, 'here from the first']));
    // A replica that hasn't read that yet is in sync all the same, and may be read from.
    const replicas = await link.send<number>('WAIT', String(GROUPS[group]), '2000');
    if (replicas < GROUPS[group])
      throw new Error(`Only ${replicas} replicas of ${group} have the first keys`);
    link.close();
    const names = group === 'main' ? ['main-1', 'main-2', 'main-3'] : ['small-1'];
    for (const name of [...names, transactionWriter(group)]) {
      const effects: readonly Effect[] = name === transactionWriter(group) ? ['all'] : MIXED;
      const random = Random.of(this.options.seed, 'writer', name);
      this.writers.push(new Writer({ name, group, address: primary, effects, random, history, gate }));
    }
    this.flooders.set(group, new Flooder({ name: `${group}-flood`, group, address: primary, history }));
    for (const how of ['blocked', 'subscribed'] as const)
      this.#others.push(new Sitter({ group, how, address: primary, history }));
    if (!reader) return;
    const name = `reader endpoint of ${group}`;
    this.#others.push(
      new Reader({ name, group, address: reader, writer: transactionWriter(group), history }),
    );
  }

  /** Notes what the API shows, all the time, and when snapshots become available. */
  async #show(): Promise<void> {
    while (!this.#isStopped) {
      await delay(SHOWN_EVERY_MS);
      try {
        this.history.add(await this.api.shown(this.history));
        for (const { SnapshotName, SnapshotStatus } of await this.api.snapshots()) {
          const asked = this.snapshots.get(SnapshotName!);
          if (asked && SnapshotStatus === 'available') asked.available ??= this.history.now();
        }
      } catch {
        // There is no controller just now.
      }
    }
  }
}
