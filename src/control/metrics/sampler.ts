import { measure } from '../../metrics/measure.ts';
import { keyOf } from '../../metrics/nodes.ts';
import { SAMPLE_SECONDS } from '../../metrics/tiers.ts';
import type { ControlContext } from '../context.ts';
import type { Observed } from '../node-readings.ts';
import { ReplicationLags, type Sampled } from './lags.ts';
import { allNodes } from './nodes.ts';

/** One that doesn't answer for so long has nothing to be written down this time. */
const PATIENCE_MS = 3_000;
/** Into its period, so that a timer which is early or late by a little still hits it. */
const OFFSET_MS = 500;

/** Asks every node for its figures, every ten seconds by the clock, and has them kept. */
export class MetricsSampler {
  readonly #ctx: Pick<ControlContext, 'store' | 'readings' | 'metrics' | 'clock' | 'logger'>;
  readonly #lags = new ReplicationLags();
  #before = new Map<string, Observed>();
  #timer: NodeJS.Timeout | undefined;
  #round: Promise<void> = Promise.resolve();

  constructor(ctx: Pick<ControlContext, 'store' | 'readings' | 'metrics' | 'clock' | 'logger'>) {
    this.#ctx = ctx;
  }

  start(): void {
    const period = SAMPLE_SECONDS * 1000;
    const wait = period - (this.#ctx.clock.now().getTime() % period) + OFFSET_MS;
    this.#timer = setTimeout(() => {
      this.#round = this.round()
        .catch((err: unknown) => this.#ctx.logger.error({ err }, 'nodes could not be sampled'))
        .then(() => {
          if (this.#timer) this.start();
        });
    }, wait).unref();
  }

  /** Resolves when nothing is under way any more, and the file is let go of. */
  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await this.#round;
    await this.#ctx.metrics.close();
  }

  /** One sample of all nodes. One that doesn't answer leaves a gap. */
  async round(): Promise<void> {
    const { store, readings, metrics, clock } = this.#ctx;
    const at = clock.now();
    const nodes = await allNodes(store);
    const answers = await readings.of(nodes, PATIENCE_MS);
    const round: Sampled[] = nodes.flatMap((node, index) => {
      const observed = answers[index];
      return observed ? [{ node, observed }] : [];
    });
    const lags = this.#lags.of(round);
    const samples = round.map((sampled) => {
      const { node, observed } = sampled;
      const lag = lags.get(sampled);
      const values = measure(observed, this.#before.get(keyOf(node.identity)));
      return {
        node: node.identity,
        values: lag === undefined ? values : { ...values, ReplicationLag: lag },
      };
    });
    this.#remember(
      nodes.map(({ identity }) => keyOf(identity)),
      round,
    );
    await metrics.record({ at, samples, present: nodes.map(({ identity }) => identity) });
  }

  /** One that didn't answer this time is compared with what it said before, when it does again. */
  #remember(present: readonly string[], round: readonly Sampled[]): void {
    const now = new Map(round.map(({ node, observed }) => [keyOf(node.identity), observed]));
    this.#before = new Map(
      present.flatMap((key) => {
        const last = now.get(key) ?? this.#before.get(key);
        return last ? [[key, last] as const] : [];
      }),
    );
  }
}
