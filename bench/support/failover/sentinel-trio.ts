import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isLive, processStat } from '../../../src/runtime/proc.ts';
import type { BenchContext } from '../../figure.ts';
import { ask, replicasOnline } from '../ask.ts';
import { AS_REPLICA, BARE_ADMIN, BareServer } from '../bare-server.ts';
import { Child } from '../child.ts';
import type { Holdfast } from '../holdfast.ts';
import type { Place } from '../pair.ts';
import { addressBlock, remove, temporaryDirectory } from '../temporary.ts';
import { until } from '../until.ts';
import type { Route } from '../writers/messages.ts';
import { type LossReport, NOTHING_REPORTED, type Trio, type TrioNode } from './trio.ts';

const MASTER = 'trio';
const SENTINEL_PORT = 26379;
/** As /proc has it. */
const STOPPED = 'T';
const SETTLED = { everyMs: 20, withinMs: 60_000 };

/** Three bare servers and three Sentinels, with Sentinel's defaults but for `down-after-milliseconds`. */
export class SentinelTrio implements Trio, AsyncDisposable {
  readonly name: string;
  readonly #downAfterMs: number;
  readonly #servers: BareServer[] = [];
  readonly #sentinels: { place: Place; process: Child; directory: string }[] = [];

  private constructor(downAfterMs: number) {
    this.#downAfterMs = downAfterMs;
    this.name = `Sentinel, down-after ${downAfterMs / 1000} s`;
  }

  /** The servers have the config of `model`'s node. */
  static async start(
    context: BenchContext,
    holdfast: Holdfast,
    model: string,
    downAfterMs: number,
  ): Promise<SentinelTrio> {
    const trio = new SentinelTrio(downAfterMs);
    try {
      for (let i = 0; i < 3; i++) {
        const server = await BareServer.like(context, holdfast, model, AS_REPLICA);
        trio.#servers.push(server);
        await server.start(...(i === 0 ? [] : replicaOf(trio.#servers[0]!.place)));
      }
      for (let i = 0; i < 3; i++) await trio.#startSentinel(context);
      await trio.settle();
    } catch (error) {
      await trio[Symbol.asyncDispose]();
      throw error;
    }
    return trio;
  }

  get route(): Route {
    return { by: 'sentinel', master: MASTER, sentinels: this.#sentinels.map(({ place }) => place) };
  }

  async nodes(): Promise<TrioNode[]> {
    return this.#servers.map(({ place, pid }) => ({ place, pid }));
  }

  async primary(): Promise<TrioNode> {
    const question = ['SENTINEL', 'GET-MASTER-ADDR-BY-NAME', MASTER];
    const [host] = await ask<[string, string]>(this.#sentinels[0]!.place, ...question);
    return (await this.nodes()).find(({ place }) => place.host === host)!;
  }

  async switchOver(): Promise<void> {
    await ask(this.#sentinels[0]!.place, 'SENTINEL', 'FAILOVER', MASTER);
  }

  /**
   * Starts what was killed, or stopped, as a replica of the new primary, and makes an old primary that Sentinel left as
   * it was into one. Sentinel would do so by itself, 10 s later.
   */
  async settle(): Promise<void> {
    // With a short down-after a Sentinel may well take the new primary for dead too, and fail over once more.
    const settled = async () => {
      if (!(await this.#areCalm())) return false;
      const primary = await this.primary();
      if ((await replicasOnline(primary.place)) === 2 && (await this.#seeReplicas())) return true;
      await this.#repair(primary);
      return false;
    };
    await until('the Sentinels and their servers are in order', settled, SETTLED);
  }

  /** Sentinel keeps no account of what is lost. */
  async reportedLost(): Promise<LossReport> {
    return NOTHING_REPORTED;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const { process, directory } of this.#sentinels) {
      await process[Symbol.asyncDispose]();
      remove(directory);
    }
    for (const server of this.#servers) await server[Symbol.asyncDispose]();
  }

  async #startSentinel({ engine }: BenchContext): Promise<void> {
    const place = { host: `${addressBlock()}.1`, port: SENTINEL_PORT };
    const directory = temporaryDirectory();
    const master = this.#servers[0]!.place;
    const config = [
      `port ${place.port}`,
      `bind ${place.host}`,
      'protected-mode no',
      `sentinel announce-ip ${place.host}`,
      `sentinel monitor ${MASTER} ${master.host} ${master.port} 2`,
      `sentinel auth-user ${MASTER} ${BARE_ADMIN.user}`,
      `sentinel auth-pass ${MASTER} ${BARE_ADMIN.password}`,
      `sentinel down-after-milliseconds ${MASTER} ${this.#downAfterMs}`,
    ];
    await writeFile(join(directory, 'sentinel.conf'), `${config.join('\n')}\n`);
    const command = [...engine.server, 'sentinel.conf', '--sentinel'];
    const process = new Child(command, { cwd: directory, detached: true });
    this.#sentinels.push({ place, process, directory });
    const answers = async () => {
      if (process.hasEnded) throw new Error(`A Sentinel ended: ${process.output}`);
      return ask(place, 'PING').then(
        () => true,
        () => false,
      );
    };
    await until('a Sentinel answers', answers, { everyMs: 10 });
  }

  /** They agree on a primary that is in order, and no failover is under way. */
  async #areCalm(): Promise<boolean> {
    const seen = this.#sentinels.map(({ place }) => ask<string[]>(place, 'SENTINEL', 'MASTER', MASTER));
    const masters = (await Promise.all(seen)).map(fieldsOf);
    return masters.every(
      (master) =>
        master['ip'] === masters[0]!['ip'] &&
        master['flags'] === 'master' &&
        master['num-other-sentinels'] === '2',
    );
  }

  async #seeReplicas(): Promise<boolean> {
    const seen = this.#sentinels.map(({ place }) => ask<string[][]>(place, 'SENTINEL', 'REPLICAS', MASTER));
    return (await Promise.all(seen)).every(
      (replicas) => replicas.map(fieldsOf).filter(({ flags }) => flags === 'slave').length === 2,
    );
  }

  async #repair(primary: TrioNode): Promise<void> {
    for (const server of this.#servers.filter(({ pid }) => pid !== primary.pid)) {
      const stat = processStat(server.pid);
      if (isLive(stat) && stat.state !== STOPPED) {
        const [role] = await server.command<[string]>('ROLE');
        if (role === 'master') await server.command('REPLICAOF', ...placeWords(primary.place));
      } else {
        await server.stop();
        await server.start(...replicaOf(primary.place));
      }
    }
  }
}

function placeWords({ host, port }: Place): [string, string] {
  return [host, String(port)];
}

function replicaOf(place: Place): string[] {
  return ['--replicaof', placeWords(place).join(' ')];
}

function fieldsOf(flat: readonly string[]): Record<string, string> {
  const pairs = Array.from({ length: flat.length / 2 }, (_, i) => [flat[2 * i]!, flat[2 * i + 1]!]);
  return Object.fromEntries(pairs) as Record<string, string>;
}
