import type { ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import {
  changesSince,
  forgetOldChanges,
  isRemembered,
  newestChange,
  type ResourceChange,
} from '../control/console/changes.ts';
import type { Store } from '../store/database.ts';
import { readToken } from './cookie.ts';
import type { ConsoleOptions } from './options.ts';
import { requireSession } from './session.ts';
import type { SessionEnds } from './session-ends.ts';

/** How often the store is asked for changes while somebody looks. */
const POLL_MS = 100;
/** Without a word for longer than this, a page may take the connection for lost. */
const HEARTBEAT_MS = 10_000;
/** A reader that takes nothing in is let go; it comes back and goes on from where it was. */
const UNREAD_BYTES = 1_048_576;

/**
 * `/changes`: what changed, as server-sent events, each with its sequence as the id. A page that was away is told all
 * that it missed (`Last-Event-ID`), or `reset` when that is not known any more. Events name resources, never show them:
 * a page asks for what it shows by the API's own actions.
 */
export function serveChanges(app: FastifyInstance, options: ConsoleOptions, ends: SessionEnds): void {
  const readers = new Readers(options.store, (error) =>
    app.log.error({ err: error }, 'reading changes failed'),
  );
  app.addHook('preClose', async () => readers.close());
  app.get('/changes', async (request, reply) => {
    const session = await requireSession(request, options);
    // A browser sends the header by itself; a page that opens the stream anew can only put it into the address.
    const asked = request.headers['last-event-id'] ?? (request.query as { since?: string }).since;
    const newest = await newestChange(options.store);
    const since = typeof asked === 'string' && /^\d{1,15}$/.test(asked) ? Number(asked) : undefined;
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    raw.write('retry: 1000\n\n');
    if (since === undefined) raw.write(eventOf('hello', newest));
    else if (!isRemembered(since, newest)) raw.write(eventOf('reset', newest));
    else for (const change of await changesSince(options.store, since)) raw.write(changeEvent(change));
    if (since !== undefined) raw.write(eventOf('hello', newest));
    // Who signs out in one tab is signed out in all of them.
    raw.on(
      'close',
      ends.wait(readToken(request) ?? '', () => raw.end()),
    );
    await readers.add(raw, newest, session.expiresAt);
  });
}

/** Those who listen. The store is polled once for all of them, and not at all while there is none. */
class Readers {
  readonly #all = new Set<ServerResponse>();
  readonly #store: Store;
  readonly #onError: (error: unknown) => void;
  #sequence = 0;
  #timer: NodeJS.Timeout | undefined;
  #quietSince = performance.now();

  constructor(store: Store, onError: (error: unknown) => void) {
    this.#store = store;
    this.#onError = onError;
  }

  async add(reader: ServerResponse, sequence: number, until: Date): Promise<void> {
    if (reader.destroyed) return;
    const first = this.#all.size === 0;
    this.#all.add(reader);
    // One that comes while others listen may be told of a change twice, never not at all.
    if (first) this.#sequence = sequence;
    else for (const change of await changesSince(this.#store, sequence)) reader.write(changeEvent(change));
    // The session may be renewed meanwhile: the page comes back at once, and is let in again if so.
    const over = setTimeout(() => reader.end(), until.getTime() - Date.now()).unref();
    reader.on('close', () => {
      clearTimeout(over);
      this.#all.delete(reader);
    });
    this.#timer ??= setTimeout(() => this.#poll(), POLL_MS).unref();
  }

  close(): void {
    clearTimeout(this.#timer);
    for (const reader of this.#all) reader.end();
  }

  #poll(): void {
    this.#tell()
      .catch(this.#onError)
      .finally(() => {
        this.#timer = this.#all.size > 0 ? setTimeout(() => this.#poll(), POLL_MS).unref() : undefined;
      });
  }

  async #tell(): Promise<void> {
    const changes = await changesSince(this.#store, this.#sequence);
    const newest = changes.at(-1);
    if (newest) {
      this.#sequence = newest.sequence;
      this.#send(changes.map(changeEvent).join(''));
    } else if (performance.now() - this.#quietSince > HEARTBEAT_MS) {
      this.#send(eventOf('beat', this.#sequence));
      await forgetOldChanges(this.#store);
    }
  }

  #send(text: string): void {
    this.#quietSince = performance.now();
    for (const reader of this.#all) {
      if (reader.writableLength > UNREAD_BYTES) reader.destroy();
      else reader.write(text);
    }
  }
}

function changeEvent({ sequence, kind, region, id }: ResourceChange): string {
  return `id: ${sequence}\nevent: change\ndata: ${JSON.stringify({ kind, region, id })}\n\n`;
}

function eventOf(name: string, sequence: number): string {
  return `id: ${sequence}\nevent: ${name}\ndata: {}\n\n`;
}
