import { setTimeout as delay } from 'node:timers/promises';
import { FAILPOINTS } from '../../src/control/failpoints.ts';
import type { StartOptions, TestHoldfast } from '../support/holdfast.ts';

/** Those that a group's life comes by: the others are tried by tests of their own. */
const OF_GROUPS = FAILPOINTS.filter((name) =>
  /^(grant|failover|switchover|follow|replica|promote|demote|recover)\./.test(name),
);

/** How long a controller that is armed may live when it doesn't come by its failpoint. */
const ARMED_MS = 15_000;

/** Ends, stops and starts the controller: one such thing at a time, and always one that serves in the end. */
export class ControllerKeeper {
  readonly #holdfast: TestHoldfast;
  readonly #options: StartOptions;
  #last: Promise<unknown> = Promise.resolve();
  #isHealing = false;

  constructor(holdfast: TestHoldfast, options: StartOptions) {
    this.#holdfast = holdfast;
    this.#options = options;
  }

  kill(downMs: number): Promise<string> {
    return this.#queue(async () => {
      await this.#holdfast.kill();
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
      await this.#holdfast.kill();
      const died = await this.#armed(failpoint);
      await this.#holdfast.kill();
      await this.#start();
      return `${died ? 'died at' : 'never came by'} ${failpoint}`;
    });
  }

  /** Resolves when a controller serves that nobody means to end. */
  async heal(): Promise<void> {
    this.#isHealing = true;
    await this.#last;
    this.#isHealing = false;
  }

  async #armed(failpoint: string): Promise<boolean> {
    const env = { ...this.#options.env, HOLDFAST_FAILPOINT: failpoint };
    await this.#holdfast.start({ ...this.#options, env }).catch(() => undefined);
    const { controller } = this.#holdfast;
    const lives = () => controller?.exitCode === null && controller.signalCode === null;
    const until = performance.now() + ARMED_MS;
    while (lives() && !this.#isHealing && performance.now() < until) await delay(20);
    return !lives();
  }

  /** A full disk may keep it from starting, so it is tried again. */
  async #start(): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        await this.#holdfast.start(this.#options);
        return;
      } catch (error) {
        await this.#holdfast.kill();
        if (attempt === 20) throw error;
        await delay(500);
      }
    }
  }

  #queue(work: () => Promise<string>): Promise<string> {
    const next = this.#last.then(work);
    this.#last = next.catch(() => undefined);
    return next;
  }
}
