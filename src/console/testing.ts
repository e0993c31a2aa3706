import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { createApiServer } from '../api/server.ts';
import { openStore } from '../store/database.ts';
import type { ConsoleOptions } from './options.ts';
import { registerConsole } from './register.ts';

export const KEY = { accessKeyId: 'AKIDTEST', secretAccessKey: 'test/secret+1' };

/** A browser of few words: it keeps its cookie, and says what a page of the console's own says. */
export class Browser {
  cookie = '';
  readonly #endpoint: string;

  constructor(endpoint: string) {
    this.#endpoint = endpoint;
  }

  async send(
    method: string,
    path: string,
    { body, headers = {} }: { body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<{ status: number; body: Record<string, unknown>; headers: Headers }> {
    const response = await fetch(`${this.#endpoint}/console${path}`, {
      method,
      redirect: 'manual',
      headers: {
        'x-holdfast-console': '1',
        ...(this.cookie && { cookie: this.cookie }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const given = response.headers.get('set-cookie');
    if (given) this.cookie = given.split(';', 1)[0]!;
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
    return {
      status: response.status,
      headers: response.headers,
      body: isJson ? (JSON.parse(text) as Record<string, unknown>) : { text },
    };
  }

  signIn(): Promise<{ status: number; body: Record<string, unknown>; headers: Headers }> {
    return this.send('POST', '/session', { body: KEY });
  }
}

/** A console without pages over a store in memory, closed when the test is over. */
export async function startConsole(options: Partial<ConsoleOptions> = {}) {
  const store = openStore(':memory:');
  const served: ConsoleOptions = {
    handlers: {},
    store,
    clock: { now: () => new Date() },
    credentials: {
      secretOf: (id: string) => (id === KEY.accessKeyId ? KEY.secretAccessKey : undefined),
    },
    accountId: '000000000000',
    region: 'us-east-1',
    version: '1.2.3',
    pages: '/nonexistent',
    ...options,
  };
  const { handlers, accountId, credentials, version } = served;
  const logger = pino({ level: 'silent' });
  const app = createApiServer({ handlers, accountId, credentials, version, logger });
  registerConsole(app, served);
  onTestFinished(async () => {
    await app.close();
    await store.destroy();
  });
  const endpoint = await app.listen({ host: '127.0.0.1', port: 0 });
  return { endpoint, store, app, browser: new Browser(endpoint) };
}
