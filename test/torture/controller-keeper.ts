import { setTimeout as delay } from 'node:timers/promises';
import { FAILPOINTS, type Failpoint } from '../../src/control/failpoints.ts';
import type { StartOptions, TestHoldfast } from '../support/holdfast.ts';

/** Those that a group's life comes by: the others are tried by tests of their own. */
const OF_GROUPS = FAILPOINTS.filter((name) =>
  /^(grant|failover|switchover|follow|replica|promote|demote|recover|loss|proxy)\./.test(name),
);
/** How long a controller that is armed may live when it doesn't come by its failpoint. */
const ARMED_MS = 15_000;
const STARTS = 20;
const OUTPUT_SHOWN = 2_000;

/** Ends, stops and starts the controller: one such thing at a time, and always one that serves in the end. */
export class ControllerKeeper {
  readonly #holdfast: TestHoldfast;
  readonly #options: StartOptions;
  readonly #onDeath: (how: string) => void;
  #last: Promise<unknown> = Promise.resolve();
  #isHealing = false;
  /** Set while it is meant to end. */
  #isEnding = false;

  /** `onDeath` is told of a controller that ended without anybody's meaning it. */
  constructor(holdfast: TestHoldfast, options: StartOptions, onDeath: (how: string) => void) {
    this.#holdfast = holdfast;
    this.#options = options;
    this.#onDeath = onDeath;
    this.#watch();
  }

  kill(downMs: number): Promise<string> {
    return this.#queue(async () => {
      await this.#end();
      await delay(downMs);
      await this.#start();
      return 'killed and started again';
    });
  }

  stop(forMs: number): Promise<string> {
    return this.#queue(async () => {
      const child = this.#holdfast.controller;
      child?.kill('SIGSTOP');
      await delay(forMs);
      child?.kill('SIGCONT');
      return `process ${child?.pid} stopped and continued`;
    });
  }

  /** Starts it so that it dies at a failpoint, and again once that has happened. `at`: 0 for the first, almost 1 for the last. */
  arm(at: number): Promise<string> {
    const failpoint = OF_GROUPS[Math.floor(at * OF_GROUPS.length)]!;
    return this.#queue(async () => {
      await this.#end();
      const died = await this.#armed(failpoint);
      await this.#end();
      await this.#start();
      return `${died ? 'died at' : 'never came by'} ${failpoint}`;
    });
  }

  /** Resolves when a controller serves that nobody means to end. */
  async heal(): Promise<void> {
    this.#isHealing = true;
    await this.#last;
    this.#isHealing = false;
    if (!this.#holdfast.lives) await this.#start();
  }

  /** It may end as it likes from now on. */
  leave(): void {
    this.#isEnding = true;
  }

  async #armed(failpoint: Failpoint): Promise<boolean> {
    await this.#holdfast.start({ ...this.#options, dieAt: failpoint }).catch(() => undefined);
    const until = performance.now() + ARMED_MS;
    while (this.#holdfast.lives && !this.#isHealing && performance.now() < until) await delay(20);
    return !this.#holdfast.lives;
  }

  async #end(): Promise<void> {
    this.#isEnding = true;
    await this.#holdfast.kill();
  }

  /** A full disk may keep it from starting, so it is tried again. */
  async #start(): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        await this.#holdfast.start(this.#options);
        this.#isEnding = false;
        this.#watch();
        return;
      } catch (error) {
        await this.#end();
        if (attempt === STARTS) throw error;
        await delay(500);
      }
    }
  }

  #watch(): void {
    const { controller } = this.#holdfast;
    controller?.once('exit', (code, signal) => {
      if (this.#isEnding || controller !== this.#holdfast.controller) return;
      this.#onDeath(`${signal ?? `exit code ${code}`}: ${this.#holdfast.output.slice(-OUTPUT_SHOWN)}`);
    });
  }

  #queue(work: () => Promise<string>): Promise<string> {
    const next = this.#last.then(work);
    this.#last = next.catch(() => undefined);
    return next;
  }
}
