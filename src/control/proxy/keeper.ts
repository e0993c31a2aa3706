import { setTimeout as delay } from 'node:timers/promises';
import { type FindHaProxyOptions, findHaProxy } from '../../engines/haproxy/find.ts';
import { installHaProxy } from '../../engines/haproxy/install.ts';
import type { RunningProxy } from '../../proxy/process.ts';
import { type Endpoints, type EndpointTarget, targetKey } from '../endpoints.ts';
import { ReadableReplicas } from './readable.ts';

/** A mirror that is out of reach stays so for a while. */
const INSTALL_AGAIN_MS = 600_000;
const POLL_MS = 10;
/** How often the process is asked whether it is there, besides being seen to end. */
const LOOK_MS = 2_000;

/** What this controller knows of the proxy from one look to the next; all of it can be found out anew. */
export class ProxyKeeper {
  readonly readable = new ReadableReplicas();
  /** When it was last looked at, of performance.now(). */
  lookedAt = Number.NEGATIVE_INFINITY;
  /** Where everything led, and the process's number, when that was last made so. */
  applied: string | undefined;
  /** Why there is no proxy, in words; undefined while there is one, or it isn't known yet. */
  trouble: string | undefined;
  /** Numbers of the slots whose address or port another program held when they were last tried. */
  taken: Set<number> = new Set();
  readonly #places: FindHaProxyOptions | undefined;
  readonly #stopped = new AbortController();
  readonly #waiting = new Map<string, number>();
  readonly #told = new Map<string, string>();
  #running: RunningProxy | undefined;
  #installing: Promise<void> | undefined;
  #triedAt = Number.NEGATIVE_INFINITY;

  constructor(places: FindHaProxyOptions | undefined) {
    this.#places = places;
  }

  /** The process that this controller is connected to. */
  get running(): RunningProxy | undefined {
    return this.#running?.socket.isOpen ? this.#running : undefined;
  }

  /** Takes a process as the one to be kept; `onEnd` is told when it ends and no other has taken its place. */
  keep(running: RunningProxy, onEnd: () => void): void {
    this.#running = running;
    // One that hangs doesn't answer: the socket ends itself then.
    const watch = setInterval(() => running.socket.info().catch(() => undefined), LOOK_MS).unref();
    void running.socket.closed.then(() => {
      clearInterval(watch);
      if (this.#running === running && !this.#stopped.signal.aborted) onEnd();
    });
  }

  /** What to start; undefined while there is none, which is installed then: `onDone` is told of the end of that. */
  async command(onDone: () => void): Promise<readonly string[] | undefined> {
    if (!this.#places) return undefined;
    const found = await findHaProxy(this.#places);
    if (found) this.trouble = undefined;
    else this.#install(this.#places, onDone);
    return found?.command;
  }

  /** Lets go of a process that is about to be stopped: no news of its end. */
  release(): void {
    const running = this.#running;
    this.#running = undefined;
    running?.socket.close();
  }

  /** Whether a target hasn't been told this yet, since something else was. */
  isNews(target: EndpointTarget, reason: string): boolean {
    const key = targetKey(target);
    if (this.#told.get(key) === reason) return false;
    this.#told.set(key, reason);
    return true;
  }

  /** Whether a target had been told of trouble that is over now; told once. */
  isRelief(target: EndpointTarget): boolean {
    return this.#told.delete(targetKey(target));
  }

  /** Lets go of the process, which runs on. */
  close(): void {
    this.#stopped.abort(new Error('The controller stops'));
    this.#running?.socket.close();
  }

  /**
   * Whether whoever made `target` may say that it is available: clients can connect to it, or will not be able to by
   * waiting any longer.
   */
  isSettled(endpoints: Endpoints, target: EndpointTarget, patienceMs = 15_000): boolean {
    const key = targetKey(target);
    const since = this.#waiting.get(key) ?? performance.now();
    const isVain = !this.#places || this.trouble !== undefined || performance.now() - since > patienceMs;
    const settled = endpoints.isServed(target) || isVain;
    if (settled) this.#waiting.delete(key);
    else this.#waiting.set(key, since);
    return settled;
  }

  /** Resolves when `isSettled`. */
  async settled(endpoints: Endpoints, target: EndpointTarget): Promise<void> {
    while (!this.isSettled(endpoints, target)) await delay(POLL_MS, undefined, { ref: false });
  }

  #install(places: FindHaProxyOptions, onDone: () => void): void {
    if (this.#installing || performance.now() - this.#triedAt < INSTALL_AGAIN_MS) return;
    this.#installing = installHaProxy({ directory: places.directory, signal: this.#stopped.signal })
      .then(
        () => {
          this.trouble = undefined;
        },
        (error: Error) => {
          this.trouble = error.message;
          this.#triedAt = performance.now();
        },
      )
      .finally(() => {
        this.#installing = undefined;
        if (!this.#stopped.signal.aborted) onDone();
      });
  }
}
