import { setTimeout as delay } from 'node:timers/promises';
import type { History } from './history.ts';
import { BALLAST, keysOf, parseRegister } from './keys.ts';
import { type Address, isRefusal, Link } from './link.ts';

export interface ReaderOptions {
  name: string;
  group: string;
  /** Undefined for one that goes through the reader endpoint, with a connection of its own for each reading. */
  member?: string;
  address: Address;
  /** The writer that only writes in transactions. */
  writer: string;
  history: History;
}

const PAUSE_MS = 150;

/** Reads the same few keys again and again, and notes what it found; and for how long a node answered nothing. */
export class Reader {
  readonly options: ReaderOptions;
  #link: Link | undefined;
  #mute: { from: number; to: number; why: string } | undefined;
  #isStopped = false;
  #ended: Promise<void> | undefined;

  constructor(options: ReaderOptions) {
    this.options = options;
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
    while (!this.#isStopped) {
      const from = this.options.history.now();
      try {
        await this.#read();
        this.#answered();
      } catch (error) {
        // Still loading, or a replica whose data is on its way: it answers, and says so.
        if (isRefusal(error)) this.#answered();
        else this.#silent(from, error as Error);
        this.#link?.close();
      }
      await delay(PAUSE_MS);
    }
    this.#answered();
  }

  async #read(): Promise<void> {
    const { name: reader, group, member, address, writer, history } = this.options;
    if (!this.#link?.isOpen) {
      this.#link = await Link.open(address);
      if (member) history.add({ type: 'ran', at: history.now(), run: this.#link.run, member });
    }
    const keys = keysOf(writer);
    const from = history.now();
    const [length, last, counter, register, ballast] = await this.#link.transaction<
      [number, string | null, string | null, string | null, number]
    >(
      ['LLEN', keys.log],
      ['LINDEX', keys.log, '-1'],
      ['GET', keys.counter],
      ['GET', keys.register],
      ['EXISTS', ...BALLAST],
    );
    history.add({
      type: 'read',
      reader,
      group,
      ...(member ? { member } : {}),
      run: this.#link.run,
      from,
      to: history.now(),
      writer,
      length,
      last: Number(last ?? 0),
      counter: Number(counter ?? 0),
      register: register === null ? 0 : parseRegister(register),
      ballast,
    });
    if (!member) this.#link.close();
  }

  #silent(from: number, { message }: Error): void {
    if (this.#isStopped) return;
    this.#mute = { from: this.#mute?.from ?? from, to: this.options.history.now(), why: message };
  }

  #answered(): void {
    const { member, history } = this.options;
    if (this.#mute && member) history.add({ type: 'mute', member, ...this.#mute });
    this.#mute = undefined;
  }
}
