import { setTimeout as delay } from 'node:timers/promises';
import type { Gate } from './gate.ts';
import type { Effect, History } from './history.ts';
import { keysOf, registerValue } from './keys.ts';
import { type Address, isRefusal, Link } from './link.ts';
import { readContent } from './look.ts';
import type { Random } from './random.ts';
import { Track } from './track.ts';

export interface WriterOptions {
  name: string;
  group: string;
  /** Undefined for one that goes through the endpoint. */
  member?: string;
  address: Address;
  effects: readonly Effect[];
  random: Random;
  history: History;
  gate: Gate;
}

/** How often a message is published beside a write: replicas get it, the append-only file doesn't. */
const PUBLISHED = 0.03;
/** Between two writes, in milliseconds; a writer at a node's own address asks that often whether it may write. */
const THINK_MS = [3, 25] as const;
const RETRY_MS = [3, 15] as const;
const REFUSED_MS = [20, 50] as const;

/**
 * Writes numbers of its own, one after the other, and notes what became of each. Whenever its connection ends it makes
 * another, and first looks at what is left of what it wrote.
 */
export class Writer {
  readonly options: WriterOptions;
  readonly track: Track;
  /** Set when its node is about to leave the group or join it: what it acknowledges then is nobody's promise. */
  isApart = false;
  #n = 0;
  #link: Link | undefined;
  #isStopped = false;
  #ended: Promise<void> | undefined;

  constructor(options: WriterOptions) {
    this.options = options;
    this.track = new Track(options);
  }

  start(): void {
    this.#ended ??= this.#work();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#link?.close();
    await this.#ended;
  }

  async #work(): Promise<void> {
    const { gate, random } = this.options;
    while (!this.#isStopped) {
      const pause = await gate.pass(() => this.#turn());
      await delay(random.between(...pause));
    }
    this.#link?.close();
  }

  /** Connects, or writes once. Resolves to how long to wait then. */
  async #turn(): Promise<readonly [number, number]> {
    if (this.#isStopped) return [0, 0];
    if (!this.#link?.isOpen) {
      this.#link?.close();
      this.#link = await this.#connect();
      if (!this.#link) return RETRY_MS;
    }
    const outcome = await this.#write(this.#link);
    if (outcome === 'unknown') this.#link.close();
    return outcome === 'refused' ? REFUSED_MS : THINK_MS;
  }

  async #connect(): Promise<Link | undefined> {
    const { address, member, history, name } = this.options;
    let link: Link | undefined;
    try {
      link = await Link.open(address);
      if (member) history.add({ type: 'ran', at: history.now(), run: link.run, member });
      else {
        const from = history.now();
        const content = await readContent(link, name, this.track.known);
        this.track.looked({ run: link.run, from, to: history.now(), ...content });
      }
      return link;
    } catch {
      link?.close();
      return undefined;
    }
  }

  async #write(link: Link): Promise<'acknowledged' | 'unknown' | 'refused'> {
    const { name, history, random, effects } = this.options;
    const n = ++this.#n;
    const effect = random.pick(effects);
    if (random.chance(PUBLISHED)) void link.send('PUBLISH', 'nothing', `${n}`).catch(() => undefined);
    const from = history.now();
    const outcome = await send(link, name, n, effect).then(
      () => 'acknowledged' as const,
      (error: unknown) => (isRefusal(error) ? ('refused' as const) : ('unknown' as const)),
    );
    if (outcome === 'refused') return outcome;
    const to = history.now();
    const noted = outcome === 'acknowledged' && this.isApart ? 'apart' : outcome;
    this.track.wrote({ n, effect, from, to, run: link.run, outcome: noted });
    return outcome;
  }
}

function send(link: Link, writer: string, n: number, effect: Effect): Promise<unknown> {
  const { log, register, counter } = keysOf(writer);
  const push = ['RPUSH', log, String(n)];
  const set = ['SET', register, registerValue(n)];
  const increment = ['INCR', counter];
  switch (effect) {
    case 'push':
      return link.send(...push);
    case 'set':
      return link.send(...set);
    case 'increment':
      return link.send(...increment);
    case 'all':
      return link.transaction(push, set, increment);
  }
}
