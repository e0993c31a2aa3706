import { connect, type Socket } from 'node:net';
import type { Place } from '../pair.ts';
import type { WriterReport } from './messages.ts';

const PAUSE_MS = 1;

/** What a writer tells, and whom it asks. */
export interface WriterHooks {
  find(): Promise<Place> | Place;
  acknowledged(writer: Writer): void;
  refused(error: string): void;
}

/**
 * Pushes one number after another to a list of its own, each as soon as the last was acknowledged, and connects anew by
 * itself 1 ms after it lost its connection. No number is ever sent twice, so that each stands for one write.
 */
export class Writer {
  readonly key: string;
  /** When it was last acknowledged, and when its present connection was made, by `performance.now()`. */
  lastAt = 0;
  connectedAt = 0;
  readonly #hooks: WriterHooks;
  readonly #bytes: number;
  readonly #acknowledgedAt: number[] = [];
  #socket: Socket | undefined;
  #reply = '';
  #sent = 0;
  #waiting = false;
  #stopping: (() => void) | undefined;

  constructor(key: string, bytes: number, hooks: WriterHooks) {
    this.key = key;
    this.#bytes = bytes;
    this.#hooks = hooks;
    void this.#connect();
  }

  /** Ends the connection; the next one is asked for anew. */
  drop(): void {
    this.#socket?.destroy();
  }

  /** Sends nothing more and waits, for a second at most, for the answer to what was sent last. */
  async stop(): Promise<WriterReport> {
    await new Promise<void>((resolve) => {
      this.#stopping = resolve;
      if (this.#waiting) setTimeout(resolve, 1_000);
      else resolve();
    });
    this.#settle(false);
    this.drop();
    return { key: this.key, acknowledgedAt: this.#acknowledgedAt };
  }

  async #connect(): Promise<void> {
    if (this.#stopping) return;
    const place = await Promise.resolve(this.#hooks.find()).catch(() => undefined);
    if (!place) return this.#again();
    const socket = connect({ ...place, noDelay: true });
    this.#socket = socket;
    socket.on('connect', () => {
      this.connectedAt = performance.now();
      this.#write();
    });
    socket.on('data', (chunk) => this.#read(chunk));
    // What went wrong is followed by `close`.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.#settle(false);
      this.#again();
    });
  }

  #again(): void {
    setTimeout(() => void this.#connect(), PAUSE_MS);
  }

  #write(): void {
    if (this.#stopping) return;
    this.#sent++;
    this.#waiting = true;
    this.#reply = '';
    const value = String(this.#sent).padEnd(this.#bytes, '.');
    this.#socket!.write(
      `*3\r\n$5\r\nRPUSH\r\n$${this.key.length}\r\n${this.key}\r\n$${value.length}\r\n${value}\r\n`,
    );
  }

  #read(chunk: Buffer): void {
    this.#reply += chunk.toString('latin1');
    if (!this.#reply.endsWith('\n')) return;
    if (this.#reply.startsWith(':')) {
      this.#settle(true);
      this.#write();
    } else {
      this.#hooks.refused(this.#reply.slice(1).split(' ', 1)[0]!);
      this.drop();
    }
  }

  #settle(acknowledged: boolean): void {
    if (!this.#waiting) return;
    this.#waiting = false;
    this.#acknowledgedAt.push(acknowledged ? Date.now() : 0);
    if (acknowledged) this.#hooks.acknowledged(this);
    this.#stopping?.();
  }
}
